"""Groups of people with one risk, as rows of a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sourcier.locale import Texts
from sourcier.locale.names.response import BANDS, SORTS, WHYS
from sourcier.model.response import Response
from sourcier.model.severity import Group, Why
from sourcier.report.drawings import bar
from sourcier.report.figures import Figures, capital
from sourcier.report.masking import is_hidden

from .words import score

_SHOWN = 12
_CB = "cb"


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group of people, ready to be shown."""

    kinds: str
    people: str
    count: int
    dpc: str
    ei: str
    cb: str
    se: str
    span: str
    """From the mildest to the strictest reading; empty where they agree."""
    band: str
    band_code: str
    why: tuple[str, ...]
    bar: Markup


def gathered(facts: Response) -> tuple[Group, ...]:
    """Return the groups of the controllers asked about, or of all where there are none: equal ones as one.

    Who is a patient of two controllers is counted with each.
    """
    controllers = {one.id for one in facts.parties if one.role == "controller"}
    groups = [one for one in facts.severity.groups if one.party in controllers] or list(facts.severity.groups)
    found: dict[tuple[object, ...], list[Group]] = {}
    for group in groups:
        found.setdefault((group.kinds, group.se, group.low, group.high), []).append(group)
    merged = [_merged(same) for same in found.values()]
    return tuple(sorted(merged, key=lambda one: (-one.se, is_hidden(one.people), -one.people)))


def _merged(same: Sequence[Group]) -> Group:
    """One hidden count hides the sum."""
    first = same[0]
    hidden = next((group.people for group in same if is_hidden(group.people)), None)
    people = sum(group.people for group in same) if hidden is None else hidden
    return Group(first.party, first.kinds, people, first.dpc, first.ei, first.cb, first.se, first.band, first.why,
                 first.low, first.high)  # fmt: skip


def rows_of(facts: Response, texts: Texts) -> tuple[tuple[GroupRow, ...], int]:
    """Return the rows of the table, and how many groups are left out."""
    groups = gathered(facts)
    shown = sorted(groups[:_SHOWN] if len(groups) <= _SHOWN else _telling(groups), key=lambda one: -one.se)
    most = max((group.people for group in groups), default=0)
    return tuple(_row(group, most, texts) for group in shown), len(groups) - len(shown)


def _telling(groups: Sequence[Group]) -> list[Group]:
    """The worst few, and of the others those with most people."""
    worst = list(groups[: _SHOWN // 3])
    rest = sorted(groups[_SHOWN // 3 :], key=lambda one: -one.people)
    return [*worst, *rest[: _SHOWN - len(worst)]]


def _row(group: Group, most: int, texts: Texts) -> GroupRow:
    figures = Figures(texts)
    names = [figures.name(SORTS, kind) for kind in group.kinds]
    span = ""
    if group.low != group.high:
        span = texts.say("%(low)s to %(high)s", low=score(group.low, texts), high=score(group.high, texts))
    return GroupRow(
        kinds=capital(" + ".join(names)) or texts.say("nothing personal"),
        people=figures.count(group.people),
        count=group.people,
        dpc=score(group.dpc, texts),
        ei=score(group.ei, texts),
        cb=score(group.cb, texts),
        se=score(group.se, texts),
        span=span,
        band=figures.name(BANDS, group.band),
        band_code=group.band,
        why=tuple(_why(why, texts) for why in group.why if why.factor != _CB or why.decision),
        bar=bar(group.people, most),
    )


def circumstances(groups: Sequence[Group], texts: Texts) -> tuple[str, ...]:
    """Return what adds to every score, each once; what a person set stands with its group."""
    every = (why for group in groups for why in group.why if why.factor == _CB and not why.decision)
    return tuple(dict.fromkeys(_circumstance(why, texts) for why in every))


def _circumstance(why: Why, texts: Texts) -> str:
    return texts.say("%(said)s: +%(value)s", said=_why(why, texts), value=score(why.value, texts))


def _why(why: Why, texts: Texts) -> str:
    said = capital(Figures(texts).name(WHYS, why.code))
    return texts.say("%(said)s (decision %(id)s)", said=said, id=why.decision) if why.decision else said
