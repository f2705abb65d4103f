"""How many rows of comments hold what: numbers that add up, however the rows are cut."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.model.facts import Also

from .found import KINDS, NONE, STATUSES
from .reader import TextReader

Counts = np.ndarray
"""int64, shape (kinds, statuses): rows with at least one such span; under ``none``, with one whatever its status."""


def no_counts() -> Counts:
    """Return the counts of no rows."""
    return np.zeros((len(KINDS), len(STATUSES)), np.int64)


def count_rows(column: pa.StringArray, reader: TextReader) -> Counts:
    """Return what the rows of a column hold; repeated comments are read once."""
    counted = pc.value_counts(column)
    text, rows = counted.field("values"), counted.field("counts").to_numpy(zero_copy_only=False)
    found = reader.read(text)
    counts = no_counts()
    codes = (found.comment * len(KINDS) + found.kind) * len(STATUSES)
    for status in (found.status, np.full(len(codes), NONE)):
        once = np.sort(codes + status)
        once = once[np.diff(once, prepend=-1) > 0]
        comment, cell = np.divmod(once, counts.size)
        said = cell % len(STATUSES)
        kept = (said == NONE) if status is not found.status else (said != NONE)
        np.add.at(counts.reshape(-1), cell[kept], rows[comment[kept]])
    return counts


def also_of(counts: Counts) -> tuple[Also, ...]:
    """Return the counts as facts, kinds in their order, those that no row holds left out."""
    return tuple(
        Also(KINDS[kind], rows, asserted, negated, family, question, past)
        for kind, (rows, asserted, negated, family, question, past) in enumerate(counts.tolist())
        if rows
    )
