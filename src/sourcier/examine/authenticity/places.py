"""Communes of birth, as the NIR names them, at their time."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.data import commune_spans
from sourcier.recognise.nir_number import PLACE_CODES

from .cohort import Cohort

_YEAR = 10_000


def stood(cohort: Cohort) -> np.ndarray:
    """Whether there was such a commune in the year the NIR names; of rows born elsewhere it says nothing."""
    number = cohort.number
    keys, rows = np.unique(number.place.astype(np.int64) * 1000 + number.commune, return_inverse=True)
    at = _position(keys)[rows]
    spans, year = commune_spans(), cohort.number_year
    there = (at >= 0) & (spans.first[at] // _YEAR <= year) & (spans.last[at] // _YEAR >= year)
    return np.asarray(there)


def _position(keys: np.ndarray) -> np.ndarray:
    """Where each commune stands among the spans, -1 where it never was one."""
    department = PLACE_CODES.take(pa.array(keys // 1000)).to_pylist()
    codes = [f"{d}{c:0{max(5 - len(d), 1)}d}" for d, c in zip(department, (keys % 1000).tolist(), strict=True)]
    found = pc.index_in(pa.array(codes, pa.string()), value_set=commune_spans().codes)
    return np.asarray(found.fill_null(-1).to_numpy(zero_copy_only=False)).astype(np.int64)
