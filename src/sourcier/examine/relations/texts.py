"""The text of people's rows, that of what related tables add included."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sourcier.examine.persons import Texts

_NUMBER = "number"


@dataclass(frozen=True, slots=True, eq=False)
class RelatedTexts:
    """Texts of the rows that people are told apart by; those are numbered anew."""

    texts: Texts
    """Of all rows."""
    rows: np.ndarray
    """The rows that are told apart, ascending."""
    taken: Mapping[str, np.ndarray]
    """Per field, int64 per row of all: the row its text stands in, -1 for its own."""

    def of(self, names: Sequence[str], rows: np.ndarray) -> Mapping[str, pa.StringArray]:
        """Return, per field, one folded text per row. `rows` ascend."""
        every = self.rows[rows]
        plain = [name for name in names if self._of(name) is None]
        found = dict(self.texts.of(plain, every)) if plain else {}
        for name in names:
            taken = self._of(name)
            if taken is not None:
                found[name] = self._elsewhere(name, every, taken)
        return found

    def _of(self, name: str) -> np.ndarray | None:
        return self.taken.get("national" if name == _NUMBER else name)

    def _elsewhere(self, name: str, rows: np.ndarray, taken: np.ndarray) -> pa.StringArray:
        source = np.where(taken[rows] >= 0, taken[rows], rows)
        order = np.argsort(source, kind="stable")
        back = np.empty(len(order), np.int64)
        back[order] = np.arange(len(order))
        return self.texts.of([name], source[order])[name].take(pa.array(back))
