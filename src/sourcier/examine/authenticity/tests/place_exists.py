"""The commune of birth in the number was a commune at that time: one random code in three was."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.data import commune_spans
from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.measured import Measured, share
from sourcier.examine.authenticity.trial import Family, Trial
from sourcier.recognise.nir_number import PLACE_CODES

_YEAR = 10_000


def measure(cohort: Cohort) -> Measured | None:
    """Measure among those born in France; a year in which the code came or went counts as right."""
    number = cohort.number
    told = cohort.once & number.french & (cohort.birth_year > 0)
    if not told.any():
        return None
    keys, rows = np.unique(number.place[told].astype(np.int64) * 1000 + number.commune[told], return_inverse=True)
    at = _position(keys)[rows]
    spans, year = commune_spans(), cohort.birth_year[told]
    stood = (at >= 0) & (spans.first[at] // _YEAR <= year) & (spans.last[at] // _YEAR >= year)
    return share(int(stood.sum()), len(stood))


def _position(keys: np.ndarray) -> np.ndarray:
    """Where each commune stands among the spans, -1 where it never was one."""
    department = PLACE_CODES.take(pa.array(keys // 1000)).to_pylist()
    codes = [f"{d}{c:0{5 - len(d)}d}" for d, c in zip(department, (keys % 1000).tolist(), strict=True)]
    found = pc.index_in(pa.array(codes, pa.string()), value_set=commune_spans().codes)
    return np.asarray(found.fill_null(-1).to_numpy(zero_copy_only=False)).astype(np.int64)


TRIAL = Trial(
    "place_exists", Family.BIRTHPLACE, measure, 0.98, 0.9, 0.8, speaks_for=0.1, speaks_against=0.8, binding=True
)
