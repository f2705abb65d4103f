"""Holdings that cannot be told apart by what they hold, and the leak itself handed in as a holding.

Two are one class where nearly all their rows are about the same people seen on the same days, and the same columns of
the leak are missing from both: who held one of them may have held the other, and no row of the leak tells.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from sourcier.model.trace import Alike, Containment, Form

from .rows import Rows

_SAME = 0.98
"""Share of common rows among all (Jaccard) from which two holdings are one class: below, a few rows tell."""
_ITSELF = 0.995
_VALUES = 0.99
_SKETCH = 1024
_ROUGH = 0.9
THE_LEAK, SAME_FILE, COPIES = "the_leak_itself", "same_file", "copies"
_MIXED = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """What a side holds, as a set: one number per person and day."""

    rows: np.ndarray
    """uint64, ascending, each once."""
    files: frozenset[str]
    """SHA-256 of its files."""


def marks_of(rows: Rows, files: frozenset[str]) -> Marks:
    """Return the marks of a side; rows that identify nobody are left out."""
    person = np.where(rows.number != 0, rows.number, rows.name)
    told = person != 0
    days = rows.day[told].astype(np.int64).view(np.uint64) * _MIXED
    return Marks(np.unique(person[told] ^ (days ^ (days >> np.uint64(29)))), files)


def common(one: Marks, other: Marks) -> float:
    """Return the share of common marks among all marks of both (Jaccard, 1901)."""
    if not one.rows.size or not other.rows.size:
        return 0.0
    less, more = sorted((len(one.rows), len(other.rows)))
    if less < _ROUGH * more or _rough(one, other) < _ROUGH - _ROUGH / 10:
        return 0.0
    both = len(np.intersect1d(one.rows, other.rows, assume_unique=True))
    return both / (len(one.rows) + len(other.rows) - both)


def _rough(one: Marks, other: Marks) -> float:
    """The same over the lowest marks of both together: a fair sample, for digests are spread evenly."""
    lowest = np.union1d(one.rows[:_SKETCH], other.rows[:_SKETCH])[:_SKETCH]
    in_both = np.isin(lowest, one.rows[:_SKETCH]) & np.isin(lowest, other.rows[:_SKETCH])
    return float(in_both.mean())


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """One holding, as classes are made of it."""

    id: str
    marks: Marks
    contained: tuple[Containment, ...]
    forms: tuple[Form, ...]


def alike(leak: Marks, held: Sequence[Held]) -> tuple[Alike, ...]:
    """Return the classes, in the order of their first holding."""
    itself = {one.id for one in held if _is_the_leak(leak, one)}
    under = {one.id: one.id for one in held}

    def kept(name: str) -> str:
        while under[name] != name:
            name = under[name]
        return name

    same_file: set[str] = set()
    for one, other in combinations(held, 2):
        files = bool(one.marks.files) and one.marks.files == other.marks.files
        if files or _one_class(one, other):
            under[kept(other.id)] = kept(one.id)
            same_file |= {one.id, other.id} if files else set()
    return tuple(_classes([one.id for one in held], {one.id: kept(one.id) for one in held}, itself, same_file))


def _classes(ids: Sequence[str], of: dict[str, str], itself: set[str], same_file: set[str]) -> Iterator[Alike]:
    for first in dict.fromkeys(of[one] for one in ids):
        members = tuple(one for one in ids if of[one] == first)
        if itself.intersection(members):
            yield Alike(members, THE_LEAK)
        elif len(members) > 1:
            yield Alike(members, SAME_FILE if same_file.issuperset(members) else COPIES)


def _one_class(one: Held, other: Held) -> bool:
    missing = [tuple((c.segment, c.columns_unknown) for c in held.contained) for held in (one, other)]
    return missing[0] == missing[1] and common(one.marks, other.marks) >= _SAME


def _is_the_leak(leak: Marks, held: Held) -> bool:
    """Whether a holding is the file itself: byte for byte, or row for row, column for column, header for header."""
    if leak.files & held.marks.files:
        return True
    if common(leak, held.marks) < _ITSELF or any(c.columns_unknown for c in held.contained):
        return False
    compared = sum(column.compared for c in held.contained for column in c.columns)
    agreed = sum(column.agreed for c in held.contained for column in c.columns)
    told = {trait.name: trait.same for one in held.forms for trait in one.traits}
    written = all(told.get(name, 1.0) >= _VALUES for name in ("column_set", "column_order", "row_order"))
    return agreed >= _VALUES * compared > 0 and written and "column_set" in told
