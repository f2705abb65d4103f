"""The first sentence of each chapter: what a reader without any training must be able to repeat."""

from collections.abc import Sequence
from typing import Any

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.locale.names import KINDS, OVERTURNS, TRIALS
from sourcier.model.check import Check
from sourcier.model.facts import Examination

from .check import missed_said
from .comments import GROUPS, HEALTH, Said, most_rows, said_in_comments
from .drawings import draw_interval, draw_segments
from .figures import Figures
from .masking import is_hidden
from .relations import relations_said, table_said
from .sentences import METHODS, WEAKEST, coded

_NAMED = 4
_RESTS_ON = "rests_on_"
COMPOSED = {
    "one": _("The file is of one piece: nothing shows that it was put together from several."),
    "merged": _("The file was put together from several sources."),
    "recycled": _("The file is made of people of a file that was known before."),
    "undetermined": _("Whether the file is of one piece cannot be told from it."),
}
"""`Composition.verdict`."""
TRUE = {
    "consistent": _("The file looks like a true export: what can be tested hangs together as in real life."),
    "fabricated": _("The file looks invented: things that hang together in real life do not hang together here."),
    "undetermined": _("Whether the file is a true export cannot be told from it."),
}
"""`Authenticity.verdict`."""


def chapters(examination: Examination, texts: Texts, check: Check | None) -> dict[str, Any]:
    """Return what the chapters' templates are filled with."""
    people, lines = examination.people, said_in_comments(examination)
    return {
        "people_said": people_said(examination, texts),
        "interval": draw_interval(people.low, people.best, people.high, texts),
        "method": coded(METHODS, people.method, texts),
        "relations": relations_said(examination, texts),
        "sources": [(table_said(examination, one.evidence, one.table), one) for one in examination.sources],
        "composition_said": composition_said(examination, texts),
        "segments": draw_segments(examination.composition.segments, texts),
        "authenticity_said": authenticity_said(examination, texts),
        "comments": lines,
        "comments_said": comments_said(lines, texts),
        "comment_groups": GROUPS,
        "most_said": most_rows(lines),
        "queue_said": queue_said(examination, texts),
        "checked_said": checked_said(check, texts),
    }


def people_said(examination: Examination, texts: Texts) -> str:
    """Return how many people there are, in one sentence."""
    figures, people = Figures(texts), examination.people
    if not people.best:
        return texts.say("Nobody can be told apart in this file.")
    if people.low == people.high and not is_hidden(people.low):
        return figures.counted("Exactly %(n)s person is in this file.", "%(n)s people are in this file.", people.best)
    return figures.counted(
        "About %(n)s person is in this file: at least %(low)s, at most %(high)s.",
        "About %(n)s different people are in this file: at least %(low)s, at most %(high)s.",
        people.best,
        low=figures.count(people.low),
        high=figures.count(people.high),
    )


def composition_said(examination: Examination, texts: Texts) -> str:
    """Return of how many pieces the file is, in one sentence."""
    return texts.gettext(COMPOSED.get(examination.composition.verdict, COMPOSED["undetermined"]))


def authenticity_said(examination: Examination, texts: Texts) -> str:
    """Return whether the file is true, in one sentence."""
    return texts.gettext(TRUE.get(examination.authenticity.verdict, TRUE["undetermined"]))


def overturned(code: str, texts: Texts) -> str:
    """Return what would overturn a verdict, or what it rests on most."""
    if code.startswith(_RESTS_ON):
        test = coded(TRIALS, code.removeprefix(_RESTS_ON), texts)
        return texts.say("It rests most on: %(test)s.", test=test)
    known = OVERTURNS if code in OVERTURNS else WEAKEST
    return texts.say("Weakest point: %(weakest)s", weakest=coded(known, code, texts))


def comments_said(lines: Sequence[Said], texts: Texts) -> str:
    """Return what comments speak of, in one sentence."""
    if not lines:
        return texts.say("The comments were read; nothing about health and no other person was found in them.")
    health = [line for line in lines if line.group == HEALTH]
    names = [texts.gettext(KINDS.get(line.kind, line.kind)) for line in (health or lines)[:_NAMED]]
    return texts.say("The comments speak of %(subjects)s.", subjects=texts.listing(names))


def queue_said(examination: Examination, texts: Texts) -> str:
    """Return how much is left for a person, in one sentence."""
    return texts.count(
        "%(n)s question needs a person; the one that moves most people stands first.",
        "%(n)s questions need a person; those that move most people stand first.",
        len(examination.queue),
    )


def checked_said(check: Check | None, texts: Texts) -> tuple[str, ...]:
    """Return what a sample judged by people bounds, one sentence per part; or that nobody judged one yet."""
    if check is None:
        return (texts.say("Nobody has checked yet, on a random sample, how much was missed."),)
    return tuple(missed_said(missed, texts) for missed in check.missed)
