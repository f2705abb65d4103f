"""The log-likelihood of every story, term by term. Only differences between stories mean anything."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from sourcier.model.hypotheses import CHAIN, COMMON_SUPPLIER, FABRICATED, ONE_HOLDING, SEVERAL

from .acts import Acts
from .days import Clocks, clocks_of
from .densities import Betas, log_mix, log_sum
from .piece import Held, Piece
from .stories import Claims, Story, Supplier
from .terms import authenticity, columns, coverage, explained, size

Visits = Callable[[np.ndarray], np.ndarray]
TERMS = (
    "rows_explained",
    "same_days",
    "size",
    "coverage",
    "last_visits",
    "values",
    "columns",
    "authenticity",
    "copied_from",
)
_ROWS, _DAYS, _SIZE, _COVERAGE, _VISITS, _VALUES, _COLUMNS, _AUTHENTIC, _COPIED = range(len(TERMS))
_HALF = 0.5
_SAME_STATE = 0.1
"""How often a place nobody lists would be in the very state, day by day, that a listed holding is in."""
_OTHERS_PEOPLE = 0.25
"""How often such a place has nothing to do with the people of any listed holding."""
_KNOWN = 0.2
"""Share of a block's rows that must stand somewhere for the block to speak of coverage."""
_NEARLY = 0.5
"""Such a place resembles a holding that explains at least this share of what the best one does."""


@dataclass(frozen=True, slots=True, eq=False)
class Likelihoods:
    """Per story (row) and term (column) of `TERMS`, natural logarithms."""

    terms: np.ndarray

    @property
    def total(self) -> np.ndarray:
        """Of each story."""
        found: np.ndarray = self.terms.sum(axis=1)
        return found


