"""The verdict on every column: votes are summed, the best kind is named where it is well ahead, else none is."""

from collections.abc import Mapping
from dataclasses import replace

from sourcier.model.facts import Also, Column, CountryGuess, Reason

from .countries import guesses
from .derive import derive
from .harmless import column_names
from .judges import JUDGES
from .kind import Kind
from .own import Blocks
from .profile import Profile
from .proofs import Proofs
from .propose import Proposal
from .roles import roles_of
from .table import Table, View
from .ties import Ties

NAMED = 1.0
"""Votes from which a kind is named: ten to one."""
AHEAD = 0.25
"""By how much it must be ahead of the next kind."""
_AHEAD_OF_WIDER = 0.1
_SUREST = 0.999
WIDER = {
    "birth_date": "date",
    "visit_date": "date",
    "death_date": "date",
    "landline": "phone",
    "mobile": "phone",
    "birth_name": "family_name",
    "birth_place": "commune",
}
"""Kinds that are a case of another: where two of them compete, the wider one is still true."""


_SAID = 0.02
"""Share of a column's filled rows that must hold more than a word for "nothing" before the rest can name it."""


def settle(
    profile: Profile, proofs: Proofs, proposal: Proposal, kinds: Mapping[str, Kind], blocks: Blocks
) -> tuple[Column, ...]:
    """Return what every column holds; those in `blocks` are not named."""
    return settle_table(profile, proofs, proposal, kinds, blocks)[0]


def settle_table(
    profile: Profile, proofs: Proofs, proposal: Proposal, kinds: Mapping[str, Kind], blocks: Blocks
) -> tuple[tuple[Column, ...], tuple[CountryGuess, ...]]:
    """Return the same, and the countries whose people the table may be about."""
    table = Table(profile.rows, proposal.views(), proofs, proposal.plan, kinds, Ties(proofs.rows), proposal.headers)
    derive(table)
    for judge in JUDGES:
        judge(table)
    for view, header in zip(table.views, proposal.headers, strict=True):
        if blocks.holds(view.index, header):
            view.votes.clear()
    verdicts = tuple(verdict(view, kinds) for view in table.views)
    roles = roles_of(table, verdicts)
    names = column_names(proposal.headers, kinds)
    inside = _inside(proofs)
    every = zip(table.views, verdicts, roles, names, strict=True)
    columns = tuple(replace(_column(table, *settled), also=inside.get(settled[0].index, ())) for settled in every)
    return columns, guesses(table, proposal.headers, verdicts)


def verdict(view: View, kinds: Mapping[str, Kind]) -> str | None:
    """Return the kind that is named, None where the votes do not say; a wider kind where two narrower ones compete."""
    ranked = _ranked(view, kinds)
    if not ranked or ranked[0][1] < NAMED or view.summary.said < _SAID * view.summary.filled:
        return None
    best, score = ranked[0]
    rivals = [name for name, other in ranked[1:] if score - other < AHEAD]
    wider = WIDER.get(best)
    if wider in rivals and score - view.scores()[wider] >= _AHEAD_OF_WIDER:
        rivals.remove(wider)
    if not rivals:
        return best
    families = {WIDER.get(name, name) for name in (best, *rivals)}
    return families.pop() if len(families) == 1 and families <= set(kinds) else None


def _ranked(view: View, kinds: Mapping[str, Kind]) -> list[tuple[str, float]]:
    known = ((name, score) for name, score in view.scores().items() if name in kinds)
    return sorted(known, key=lambda scored: (-scored[1], scored[0]))


def _column(table: Table, view: View, kind: str | None, role: str, name: str) -> Column:
    profile = view.summary.profile
    ranked = _ranked(view, table.kinds)
    rule = table.kinds.get(kind) if kind else None
    second = next((name for name, score in ranked if name != kind and score > 0), None)
    return Column(
        index=view.index,
        name=name,
        kind=kind,
        category=str(rule.category) if rule else None,
        filled=view.summary.filled,
        valid=_valid(table, view, kind),
        distinct=view.summary.distinct,
        chance=rule.chance if rule else 0.0,
        confidence=_confidence(kind, ranked),
        reasons=_reasons(view, kind),
        role=role,
        min_length=profile.shortest,
        max_length=profile.longest,
        mean_length=profile.mean_length,
        runner_up=second,
    )


def _valid(table: Table, view: View, kind: str | None) -> int:
    """Rows valid by the kind's whole rule: counted in the second pass unless the sample holds every value."""
    if kind is None:
        return 0
    if view.summary.complete and not view.fit(kind).part:
        return view.fit(kind).valid_rows
    if kind in dict(table.plan.exact).get(view.index, ()):
        return table.proofs.count("valid", view.index, kind)
    return round(view.fit(kind).share * view.summary.said)


def _confidence(kind: str | None, ranked: list[tuple[str, float]]) -> float:
    if kind is None:
        return 0.0
    best = ranked[0][1]
    others: float = sum(10.0 ** min(score - best, 0.0) for _, score in ranked[1:]) + 10.0**-best
    return round(min(_SUREST, 1 / (1 + others)), 6)


def _reasons(view: View, kind: str | None) -> tuple[Reason, ...]:
    if kind is None:
        return (Reason("empty" if not view.summary.filled else "undecided", view.summary.filled),)
    votes = [vote for vote in view.votes if vote.kind == kind]
    return tuple(vote.reason for vote in sorted(votes, key=lambda vote: -abs(vote.weight)))


def _inside(proofs: Proofs) -> dict[str | int, tuple[Also, ...]]:
    """Return what was found inside the text of each column."""
    found: dict[str | int, tuple[Also, ...]] = {}
    for key in sorted(key for key in proofs.counts if key[0] == "inside"):
        found[key[1]] = (*found.get(key[1], ()), Also(str(key[2]), proofs.counts[key]))
    return found
