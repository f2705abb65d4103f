"""Everything of a trace that bears on stories, segment by segment: comparison and manifest in, facts out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sourcier.model.facts import Examination
from sourcier.model.hypotheses import Hypothesis, Weighing
from sourcier.model.parties import CONTROLLER, Manifest
from sourcier.model.trace import Alike
from sourcier.trace.alike import THE_LEAK, Marks
from sourcier.trace.ordered import Named

from .circle import chains_of, left_on, owners, published, suppliers_of
from .gather import Evidence, Ground
from .hypotheses import facts_of, weighing_of
from .priors import Prior
from .segment import Case, weigh


@dataclass(frozen=True, slots=True, eq=False)
class Matter:
    """What stories are weighed by."""

    manifest: Manifest
    named: Named
    examined: Examination
    evidence: Evidence
    marks: Mapping[str, Marks]
    """What each holding holds."""
    alike: Sequence[Alike]
    unread: frozenset[str]
    """Holdings that were refused or not read to their end."""
    absent: tuple[str, ...]
    prior: Prior | None = None


def weigh_all(matter: Matter) -> tuple[tuple[Hypothesis, ...], tuple[Weighing, ...]]:
    """Return the stories of every segment, and how they were weighed."""
    stories: list[Hypothesis] = []
    weighings = []
    for number in range(len(matter.evidence.grounds)):
        found, how = _segment(matter, number)
        stories += found
        weighings.append(how)
    return tuple(stories), tuple(weighings)


def _segment(matter: Matter, number: int) -> tuple[tuple[Hypothesis, ...], Weighing]:
    evidence, manifest = matter.evidence, matter.manifest
    itself = _itself(matter)
    ground = evidence.ground(number, itself)
    names = tuple(holding.id for holding in manifest.holdings if holding.id in evidence.holdings)
    parties = owners(manifest, names)
    piece = evidence.piece(ground, left_on(ground, manifest, matter.named), _verdict(matter.examined, number))
    held = evidence.held(ground, names, parties, itself)
    others = frozenset(names) - itself
    holders = evidence.holders(ground, sorted(others))
    roles = {party.id: party.role for party in manifest.parties}
    suppliers = suppliers_of(ground, manifest, matter.named, held)
    of_each = {one.party: tuple(at for at, party in enumerate(parties) if party == one.party) for one in suppliers}
    case = Case(
        piece,
        held,
        tuple(roles[party] == CONTROLLER for party in parties),
        suppliers,
        tuple(dict.fromkeys(members for members in of_each.values() if len(members) > 1)),
        lambda members: evidence.together(ground, [names[at] for at in members], holders, others),
        tuple(chains_of(held, ground.rows, matter.marks, manifest)),
        tuple(frozenset(one.holdings) for one in matter.alike if one.code != THE_LEAK),
        itself,
        matter.unread,
    )
    weighed = weigh(case, matter.prior)

    def stand(wanted: Sequence[str]) -> int:
        chance = min((evidence.holdings[name][number].chance for name in wanted), default=1.0)
        return int(np.rint(_rows(evidence, ground, wanted) * chance))

    return facts_of(weighed, number, stand, manifest, matter.absent), weighing_of(weighed, number)


def _rows(evidence: Evidence, ground: Ground, names: Sequence[str]) -> float:
    return float(evidence.stand(ground, names).sum())


def _itself(matter: Matter) -> frozenset[str]:
    """Holdings that are the leak's own file, unless they are known to be older than its publication."""
    day = published(matter.manifest)
    until = {holding.id: holding.until for holding in matter.manifest.holdings}
    names = {name for one in matter.alike if one.code == THE_LEAK for name in one.holdings}
    return frozenset(name for name in names if not (day and (end := until[name]) and end < day))


def _verdict(examined: Examination, number: int) -> str:
    found = {one.segment: one.verdict for one in examined.authenticity.segments}
    return found.get(number, examined.authenticity.verdict if len(found) == 0 else "undetermined")
