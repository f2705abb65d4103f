"""What a new run says otherwise than the one before: figures, deadlines, fields."""

from collections.abc import Iterator

from sourcier.data.form_packs import form_words
from sourcier.locale import Texts
from sourcier.locale.names.response import BANDS
from sourcier.model.notice import Notice
from sourcier.model.response import Deadline, Response
from sourcier.report.figures import DASH, Figures

from .due import due_of
from .words import moment, score


def changes_between(before: Response, after: Response, party: str, texts: Texts) -> tuple[str, ...]:
    """Return, sentence by sentence, what changed for one party."""
    return (
        *_counts(before, after, party, texts),
        *_deadlines(before, after, party, texts),
        *_notices(before, after, party, texts),
    )


def _said(what: str, old: str, new: str, texts: Texts) -> str:
    return texts.say("%(what)s: %(old)s before, %(new)s now.", what=what, old=old or DASH, new=new or DASH)


def _counts(before: Response, after: Response, party: str, texts: Texts) -> Iterator[str]:
    figures = Figures(texts)
    old, new = (next((one for one in run.severity.parties if one.party == party), None) for run in (before, after))
    if old is None or new is None:
        return
    if old.people != new.people:
        yield _said(texts.say("People"), figures.count(old.people), figures.count(new.people), texts)
    if old.high_risk != new.high_risk:
        yield _said(texts.say("People at high risk"), figures.count(old.high_risk), figures.count(new.high_risk), texts)
    if (old.se, old.band) != (new.se, new.band):
        shown = [f"{score(one.se, texts)} ({figures.name(BANDS, one.band)})" for one in (old, new)]
        yield _said(texts.say("Worst score"), shown[0], shown[1], texts)
    lists = [next((one for one in run.lists if one.party == party), None) for run in (before, after)]
    counts = [one.people if one else 0 for one in lists]
    if counts[0] != counts[1]:
        yield _said(texts.say("People to tell"), figures.count(counts[0]), figures.count(counts[1]), texts)


def _deadlines(before: Response, after: Response, party: str, texts: Texts) -> Iterator[str]:
    old, new = ({one.rule + one.what: one for one in run.deadlines if one.party == party} for run in (before, after))
    for key in dict.fromkeys([*old, *new]):
        one, two = old.get(key), new.get(key)
        if one is None or two is None or (one.due, one.status) != (two.due, two.status):
            known = two or one
            name = due_of(known, texts).name if known else key
            yield _said(name, _state(one, texts), _state(two, texts), texts)


def _state(one: Deadline | None, texts: Texts) -> str:
    if one is None:
        return ""
    state = due_of(one, texts).state
    return f"{state}, {moment(one.due, texts)}" if one.due else state


def _notices(before: Response, after: Response, party: str, texts: Texts) -> Iterator[str]:
    old, new = (next((one for one in run.notices if one.party == party), None) for run in (before, after))
    if old is None or new is None:
        return
    fields = [name for name in dict.fromkeys([*old.fields, *new.fields]) if _value(old, name) != _value(new, name)]
    words = form_words(new.form, texts.language)
    for name in fields:
        yield texts.say("Field %(number)s of the notice changed: %(label)s", number=name, label=words[int(name)].label)


def _value(notice: Notice, name: str) -> object:
    value = notice.fields[name].value if name in notice.fields else None
    return tuple(value) if isinstance(value, list) else value
