"""Rows told apart by person, from the first key to the interval."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sourcier.model.people import People

from .blocks import candidates
from .compare import DAY, Compared, compare, compared_names
from .components import components
from .count import Doubt, Linked, count
from .dates import NEAR
from .decided import Settled, apart, joined_by_hand, rows_apart, without_settled
from .fields import FIELDS, Field, Sheet
from .frequencies import Shares
from .joining import join
from .power import Power
from .records import records_of
from .texts import Texts
from .tiers import allowed, contradicts, two_numbers
from .view import View, view_of
from .weigh import weigh
from .weights import Model

_FIRM = 5.0
"""Logarithm of the odds against one person from which a pair is as good as forbidden: 150 to one."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """Who each row is about, and how sure that is."""

    of_row: np.ndarray
    """int32 per row: a number from 0 for each person, `NOBODY` where the row identifies nobody."""
    people: People
    doubts: tuple[Doubt, ...]
    contradicted: tuple[int, ...]
    """Decisions that others contradict, by their place."""


def tell(
    sheet: Sheet, texts: Texts, fields: Sequence[Field] = FIELDS, settled: Sequence[Settled] = (), workers: int = 1
) -> Told:
    """Return who the rows are about, the same whatever the number of threads that work on it."""
    records = records_of(sheet, rows_apart(settled))
    view = view_of(sheet, records, fields)
    shares = Shares.of(view, compared_names(view, fields), fields, workers)
    weighed = weigh(view, candidates(view, fields, workers), texts, fields, shares, workers=workers)
    compared, odds = weighed.compared, weighed.odds
    fine = allowed(view, compared, lenient=weighed.lenient)
    edges = np.flatnonzero(fine & (odds > 0))
    dated = edges[compared.of(DAY)[edges] >= NEAR]
    born = components(compared.first[dated], compared.second[dated], len(view))
    rules = _Rules(
        view,
        texts,
        tuple(fields),
        weighed.model,
        shares,
        weighed.lenient,
        born,
        frozenset(apart(settled, records)),
        compared,
    )
    joined = join(len(view), compared.first[edges], compared.second[edges], odds[edges], rules.exclude)
    person, contradicted = joined_by_hand(joined.person, settled, records)
    forbidden = ~fine
    forbidden[edges[joined.refused]] = True
    odds = without_settled(odds, (compared.first, compared.second), person, settled, records)
    linked = Linked(
        sheet, view, records, compared, weighed.blocks, odds, forbidden, edges[joined.used], person,
        Power(view, weighed.model, shares, weighed.lenient),
    )  # fmt: skip
    of_row, people, doubts = count(linked)
    return Told(of_row, people, doubts, contradicted)


@dataclass(frozen=True, slots=True, eq=False)
class _Rules:
    """What keeps two records of one group apart."""

    view: View
    texts: Texts
    fields: tuple[Field, ...]
    model: Model
    shares: Shares
    lenient: bool
    """What may not differ differs within one person here: only what is unlikely as a whole keeps two apart."""
    born: np.ndarray
    """Per record: records with one number here bear one birth date, or the like by a chain of typing errors."""
    by_hand: frozenset[tuple[int, int]]
    known: Compared
    """Pairs that were compared before, in order."""

    def exclude(self, first: np.ndarray, second: np.ndarray) -> np.ndarray:
        """Whether pairs, the smaller record first, may not be one person."""
        these = self._compared(first, second)
        out = contradicts(self.view, these, self.born[first] == self.born[second])
        if self.lenient:
            unlikely = self._odds(these) < -_FIRM
            out &= unlikely | two_numbers(self.view, these)
        for one, other in sorted(self.by_hand):
            out |= (first == one) & (second == other)
        return out

    def _compared(self, first: np.ndarray, second: np.ndarray) -> Compared:
        """Return the pairs' levels; those that were compared before are not read again."""
        size = len(self.view)
        before, asked = (pair[0] * size + pair[1] for pair in ((self.known.first, self.known.second), (first, second)))
        at = np.minimum(np.searchsorted(before, asked), max(before.size - 1, 0))
        met = before[at] == asked if before.size else np.zeros(asked.size, bool)
        levels, clash = np.zeros((len(self.known.names), asked.size), np.uint8), np.zeros(asked.size, bool)
        levels[:, met], clash[met] = self.known.levels[:, at[met]], self.known.clash[at[met]]
        if not met.all():
            new = compare(self.view, first[~met], second[~met], self.texts, self.fields)
            levels[:, ~met], clash[~met] = new.levels, new.clash
        return Compared(first, second, self.known.names, levels, clash)

    def _odds(self, these: Compared) -> np.ndarray:
        return self.model.odds(these, self.shares.shared(these.first, these.names, these.levels))