class Weigher:
    """Weighs the stories of one segment; anything may be left out, to see what rests on it."""

    def __init__(self, piece: Piece, held: Held, claims: Claims, *, migrations: bool = True) -> None:
        self.piece, self.held, self.claims = piece, held, claims
        self.clocks: Clocks = clocks_of(piece, migrations=migrations)
        acts = Acts.of(piece.rows, held, claims, self.clocks)
        self._taken = acts.taken(piece.rows, claims)
        claimed = [claims.act_blocks[list(one)].any(axis=0) for one in claims.acts]
        self._rest = self.clocks.anyhow(~np.array(claimed, bool).reshape(-1, len(piece)))
        self._source, self._other = self._of_claims()

    def weigh(self, stories: Sequence[Story]) -> Likelihoods:
        """Return the likelihoods of those stories."""
        found = np.zeros((len(stories), len(TERMS)))
        none = self._elsewhere(self.clocks.anyhow, None)
        for place, story in enumerate(stories):
            if story.sort in (ONE_HOLDING, SEVERAL, CHAIN):
                found[place] = self._source[self.claims.number[story.members]]
                found[place, _COPIED] += story.favour
            elif story.sort == COMMON_SUPPLIER and story.supplier is not None:
                found[place] = self._of_supplier(story)
            elif story.sort == FABRICATED:
                found[place] = self._invented()
            else:
                found[place] = none
            invented = story.sort == FABRICATED
            found[place, _AUTHENTIC] = authenticity.log_verdict(self.piece.verdict, invented=invented)
        return Likelihoods(found)

    def _of_claims(self) -> tuple[np.ndarray, np.ndarray]:
        """Per claim, the terms if its holdings are the source, and if a place is that resembles them."""
        claims, rows = self.claims, self.piece.rows
        count = len(claims.members)
        source, other = np.zeros((count, len(TERMS))), np.zeros((count, len(TERMS)))
        source[:, _ROWS] = explained.log_source(rows, claims.shared, self.held.anywhere)
        other[:, _ROWS] = explained.log_elsewhere(rows, claims.shared, self.held.anywhere)
        source[:, _SIZE] = other[:, _SIZE] = size.log_size(rows, claims.shared, claims.size)
        shared, sizes = self._where_known(claims)
        even = coverage.log_coverage(shared, sizes, claims.total)
        apart = coverage.log_separately(shared, sizes, claims.total)
        alone = np.array([len(members) == 1 for members in claims.members])
        source[:, _COVERAGE] = np.where(alone, even, apart)
        other[:, _COVERAGE] = coverage.log_like(shared, sizes)
        lacking = np.array([self.held.columns[list(members)].min(axis=0) for members in claims.members]).reshape(-1, 2)
        source[:, _COLUMNS] = columns.log_source(lacking)
        other[:, _COLUMNS] = columns.log_elsewhere(lacking)
        days, visits, told = self._taken.either()
        source[:, _DAYS], source[:, _VALUES] = days, told
        source[:, _VISITS] = visits + self._rest
        return source, other

    def _where_known(self, claims: Claims) -> tuple[np.ndarray, np.ndarray]:
        """Rows and sizes in blocks of which a good part stands anywhere: what was added, no holding covers."""
        known = self.held.anywhere >= _KNOWN * np.maximum(self.piece.rows, 1)
        return claims.shared * known, claims.size * known

    def _elsewhere(self, visits: Visits, supplier: Supplier | None) -> np.ndarray:
        """A place nobody showed: it resembles a listed holding or several, or nothing listed at all."""
        claims = self.claims
        every = np.ones((1, len(self.piece)), bool)
        freely = float(visits(every)[0])
        covered = self._covered(supplier)
        rows = claims.shared.sum(axis=1)
        strange = self._strange(explained.STRANGE, freely)
        strange[_COVERAGE] = covered
        if not rows.size or rows.max(initial=0.0) <= 0:
            return strange
        found = []
        alone = np.array([len(members) == 1 for members in claims.members])
        for sort in (alone, ~alone):
            near = np.flatnonzero(sort & (rows >= _NEARLY * rows.max()))
            each = [self._like(int(claim), freely, covered) for claim in near]
            if each:
                found.append(max(each, key=lambda terms: float(terms.sum())))
        best = max(found, key=lambda terms: float(terms.sum()))
        sums = np.array([terms.sum() for terms in found])
        listed = float(log_sum(sums) - np.log(len(found)))
        whole = float(log_mix((1 - _OTHERS_PEOPLE, np.array(listed)), (_OTHERS_PEOPLE, np.array(strange.sum()))))
        told = best if best.sum() >= strange.sum() else strange
        result = told.copy()
        result[_ROWS] += whole - float(told.sum())
        return result

    def _like(self, claim: int, freely: float, covered: float) -> np.ndarray:
        """A place that resembles a claim's holdings: in another state, or, seldom, in the very same."""
        taken = self._taken
        as_held = float(taken.as_held[claim] + self._rest[claim])
        days, told = float(taken.other_days[claim]), float(taken.changed_values[claim])
        other = days + told + freely
        whole = float(log_mix((_SAME_STATE, np.array(as_held)), (1 - _SAME_STATE, np.array(other))))
        if as_held + float(np.log(_SAME_STATE)) > other + float(np.log(1 - _SAME_STATE)):
            days, told = float(taken.held_days[claim]), float(taken.held_values[claim])
        terms: np.ndarray = self._other[claim].copy()
        terms[_DAYS], terms[_VALUES], terms[_VISITS] = days, told, whole - days - told
        terms[_COVERAGE] += covered
        return terms

    def _covered(self, supplier: Supplier | None) -> float:
        """That the leak's laboratories are those a supplier served."""
        if supplier is None:
            return 0.0
        rows = self.piece.rows
        served = np.array([block in supplier.served for block in range(len(rows))], bool)
        absent = coverage.log_absent(float(rows.sum()), int(served.sum()), supplier.absent)
        return absent + explained.log_served(rows, served)

    def _of_supplier(self, story: Story) -> np.ndarray:
        """A store of that party: one that nobody showed, or all it showed together."""
        unseen = self._elsewhere(self.clocks.by_one_act, story.supplier)
        claim = self.claims.number.get(story.members)
        if claim is None or len(story.members) == 1:
            return unseen
        shown = self._source[claim].copy()
        shared, sizes = self._where_known(self.claims)
        even = coverage.log_coverage(*(a[claim : claim + 1] for a in (shared, sizes, self.claims.total)))
        shown[_COVERAGE] = even[0]
        better = shown if shown.sum() >= unseen.sum() else unseen
        whole = log_mix((_HALF, np.array(shown.sum())), (_HALF, np.array(unseen.sum())))
        result = better.copy()
        result[_ROWS] += float(whole) - float(better.sum())
        return result

    def _invented(self) -> np.ndarray:
        every = np.ones((1, len(self.piece)), bool)
        return self._strange(explained.INVENTED, float(self.clocks.anyhow(every)[0]))

    def _strange(self, shares: Betas, visits: float) -> np.ndarray:
        """Rows that stand in no holding but by chance."""
        terms = np.zeros(len(TERMS))
        terms[_ROWS] = explained.log_strange(self.piece.rows, self.held.anywhere, shares)
        terms[_VISITS] = visits
        return terms
