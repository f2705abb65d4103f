"""The severity of one party's part of the leak, group by group."""

from collections.abc import Sequence

from sourcier.model.decisions import SeverityChoice
from sourcier.model.severity import Group, Overall, Severity, Why

from .choices import Chosen, chosen_for
from .circumstances import Circumstance
from .context import SORTS, context_of
from .enisa import HIGH_RISK, band_of, score
from .groups import SortsOf
from .identification import ease_of

_MANY = 100
_ANNEX = {"dpc": "ENISA 2013, annex 1", "ei": "ENISA 2013, annex 2", "cb": "ENISA 2013, annex 3"}
_SET = "set_by_a_person"


def severity_of(
    parties: Sequence[tuple[str, SortsOf]], circumstances: Sequence[Circumstance], choices: Sequence[SeverityChoice]
) -> Severity:
    """Return the severity for each party, given with the sorts of data of its people, and over all of them."""
    groups: list[Group] = []
    overall: list[Overall] = []
    for party, sorts in parties:
        chosen = chosen_for(party, choices)
        mine = [_group(party, found, people, circumstances, chosen) for found, people in sorts.groups()]
        groups += mine
        overall.append(_overall(party, mine, chosen))
    groups.sort(key=lambda one: (-one.se, -one.people, tuple(map(SORTS.index, one.kinds)), one.party))
    return Severity(tuple(groups), _worst(overall), tuple(overall))


def _group(
    party: str, sorts: tuple[str, ...], people: int, circumstances: Sequence[Circumstance], chosen: Chosen
) -> Group:
    context, ease = context_of(sorts), ease_of(sorts)
    dpc = _why("dpc", context.code, context.value, people, chosen.of("dpc", sorts))
    ei = _why("ei", ease.code, ease.value, people, chosen.of("ei", sorts))
    parts = [(one, _why("cb", one.code, one.value, people, chosen.of(one.part, sorts))) for one in circumstances]
    cb = sum(why.value for _, why in parts)
    settled = {why.factor for why in (dpc, ei) if why.decision}
    low, high = (
        score(
            dpc.value if "dpc" in settled else context_bound,
            ei.value if "ei" in settled else ease_bound,
            sum(why.value if why.decision else getattr(one, bound) for one, why in parts),
        )
        for bound, context_bound, ease_bound in (
            ("mild", context.mild, ease.mild),
            ("strict", context.strict, ease.strict),
        )
    )
    se = score(dpc.value, ei.value, cb)
    return Group(
        party=party,
        kinds=tuple(reversed(sorts)),
        people=people,
        dpc=dpc.value,
        ei=ei.value,
        cb=cb,
        se=se,
        band=band_of(se),
        why=(dpc, ei, *(why for _, why in parts)),
        low=min(low, se),
        high=max(high, se),
    )


def _why(factor: str, code: str, value: float, people: int, choice: SeverityChoice | None) -> Why:
    if choice is None:
        return Why(factor, code, float(value), _ANNEX[factor], "", people)
    return Why(factor, f"{_SET}", float(choice.value), "decisions.toml", choice.id, people)


def _overall(party: str, groups: Sequence[Group], chosen: Chosen) -> Overall:
    people = sum(group.people for group in groups)
    se = max((group.se for group in groups), default=0.0)
    flags = ["over_100_people"] if people > _MANY else []
    unintelligible = chosen.of("unintelligible", ())
    if unintelligible is not None and float(unintelligible.value):
        flags.append("unintelligible")
    at_risk = sum(group.people for group in groups if group.band in HIGH_RISK)
    return Overall(party, people, se, band_of(se), tuple(flags), at_risk)


def _worst(parties: Sequence[Overall]) -> Overall:
    """Over several parties: the worst score; people who are at two of them count twice, so none are added up."""
    worst = max(parties, key=lambda one: (one.se, one.people), default=Overall("", 0, 0.0, "low"))
    if len(parties) == 1:
        return worst
    flags = tuple(dict.fromkeys(flag for one in parties for flag in one.flags))
    return Overall("", 0, worst.se, worst.band, flags, 0)
