"""What is kept of a table's columns until it is known which are keys: hashes of their values, and how numbers lie."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.model.facts import Column
from sourcier.model.reading import Declared, Reading
from sourcier.recognise import Profile
from sourcier.recognise.distinct import SKETCH
from sourcier.recognise.hashing import Hashes, sorted_set

from .words import subjects, title_subjects

_LONGEST = 64
"""Characters of a key: a UUID in braces has 38."""
_NO_KEY = frozenset(
    {"birth_date", "visit_date", "date", "death_date", "amount", "flag", "sex", "title", "free_text", "street"}
    | {"family_name", "given_name", "birth_name", "full_name", "commune", "postcode", "country", "birth_place"}
    | {"department", "rhesus", "blood_group", "password", "phone", "mobile", "landline", "drug", "insured_rank"}
    | {"test_result", "test_unit", "test_range"}
)
"""Kinds whose values are no table's key."""
_SKELETONS = 3
_DIGITS = 15
_ALMOST = 0.97
"""Distinct values by filled rows from which a column may be a key: an estimate is a hundredth off."""
_PRESENT = 0.9


@dataclass(frozen=True, slots=True, eq=False)
class Keyed:
    """A column that may be a key, or lead to one."""

    column: int
    name: str
    """As it stands in the file. A value: not for show."""
    says: tuple[str, ...]
    kind: str | None
    filled: int
    distinct: int
    unique: bool
    """Whether it tells the rows of a table apart: of each of several tables of one layout."""
    hashes: Hashes
    """Of its distinct values, ascending; the smallest where there are many."""
    limit: np.uint64 | None
    """None where all are kept."""
    numbers: np.ndarray
    """Its digits as numbers, ascending, of a sample; empty where values have many forms."""


@dataclass(frozen=True, slots=True, eq=False)
class Sketch:
    """What is kept of a table, or of tables of one layout."""

    title: str
    says: tuple[str, ...]
    headers: tuple[str, ...]
    rows: int
    columns: tuple[Keyed, ...]
    declared: tuple[Declared, ...] = ()

    def telling(self, *, named: bool) -> tuple[Keyed, ...]:
        """Return the columns that may tell its rows apart; of a table that names people, also those that tell them."""
        return tuple(one for one in self.columns if one.unique or (named and one.kind == "patient_id"))


def sketch_of(profile: Profile | None, reading: Reading, columns: Sequence[Column], title: str) -> Sketch:
    """Return what to keep of a table. `title`: what it is called where the reading does not say."""
    named = reading.title or title
    if profile is None or not profile.rows or reading.account.unit == "pages":
        return Sketch(named, title_subjects(named), reading.headers, 0, (), reading.declared)
    whole = profile.settled
    kept = []
    for column, counted, header in zip(columns, whole.columns, reading.headers, strict=True):
        if not counted.filled or counted.longest > _LONGEST or column.kind in _NO_KEY:
            continue
        hashes, limit = counted.distinct.hashes, counted.distinct.limit
        if len(hashes) > SKETCH:
            hashes, limit = hashes[:SKETCH].copy(), hashes[SKETCH - 1]
        kept.append(
            Keyed(
                column.index,
                header,
                subjects(header),
                column.kind,
                counted.filled,
                (distinct := counted.distinct.estimate),
                counted.filled >= _PRESENT * whole.rows and distinct >= _ALMOST * counted.filled,
                hashes,
                limit,
                _numbers(counted.sample.text.combine_chunks()),
            )
        )
    return Sketch(named, title_subjects(named), reading.headers, whole.rows, tuple(kept), reading.declared)


def _numbers(text: pa.StringArray) -> np.ndarray:
    around = pc.replace_substring_regex(text, r"[0-9]+", "")
    if not len(text) or len(around.unique()) > _SKELETONS:
        return np.zeros(0)
    digits = pc.replace_substring_regex(text, r"[^0-9]", "")
    sizes = pc.binary_length(digits).to_numpy(zero_copy_only=False)
    if sizes.min() < 1 or sizes.max() > _DIGITS:
        return np.zeros(0)
    return np.sort(np.array(digits.to_pylist(), np.float64))


def together(parts: Sequence[Sketch]) -> Sketch:
    """Return tables of one layout as one."""
    first = parts[0]
    if len(parts) == 1:
        return first
    columns = [_merged(same) for same in _aligned(parts)]
    declared = tuple(dict.fromkeys(key for part in parts for key in part.declared))
    return Sketch(first.title, first.says, first.headers, sum(p.rows for p in parts), tuple(columns), declared)


def _aligned(parts: Sequence[Sketch]) -> Iterable[list[Keyed]]:
    at: dict[int, list[Keyed]] = {}
    for part in parts:
        for one in part.columns:
            at.setdefault(one.column, []).append(one)
    return (at[column] for column in sorted(at))


def _merged(same: list[Keyed]) -> Keyed:
    limits = [one.limit for one in same if one.limit is not None]
    limit = min(limits) if limits else None
    hashes = sorted_set(np.concatenate([one.hashes for one in same]))
    if limit is not None:
        hashes = hashes[hashes <= limit]
    if len(hashes) > SKETCH:
        hashes, limit = hashes[:SKETCH], hashes[SKETCH - 1]
    distinct = len(hashes) if limit is None else round((len(hashes) - 1) / ((int(limit) + 1) / 2.0**64))
    numbers = [one.numbers for one in same]
    whole = np.sort(np.concatenate(numbers)) if all(map(len, numbers)) else np.zeros(0)
    first = same[0]
    kind = next((one.kind for one in same if one.kind == "patient_id"), first.kind)
    filled = sum(one.filled for one in same)
    unique = all(one.unique for one in same)
    return Keyed(first.column, first.name, first.says, kind, filled, distinct, unique, hashes, limit, whole)
