"""Rows told apart by person, from the first key to the interval."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sourcier.model.people import People

from .blocks import View, candidates
from .compare import DAY, Compared, compare
from .components import components
from .count import Doubt, Linked, count
from .dates import NEAR, fillers
from .decided import Settled, apart, joined_by_hand, rows_apart, without_settled
from .fields import FIELDS, OWN, Field, Sheet, agreed
from .frequencies import shared_shares
from .joining import join
from .records import records_of
from .texts import Texts
from .tiers import allowed, both_differ, contradicts, one_number, two_numbers
from .weights import Model, Seen, learn

_FIRM = 5.0
"""Logarithm of the odds against one person from which a pair is as good as forbidden: 150 to one."""
_STRANGERS, _SHIFTS = 2_000, 6


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """Who each row is about, and how sure that is."""

    of_row: np.ndarray
    """int32 per row: a number from 0 for each person, `NOBODY` where the row identifies nobody."""
    people: People
    doubts: tuple[Doubt, ...]
    contradicted: tuple[int, ...]
    """Decisions that others contradict, by their place."""


def tell(sheet: Sheet, texts: Texts, fields: Sequence[Field] = FIELDS, settled: Sequence[Settled] = ()) -> Told:
    """Return who the rows are about."""
    records = records_of(sheet, rows_apart(settled))
    own = tuple(field.name for field in fields if field.household < OWN and field.name in sheet.values)
    view = View(sheet, records.first, fillers(sheet.day[records.first]), own)
    found = candidates(view, fields)
    compared = compare(view, found.first, found.second, texts, fields)
    shares = shared_shares(view, compared)
    model, lenient = _model(view, compared, shares, texts, fields)
    odds = model.odds(compared, shares)
    fine = allowed(view, compared, lenient=lenient)
    edges = np.flatnonzero(fine & (odds > 0))
    dated = edges[compared.of(DAY)[edges] >= NEAR]
    born = components(found.first[dated], found.second[dated], len(view))
    rules = _Rules(view, texts, tuple(fields), model, lenient, born, frozenset(apart(settled, records)))
    joined = join(len(view), found.first[edges], found.second[edges], odds[edges], rules.exclude)
    person, contradicted = joined_by_hand(joined.person, settled, records)
    forbidden = ~fine
    forbidden[edges[joined.refused]] = True
    odds = without_settled(odds, (found.first, found.second), person, settled, records)
    linked = Linked(
        sheet, view, records, compared, found.blocks, odds, forbidden, edges[joined.used], person, model.wrong
    )
    of_row, people, doubts = count(linked)
    return Told(of_row, people, doubts, contradicted)


@dataclass(frozen=True, slots=True, eq=False)
class _Rules:
    """What keeps two records of one group apart."""

    view: View
    texts: Texts
    fields: tuple[Field, ...]
    model: Model
    lenient: bool
    """What may not differ differs within one person here: only what is unlikely as a whole keeps two apart."""
    born: np.ndarray
    """Per record: records with one number here bear one birth date, or the like by a chain of typing errors."""
    by_hand: frozenset[tuple[int, int]]

    def exclude(self, first: np.ndarray, second: np.ndarray) -> np.ndarray:
        """Whether pairs may not be one person."""
        these = compare(self.view, first, second, self.texts, self.fields)
        out = contradicts(self.view, these, self.born[first] == self.born[second])
        if self.lenient:
            unlikely = self.model.odds(these, shared_shares(self.view, these)) < -_FIRM
            out &= unlikely | two_numbers(self.view, these)
        for one, other in sorted(self.by_hand):
            out |= (first == one) & (second == other)
        return out


def _model(
    view: View, compared: Compared, shares: np.ndarray, texts: Texts, fields: Sequence[Field]
) -> tuple[Model, bool]:
    """Return what the candidates teach, against pairs drawn blindly, and whether what may not differ often does."""
    sample = np.arange(0, len(view), max(1, len(view) // _STRANGERS))
    shifts = range(1, min(_SHIFTS, max(1, len(sample) // 2)) + 1)
    one = np.concatenate([sample for _ in shifts])
    other = np.concatenate([np.roll(sample, shift * 7 + 1) for shift in shifts])
    kept = one != other
    strangers = compare(view, one[kept], other[kept], texts, fields)
    open_ = int((~agreed(view.numbers(slice(None)))).sum())
    pairs = max(1, open_ * (len(view) - 1) - open_ * (open_ - 1) // 2)
    sure = one_number(view, compared.first, compared.second)
    seen = Seen(compared, shares, sure, pairs, max(2, open_))
    taught = seen.only(~both_differ(compared))
    model = learn(taught, strangers, fields)
    if model.lenient(seen.pairs, seen.records):
        return learn(taught, strangers, fields, few_twins=True), True
    return learn(seen.only(allowed(view, compared, lenient=False)), strangers, fields), False
