"""Columns the sample is given beside its own: what NIR and given names say of sex and birthplace."""

from functools import cache

import numpy as np
import pyarrow.compute as pc

from sourcier.data.names import given_names

from .coded import BLANK
from .days import NO_DAY, Habit, read_days, year_month
from .nir_number import read_nir
from .prove import born_in
from .table import Table, View
from .values import Values

NIR_SEX, NIR_PLACE, NIR_DEPARTMENT, NAMED_SEX, NIR_OWN = (
    "nir_sex",
    "nir_place",
    "nir_department",
    "named_sex",
    "nir_own",
)
_CENTURY = 10_000
"""Year and month as YYYYMM without the century."""
_COMMUNES = 1000
_NAMED = 0.5
_SEVERAL = 12


def derive(table: Table) -> None:
    """Add to the row sample what its columns say between the lines."""
    table.person = _person(table)
    _derive_from_nir(table)
    _derive_from_names(table)


def _person(table: Table) -> int | None:
    """Return the fullest column of NIR, else the date column of most days."""
    nirs = [index for index in table.plan.nirs if table.ties.has(index)]
    if nirs:
        return max(nirs, key=lambda index: (table.views[index].summary.filled, -index))
    dates = [index for index, _ in table.plan.dates if table.ties.has(index)]
    return max(dates, key=lambda index: (table.views[index].summary.distinct, -index), default=None)


def _derive_from_nir(table: Table) -> None:
    sampled = [index for index in table.plan.nirs if table.ties.has(index)]
    if not sampled:
        return
    best = max(sampled, key=lambda index: (table.views[index].summary.filled, -index))
    coded = table.ties.coded(best)
    nir = read_nir(coded.values)
    _derive_own(table, coded.spread(born_in(nir), BLANK), best)
    sexes = np.where(nir.valid & (nir.sex > 0), nir.sex, BLANK).astype(np.int64)
    placed = nir.valid & (nir.place > 0)
    places = np.where(placed, nir.place.astype(np.int64) * _COMMUNES + nir.commune, BLANK)
    table.ties.derive(NIR_SEX, coded.spread(sexes, BLANK))
    table.ties.derive(NIR_PLACE, coded.spread(_ranks(places), BLANK))
    table.ties.derive(NIR_DEPARTMENT, coded.spread(np.where(placed, nir.place, BLANK).astype(np.int64), BLANK))


def _derive_own(table: Table, months: np.ndarray, nir: int) -> None:
    """Add whether the number is the person's own: 1 if it agrees with the date of birth, 0 if it is another's."""
    agreeing = {index: table.proofs.count("birth_month", nir, index) for index, _ in table.plan.dates}
    births = max(agreeing, key=lambda index: (agreeing[index], -index), default=None)
    if births is None or not agreeing[births] or not table.ties.has(births):
        return
    coded = table.ties.coded(births)
    days = coded.spread(read_days(coded.values, Habit(dict(table.plan.dates)[births])), NO_DAY)
    known = (months >= 0) & (days != NO_DAY)
    same = year_month(np.where(known, days, 0)) % _CENTURY == months
    table.ties.derive(NIR_OWN, np.where(known, same, BLANK).astype(np.int64))


def _derive_from_names(table: Table) -> None:
    named = [view for view in table.views if view.share("given_name") >= _NAMED and _of_several(view, table)]
    if named:
        coded = table.ties.coded(max(named, key=_given_rank).index)
        table.ties.derive(NAMED_SEX, coded.spread(sexes_of(coded.values), BLANK))
        return
    full = [view for view in table.views if view.share("full_name") >= _NAMED and _of_many(view, table)]
    if full:
        coded = table.ties.coded(max(full, key=lambda view: (view.summary.filled, -view.index)).index)
        table.ties.derive(NAMED_SEX, coded.spread(_sexes_of_full(coded.values), BLANK))


def _of_several(view: View, table: Table) -> bool:
    """Whether a column is more than a few words of which one is a name as well: HONORE, ABSENT, ANNULE."""
    return view.summary.distinct >= min(_SEVERAL, view.summary.filled / 2) and table.ties.has(view.index)


def _of_many(view: View, table: Table) -> bool:
    """Whether a column of full names is hardly that of a few doctors, whose names say nothing of the patient's sex."""
    return view.summary.distinct * 2 >= view.summary.filled and table.ties.has(view.index)


def _sexes_of_full(names: Values) -> np.ndarray:
    """Return the sex that the first or the last word says: whichever place tells it of more values."""
    places = [pc.replace_substring_regex(names.folded, cut, "") for cut in (r" .*$", r"^.* ")]
    return max((sexes_of(Values(words)) for words in places), key=lambda sexes: int((sexes >= 0).sum()))


def _given_rank(view: View) -> tuple[float, int]:
    return (view.share("given_name") - view.share("family_name") / 2, view.summary.filled)


def sexes_of(names: Values) -> np.ndarray:
    """Return 1 for names given to men only, 2 for women only, -1 for others; the first of several names counts."""
    known = _sex_by_name()
    first = [name.split(" ", 1)[0] for name in names.folded.to_pylist()]
    return np.array([known.get(name, BLANK) for name in first], np.int64)


@cache
def _sex_by_name() -> dict[str, int]:
    listed = given_names()
    pairs = zip(listed.names.to_pylist(), listed.sex.to_pylist(), strict=True)
    return {name: {"M": 1, "F": 2}.get(sex, BLANK) for name, sex in pairs}


def _ranks(codes: np.ndarray) -> np.ndarray:
    """Small numbers for large ones, -1 kept."""
    ranks = np.unique(codes, return_inverse=True)[1]
    return np.where(codes < 0, BLANK, ranks).astype(np.int64)
