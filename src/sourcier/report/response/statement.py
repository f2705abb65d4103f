"""A public statement: what may be said to everybody, with the figures of the shareable edition alone."""

from dataclasses import dataclass

from sourcier.locale import Texts
from sourcier.locale.names.response import SORTS
from sourcier.model.response import Answerable, Response
from sourcier.report.figures import Figures
from sourcier.report.masking import is_hidden

from .edition import response_edition


@dataclass(frozen=True, slots=True)
class Statement:
    """One controller's statement, paragraph by paragraph."""

    title: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...]
    last: tuple[str, ...]


def statement_of(facts: Response, party: str, texts: Texts) -> Statement:
    """Return the statement. It makes its own shareable edition: no exact small count can stand in it."""
    shared = response_edition(facts, "shareable")
    if shared is None:
        message = "no facts"
        raise ValueError(message)
    one = next(each for each in shared.parties if each.id == party)
    figures = Figures(texts)
    count = (
        texts.say("people")
        if is_hidden(one.people)
        else figures.counted("%(n)s person", "%(n)s people", _rounded(one.people))
    )
    kinds = [figures.name(SORTS, kind) for kind in _kinds(shared, party)]
    return Statement(
        title=texts.say("Statement of %(name)s on a leak of personal data", name=one.name),
        paragraphs=(
            texts.say(
                "A file with personal data of about %(count)s who were patients of %(name)s was found outside our "
                "systems.",
                count=count,
                name=one.name,
            ),
            texts.say("It holds, for some or all of them: %(kinds)s.", kinds=texts.listing(kinds)),
            texts.say("Whoever holds such a file may not use it or pass it on: that is an offence."),
        ),
        points=(
            texts.say("Be wary of messages and calls that name the laboratory or your doctor, even if they know much."),
            texts.say("We never ask for a password, a bank card or a number by mail or telephone."),
            texts.say("If you used the same password elsewhere, change it there."),
            texts.say("Keep what seems suspicious, and report it."),
        ),
        last=_last(one, texts),
    )


def _last(one: Answerable, texts: Texts) -> tuple[str, ...]:
    asked = one.dpo or texts.say("[to be completed: how to reach the data protection officer]")
    return (
        texts.say("Our data protection officer answers your questions: %(contact)s.", contact=asked),
        texts.say("You can complain to the data protection authority (CNIL, www.cnil.fr)."),
        texts.say("[To be completed: what was done since, and where news will be published.]"),
    )


_ROUND = 100


def _rounded(count: int) -> int:
    """To the hundred above a thousand: a statement needs no more, and tells no difference."""
    return count if count < _ROUND * 10 else round(count / _ROUND) * _ROUND


def _kinds(shared: Response, party: str) -> list[str]:
    """Sorts that groups of eleven people and more have; a sort that only small groups have singles out."""
    groups = [group for group in shared.severity.groups if group.party == party and not is_hidden(group.people)]
    return list(dict.fromkeys(kind for group in groups for kind in group.kinds))
