"""Columns the sample is given beside its own: what NIR and given names say of sex and birthplace."""

from functools import cache

import numpy as np
import pyarrow as pa

from sourcier.data.names import given_names

from .nir_number import read_nir
from .table import Table, View
from .values import Values, fold

NIR_SEX, NIR_PLACE, NIR_DEPARTMENT, NAMED_SEX = "nir_sex", "nir_place", "nir_department", "named_sex"
_NAMED = 0.5


def derive(table: Table) -> None:
    """Add to the row sample what its columns say between the lines."""
    _derive_from_nir(table)
    _derive_from_names(table)


def _derive_from_nir(table: Table) -> None:
    sampled = [index for index in table.proposal.plan.nirs if table.ties.has(index)]
    if not sampled:
        return
    best = max(sampled, key=lambda index: (table.views[index].summary.filled, -index))
    nir = read_nir(Values(table.ties.text(best)))
    sexed, placed = nir.valid & (nir.sex > 0), nir.valid & (nir.place > 0)
    table.ties.derive(NIR_SEX, np.where(sexed, nir.sex, -1).astype(np.int64))
    table.ties.derive(NIR_PLACE, _ranks(np.where(placed, nir.place.astype(np.int64) * 1000 + nir.commune, -1)))
    table.ties.derive(NIR_DEPARTMENT, np.where(placed, nir.place, -1).astype(np.int64))


def _derive_from_names(table: Table) -> None:
    named = [view for view in table.views if view.share("given_name") >= _NAMED and table.ties.has(view.index)]
    if not named:
        return
    best = max(named, key=_given_rank)
    table.ties.derive(NAMED_SEX, sexes_of(table.ties.text(best.index)))


def _given_rank(view: View) -> tuple[float, int]:
    return (view.share("given_name") - view.share("family_name") / 2, view.summary.filled)


def sexes_of(names: pa.StringArray) -> np.ndarray:
    """Return 1 for names given to men only, 2 for women only, -1 for others; the first of several names counts."""
    known = _sex_by_name()
    first = [name.split(" ", 1)[0] for name in fold(names).to_pylist()]
    return np.array([known.get(name, -1) for name in first], np.int64)


@cache
def _sex_by_name() -> dict[str, int]:
    listed = given_names()
    pairs = zip(listed.names.to_pylist(), listed.sex.to_pylist(), strict=True)
    return {name: {"M": 1, "F": 2}.get(sex, -1) for name, sex in pairs}


def _ranks(codes: np.ndarray) -> np.ndarray:
    """Small numbers for large ones, -1 kept."""
    ranks = np.unique(codes, return_inverse=True)[1]
    return np.where(codes < 0, -1, ranks).astype(np.int64)
