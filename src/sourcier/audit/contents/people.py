"""How many people a table is about, and keyed digests of them: the same person has the same digest in every thing."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from sourcier.inventory.canonical import DATES, canonical
from sourcier.inventory.choose import chosen_of
from sourcier.inventory.digests import NONE, Digester
from sourcier.inventory.people import PeopleReader
from sourcier.model.audit_seen import PeopleSeen
from sourcier.model.facts import Column
from sourcier.recognise.coded import Coded
from sourcier.recognise.days import Habit, habit_of
from sourcier.recognise.values import Values
from sourcier.secret import Key

_WEAKER = ("patient_id", "email", "mobile", "landline", "phone", "insurer_number", "full_name")
"""Kinds people are told apart by where neither number nor name and birth date is there, best first. Not among them: a
lone column of names (dictionaries of names hold nobody), an account of a bank (a firm has one), a login (a program has
one)."""
_NUMBERS = "national_number"
_ABOUT = ("patient", "insured", "")
_MANY_ROWS = 262_144


_TELLING = frozenset({*_WEAKER, "family_name", "given_name", "birth_name", "birth_date"})
_SPOKEN = ("person_name", "nir", "email", "phone")


def names_people(columns: Sequence[Column]) -> bool:
    """Whether some column tells people apart, or reaches them."""
    return any(c.kind in _TELLING or c.category == _NUMBERS for c in columns)


def in_text(columns: Sequence[Column]) -> PeopleSeen:
    """Return how many people comments alone tell of: some, at most one for each row."""
    rows = max((also.rows for c in columns for also in c.also if also.kind in _SPOKEN), default=0)
    return PeopleSeen(min(rows, 1), min(rows, 1), rows)


def digester_of(key: Key) -> Digester:
    """Return the digests of this computer's audits."""
    number, name, cell = (key.derive(f"audit-{use}") for use in ("number", "name", "cell"))
    return Digester(number, name, cell[:16])


@dataclass(slots=True)
class People:
    """The people of one table, as its batches come."""

    columns: tuple[Column, ...]
    digester: Digester
    _found: list[np.ndarray] = field(default_factory=list)
    _numbers: list[np.ndarray] = field(default_factory=list)
    _named: list[np.ndarray] = field(default_factory=list)
    _unkeyed: int = 0
    _rows: int = 0
    _reader: PeopleReader | None = None
    _weak: tuple[int, ...] = ()
    _both_names: bool = False

    def see(self, batch: pa.RecordBatch) -> None:
        """Take rows."""
        reader = self._reader or self._begin(batch)
        coded = {c.index: Coded(batch.column(f"c{c.index}")) for c in self.columns if self._is_needed(c, reader)}
        keys = reader.keys(coded, batch.num_rows)
        best = np.where(keys.name != NONE, keys.name, keys.number)
        if self._both_names:
            best = np.where(best != NONE, best, self._whole_names(coded))
        for index in self._weak:
            best = np.where(best != NONE, best, self._cells(coded[index], index))
        self._found.append(_distinct(best))
        self._numbers.append(_distinct(keys.number))
        self._named.append(_distinct(keys.name))
        self._unkeyed += int((best == NONE).sum())
        self._rows += batch.num_rows
        if sum(map(len, self._found)) > 1 << 22:
            self._found, self._numbers, self._named = ([_joined(p)] for p in (self._found, self._numbers, self._named))

    def _begin(self, batch: pa.RecordBatch) -> PeopleReader:
        chosen = chosen_of(self.columns)
        birth = Habit.PLAIN if chosen.birth is None else habit(batch.column(f"c{chosen.birth}"))
        self._weak = tuple(
            column.index for kind in _WEAKER for column in self.columns if column.kind == kind and column.role in _ABOUT
        ) + tuple(c.index for c in self.columns if c.category == _NUMBERS and c.index != chosen.number)
        self._both_names = chosen.family is not None and chosen.given is not None
        self._reader = PeopleReader(chosen, birth, self.digester, placebo=False)
        return self._reader

    def _is_needed(self, column: Column, reader: PeopleReader) -> bool:
        chosen = reader.chosen
        wanted = (chosen.number, chosen.family, chosen.birth_name, chosen.given, chosen.full, chosen.birth, chosen.sex)
        return column.index in wanted or column.index in self._weak

    def _cells(self, coded: Coded, index: int) -> np.ndarray:
        kind = next(c.kind for c in self.columns if c.index == index)
        way = Habit.PLAIN if kind not in DATES else habit_of(coded.values, np.ones(len(coded.values)))[0]
        return coded.spread(self.digester.cells(canonical(coded.values, kind, way)), NONE)

    def _whole_names(self, coded: dict[int, Coded]) -> np.ndarray:
        """Digests of family and given name together, where no birth date stands beside them."""
        assert self._reader is not None  # noqa: S101  # made by the first batch
        chosen = self._reader.chosen
        assert chosen.family is not None  # noqa: S101  # as was seen
        assert chosen.given is not None  # noqa: S101  # as was seen
        family, given = (self._cells(coded[index], index) for index in (chosen.family, chosen.given))
        mixed = family * np.uint64(0x9E3779B97F4A7C15) ^ given
        return np.where((family != NONE) & (given != NONE), np.maximum(mixed, np.uint64(1)), NONE)

    def told(self) -> tuple[PeopleSeen, np.ndarray]:
        """Return how many there are, and their digests, sorted."""
        found = _joined(self._found)
        numbers, named = len(_joined(self._numbers)), len(_joined(self._named))
        best = max(len(found), numbers)
        counts = [count for count in (numbers, named) if count * 2 > self._rows - self._unkeyed]
        low = min([best, *counts]) if best else min(self._unkeyed, 1)
        return PeopleSeen(low, max(best, low), best + self._unkeyed), found


def _distinct(digests: np.ndarray) -> np.ndarray:
    found = np.unique(digests)
    return np.asarray(found[found != NONE])


def _joined(parts: Sequence[np.ndarray]) -> np.ndarray:
    return np.asarray(np.unique(np.concatenate([np.zeros(0, np.uint64), *parts])))


def habit(column: pa.StringArray) -> Habit:
    """Return how a column of a batch writes its dates."""
    counted = column.slice(0, _MANY_ROWS).value_counts()
    return habit_of(Values(counted.field("values")), counted.field("counts").to_numpy())[0]
