"""A postcode stands beside a commune it serves; on a foreign address, two equal postcodes beside equal towns."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.data import postcode_place_array
from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.measured import Measured, beyond_chance, share
from sourcier.examine.authenticity.pairs import dependence, evenness
from sourcier.examine.authenticity.trial import Family, Trial

_ONE_RULES = 0.6
_SHIFTS = (1, 7, 101)


def measure(cohort: Cohort) -> Measured | None:
    """Measure beyond what the same columns give when one is moved by some rows."""
    if not cohort.has("postcode", "commune"):
        return None
    code, town = cohort.hashes("postcode"), cohort.hashes("commune")
    rows = np.flatnonzero(cohort.once & (code != 0) & (town != 0))
    if not rows.size or evenness(town[rows]) > _ONE_RULES:
        return None
    served = _Served(cohort)
    chance = float(np.mean([served.at(rows, np.roll(rows, shift)).mean() for shift in _SHIFTS]))
    listed = beyond_chance(share(int(served.at(rows, rows).sum()), len(rows)), chance)
    alike = dependence(code[rows], town[rows])
    return max(listed, alike, key=lambda found: found.low)


class _Served:
    def __init__(self, cohort: Cohort) -> None:
        code, town = cohort.column("postcode"), cohort.column("commune")
        self._code, self._codes = code.rows(np.arange(len(code.text))), code.values.compact
        self._town, self._towns = town.rows(np.arange(len(town.text))), cohort.town.text

    def at(self, rows: np.ndarray, others: np.ndarray) -> np.ndarray:
        """Whether the postcodes of `rows` serve the communes of `others`."""
        pairs, back = np.unique(
            self._code[rows].astype(np.int64) * len(self._towns) + self._town[others], return_inverse=True
        )
        codes, towns = (
            self._codes.take(pa.array(pairs // len(self._towns))),
            self._towns.take(pa.array(pairs % len(self._towns))),
        )
        written = pc.binary_join_element_wise(pc.utf8_lpad(codes, 5, "0"), towns, " ")
        found = pc.is_in(written, value_set=postcode_place_array()).to_numpy(zero_copy_only=False)
        return np.asarray(found[back])


TRIAL = Trial(
    "postcode_commune", Family.RESIDENCE, measure, 0.95, 0.5, 0.15, speaks_for=0.3, speaks_against=1.5, binding=True
)
