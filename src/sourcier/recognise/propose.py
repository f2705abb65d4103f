"""Between the passes: which kinds come into question, and what the second pass must look at."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from .headers import Hint, Phrases
from .judges import JUDGES
from .kind import Kind
from .parts import merged, part_fits
from .plan import Plan, first_plan, keys_of
from .profile import Profile
from .proofs import Proofs
from .summary import Fit, Summary
from .table import Table, View
from .ties import Ties
from .together import fits_of

_WITHIN = 2.0
"""Kinds so many votes behind the best may still win by a proof."""
_NEAR = 0.5
_SIBLINGS = (
    ("date", "birth_date", "visit_date", "death_date"),
    ("family_name", "birth_name", "given_name", "full_name", "doctor"),
    ("commune", "birth_place"),
    ("commune_code", "postcode"),
    ("record_id", "patient_id"),
    ("nir", "ins"),
)
"""Kinds that one column may turn from one into another by a proof."""


@dataclass(frozen=True, slots=True, eq=False)
class Proposal:
    """What the first pass suggests."""

    columns: tuple[int, ...]
    """The columns the second pass must see together: hand it batches with at least these."""
    candidates: tuple[tuple[str, ...], ...]
    """Per column, the kinds that come into question, likeliest first."""
    plan: Plan
    rows: int
    summaries: tuple[Summary, ...]
    fits: tuple[Mapping[str, Fit], ...]
    hints: tuple[Hint, ...]
    headers: tuple[str, ...]
    """One per column. Values: not for show."""

    def views(self) -> tuple[View, ...]:
        """Return the columns without votes."""
        known = zip(self.summaries, self.fits, self.hints, strict=True)
        return tuple(View(index, *parts) for index, parts in enumerate(known))


def propose(profile: Profile, headers: tuple[str, ...], kinds: Mapping[str, Kind], phrases: Phrases) -> Proposal:
    """Return what the profile suggests; `headers` has one entry per column, empty where there is none.

    `phrases`: what the headers of these kinds say.
    """
    whole = profile.settled
    summaries = tuple(Summary(column, whole.rows) for column in whole.columns)
    named = (*headers, *("" for _ in summaries))[: len(summaries)]
    alone = fits_of(summaries, kinds)
    fits = tuple(merged(fits, part_fits(summary, kinds), kinds) for summary, fits in zip(summaries, alone, strict=True))
    hints = tuple(phrases.hint(header) for header in named)
    plan = first_plan(whole.rows, summaries, fits)
    proposal = Proposal((), (), plan, whole.rows, summaries, fits, hints, named)
    table = Table(whole.rows, proposal.views(), Proofs(), plan, kinds, Ties(None), named)
    for judge in JUDGES:
        judge(table)
    candidates = tuple(_candidates(view, kinds) for view in table.views)
    exact = tuple(
        (i, counted)
        for i, names in enumerate(candidates)
        if not summaries[i].complete and (counted := tuple(name for name in names if not fits[i][name].part))
    )
    plan = replace(plan, exact=exact)
    plan = replace(plan, keys=keys_of(plan, whole.rows, summaries))
    return replace(proposal, columns=plan.needed, candidates=candidates, plan=plan)


def _candidates(view: View, kinds: Mapping[str, Kind]) -> tuple[str, ...]:
    scores = {name: score for name, score in view.scores().items() if name in kinds}
    best = max(scores.values(), default=0.0)
    near = {name for name, score in scores.items() if name in view.fits and score >= max(0.0, best - _WITHIN)}
    lead = {name for name in near if scores[name] >= best - _NEAR}
    near.update(name for group in _SIBLINGS if lead.intersection(group) for name in group if view.fit(name).valid)
    return tuple(sorted(near, key=lambda name: (-scores.get(name, 0.0), name)))
