"""The first pass: what is counted of every cell of every column.

`profile` and `merge_profiles` are pure and hold integers only, so that threads, processes or a cluster may share the
batches out as they like: the settled profile is the same.
"""

from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .distinct import NONE, Distinct, merge_distinct, settled
from .hashing import data_bytes, hash_text, offsets
from .sample import Sample, empty_sample, merge_samples, sample_size, settled_sample, take_sample

_HIGH = 0x80
_SPACE = 0x20


@dataclass(frozen=True, slots=True, eq=False)
class ColumnProfile:
    """What is counted of one column. Lengths are characters of trimmed, filled cells."""

    filled: int
    shortest: int
    longest: int
    characters: int
    """The sum of the lengths."""
    distinct: Distinct
    sample: Sample

    @property
    def mean_length(self) -> float:
        """Characters per filled cell."""
        return self.characters / self.filled if self.filled else 0.0


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """What is counted of a table, or of a part of it."""

    rows: int
    columns: tuple[ColumnProfile, ...]

    @property
    def settled(self) -> "Profile":
        """The same in the one form that does not depend on how the rows were cut."""
        return replace(self, columns=tuple(_settled(column) for column in self.columns))


def data_columns(batch: pa.RecordBatch) -> list[int]:
    """Return the positions of the columns that hold data: names that begin with "_" are the reader's own."""
    return [at for at, name in enumerate(batch.schema.names) if not name.startswith("_")]


def profile_batch(batch: pa.RecordBatch) -> Profile:
    """Return what is counted of these rows."""
    at = data_columns(batch)
    size = sample_size(len(at))
    return Profile(batch.num_rows, tuple(_profile(batch.column(column), size) for column in at))


def merge_profiles(first: Profile, second: Profile) -> Profile:
    """Return what is counted of both parts together; associative."""
    if not first.columns:
        return second
    if not second.columns:
        return first
    columns = tuple(_merge(a, b) for a, b in zip(first.columns, second.columns, strict=True))
    return Profile(first.rows + second.rows, columns)


def distinct_rows(column: pa.StringArray) -> tuple[pa.StringArray, np.ndarray]:
    """Return the trimmed, non-empty values of a column and the rows each fills.

    A value may come twice where it occurs with and without blanks around it.
    """
    if not _bytes(column):
        return column.slice(0, 0), np.empty(0, np.int64)
    coded = column.dictionary_encode()
    rows = np.bincount(coded.indices.to_numpy(), minlength=len(coded.dictionary))
    text = coded.dictionary
    if _may_need_trim(text):
        text = pc.utf8_trim_whitespace(text)
    kept = np.diff(offsets(text)) > 0
    if kept.all():
        return text, rows
    return text.filter(pa.array(kept)), rows[kept]


def _bytes(column: pa.StringArray) -> int:
    ends = column.buffers()[1]
    if ends is None or not len(column):
        return 0
    every = np.frombuffer(ends, np.int32)
    return int(every[column.offset + len(column)]) - int(every[column.offset])


def _may_need_trim(text: pa.StringArray) -> bool:
    """Whether some value begins or ends with a blank or a byte that may belong to one outside ASCII."""
    ends = offsets(text)
    filled = ends[1:] > ends[:-1]
    data = data_bytes(text)
    edges = np.concatenate([data[ends[:-1][filled]], data[ends[1:][filled] - 1]])
    return bool(((edges <= _SPACE) | (edges >= _HIGH)).any())


def _profile(column: pa.StringArray, size: int) -> ColumnProfile:
    text, rows = distinct_rows(column)
    if not len(rows):
        return ColumnProfile(0, 0, 0, 0, NONE, empty_sample(size))
    length = pc.utf8_length(text).to_numpy()
    hashes = hash_text(text)
    return ColumnProfile(
        filled=int(rows.sum()),
        shortest=int(length.min()),
        longest=int(length.max()),
        characters=int(length.astype(np.int64) @ rows),
        distinct=Distinct(hashes, rows),
        sample=take_sample(hashes, text, size),
    )


def _merge(first: ColumnProfile, second: ColumnProfile) -> ColumnProfile:
    if not first.filled:
        return second
    if not second.filled:
        return first
    return ColumnProfile(
        filled=first.filled + second.filled,
        shortest=min(first.shortest, second.shortest),
        longest=max(first.longest, second.longest),
        characters=first.characters + second.characters,
        distinct=merge_distinct(first.distinct, second.distinct),
        sample=merge_samples(first.sample, second.sample),
    )


def _settled(column: ColumnProfile) -> ColumnProfile:
    return replace(column, distinct=settled(column.distinct), sample=settled_sample(column.sample))
