"""Comments in columns that were not ordered as text: a column may hide among its codes what no header tells."""

from collections import Counter
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from sourcier.model.facts import Column

from .refusals import RunningText

_SENTENCE = r"(?:\pL[\pL'’]+[ ,;.:/()-]+(?:\pL{1,2}[ ,;.:]+|\d+[ ,;.:%]+)*){3,}\pL{2,}"
"""Four words and more in a row."""
_SHORTEST = 18
_FEWEST, _SHARE = 3, 0.001
"""Sentences, and share of the filled cells, from which it is no accident."""


class Sentences:
    """Counts sentences in columns that may hold none."""

    def __init__(self, columns: Sequence[Column], texts: Sequence[int]) -> None:
        """`columns` as they leave; `texts`: positions among them of columns ordered as text."""
        self._watched = [
            column.index for column in columns if column.index not in texts and column.max_length >= _SHORTEST
        ]
        self._found: Counter[int] = Counter()
        self._filled: Counter[int] = Counter()

    def see(self, batch: pa.RecordBatch) -> None:
        """Count a batch of what will leave."""
        for column in self._watched:
            counted = pc.value_counts(batch.column(f"c{column}"))
            text, rows = counted.field("values"), counted.field("counts")
            self._filled[column] += int(pc.sum(rows.filter(pc.not_equal(text, ""))).as_py() or 0)
            long = pc.greater_equal(pc.utf8_length(text), _SHORTEST)
            text, rows = text.filter(long), rows.filter(long)
            if len(text):
                said = pc.match_substring_regex(text, _SENTENCE)
                self._found[column] += int(pc.sum(rows.filter(said)).as_py() or 0)

    def refuse(self, sources: Sequence[int]) -> None:
        """Raise RunningText for the first column with too many; `sources`: where each stands in the source."""
        for column in self._watched:
            if self._found[column] >= max(_FEWEST, _SHARE * self._filled[column]):
                raise RunningText(sources[column] + 1, self._found[column])
