"""Which postcodes serve which communes."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.data import postcode_place_array

from .cohort import Cohort


class Served:
    """Answers for any pairing of a file's postcodes with its communes."""

    def __init__(self, cohort: Cohort) -> None:
        code, town = cohort.column("postcode"), cohort.column("commune")
        self._code, self._codes = code.rows(np.arange(len(code.text))), code.values.compact
        self._town, self._towns = town.rows(np.arange(len(town.text))), cohort.town.text

    def at(self, rows: np.ndarray, others: np.ndarray) -> np.ndarray:
        """Return whether the postcodes of `rows` serve the communes of `others`."""
        wide = len(self._towns)
        pairs, back = np.unique(self._code[rows].astype(np.int64) * wide + self._town[others], return_inverse=True)
        codes, towns = self._codes.take(pa.array(pairs // wide)), self._towns.take(pa.array(pairs % wide))
        written = pc.binary_join_element_wise(pc.utf8_lpad(codes, 5, "0"), towns, " ")
        found = pc.is_in(written, value_set=postcode_place_array()).to_numpy(zero_copy_only=False)
        return np.asarray(found[back])
