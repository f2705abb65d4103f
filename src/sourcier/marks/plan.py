"""What will carry the mark of an export's copies: decided once, the same for all copies, written into the register."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from sourcier.inventory.about import Chosen
from sourcier.model.facts import Column
from sourcier.recognise.days import Habit

from .bias import nearest_mean
from .keyed import SCHEME
from .kinds import ID_KINDS
from .names import NewNames
from .pool import Pool
from .spellings import BY_NAME, NATURAL, SPELLINGS, Settled, Style
from .survey import BINS, IdCount, Survey

IDS, SPELLING, CANARIES = "ids", "spellings", "canaries"
LAYERS = (IDS, SPELLING, CANARIES)
EVERYWHERE = "*"
_LEAST_ROWS = 20
"""Rows in either form below which a mix is not known."""
_LEAST_SAFE, _HIDDEN, _FEWEST, _MOST_CANARIES = 100, 5, 24, 256
"""Rows alike that invented people hide among, and how many there must be for each of them."""
_LEAST_IN_BIN = 11
"""A part of the numbers' range with fewer rows is not told to the register: small counts stay at home."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the user chose."""

    off: Mapping[str, Collection[int] | str] = field(default_factory=dict)
    """Layer to the columns it may not touch, or ``*`` for the whole layer."""

    def allows(self, layer: str, column: int | None = None) -> bool:
        """Whether a layer may be used, in a column or at all."""
        off = self.off.get(layer, ())
        return off != EVERYWHERE and column not in off


@dataclass(frozen=True, slots=True)
class SpellingUse:
    """One spelling in use, over all columns that have it."""

    name: str
    mean: float
    """Of the chances of a 1: see `bias`."""
    share: float
    """Rows natively spelt the second way, of those that have one of the two."""
    votes: float
    """Cells per row that have one of the two."""
    style: Style
    longest: int
    """Bytes of the longest cell of the columns it is used in: a cell of which either form is longer does not vote."""


@dataclass(frozen=True, slots=True)
class IdUse:
    """Numbers of one length in use."""

    digits: int
    padded: bool
    per_row: float
    """Cells per row."""
    occupied: str
    """In which of 4,096 equal parts of the range there are at least eleven numbers: bits in hexadecimal."""

    @property
    def parts(self) -> np.ndarray:
        """The same as 4,096 booleans."""
        return np.unpackbits(np.frombuffer(bytes.fromhex(self.occupied), np.uint8)).astype(bool)


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """What happens in one column: shown before anything leaves."""

    index: int
    layer: str
    what: str
    """Of spellings its name; of ids ``number``."""
    cells: int
    """Cells that may change, by what was counted."""
    why_not: str = ""
    """Empty where it is used; else ``off``, ``dated`` (the number carries a date), ``too_short``, ``one_way`` (the
    file spells it in one way only)."""


@dataclass(frozen=True, slots=True)
class TablePlan:
    """One table."""

    columns: tuple[ColumnUse, ...]
    ids: tuple[int, ...]
    spellings: Mapping[int, tuple[str, ...]]
    """Column to the spellings used in it."""
    longest: Mapping[int, int]
    chosen: Chosen
    habit: Habit
    every: tuple[Column, ...]
    rows: int
    used: Mapping[int, Mapping[int, np.ndarray]]
    """Column of numbers, to the numbers of each length that are somebody's, ascending."""
    pool: Pool | None = None
    """Rows that people may be invented from: values, which never leave this object but as invented rows."""
    names: Mapping[int, NewNames] = field(default_factory=dict)
    """Column of names, to what new ones are drawn by."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What carries the marks."""

    tables: tuple[TablePlan, ...]
    spellings: tuple[SpellingUse, ...]
    ids: tuple[IdUse, ...]
    canaries: tuple[int, ...] = ()
    """Invented people per table, at most."""
    why_no_canaries: str = ""
    """Empty where there are some; else ``off``, ``no_names`` (no names with birth dates to know them by) or ``unsafe``
    (too few rows bear neither national number nor address: an invented person would need one, or stand out)."""

    @property
    def record(self) -> dict[str, Any]:
        """What the register keeps of it: how to read the marks, nothing of any person."""
        return {
            "scheme": SCHEME,
            "rows": sum(table.rows for table in self.tables),
            "spellings": [
                {"name": use.name, "mean": use.mean, "style": dict(use.style), "longest": use.longest}
                for use in self.spellings
            ],
            "ids": [{"digits": use.digits, "padded": use.padded, "occupied": use.occupied} for use in self.ids],
            "canaries": sum(self.canaries),
        }


def make_plan(surveys: Sequence[Survey], options: Options) -> Plan:
    """Decide what carries the marks of the tables of one export."""
    looks = [_Look(survey, options) for survey in surveys]
    rows = max(1, sum(survey.rows for survey in surveys))
    names = [one.name for one in SPELLINGS if any(one.name in look.settled_names for look in looks)]
    canaries, why = _canaries(surveys, options)
    return Plan(
        tuple(look.plan() for look in looks),
        tuple(_use(name, looks) for name in names),
        tuple(_ids(looks, rows)),
        canaries,
        why,
    )


def _canaries(surveys: Sequence[Survey], options: Options) -> tuple[tuple[int, ...], str]:
    """How many people are invented per table, or why none: in the first table that can hide some."""
    counts = [0] * len(surveys)
    if not options.allows(CANARIES):
        return tuple(counts), "off"
    why = "no_names"
    for at, survey in enumerate(surveys):
        chosen = survey.chosen
        if chosen.birth is None or (chosen.full is None and (chosen.family is None or chosen.given is None)):
            continue
        why = "unsafe"
        if survey.pool.safe >= _LEAST_SAFE:
            counts[at] = min(_MOST_CANARIES, max(_FEWEST, survey.rows // 1000), survey.pool.safe // _HIDDEN)
            return tuple(counts), ""
    return tuple(counts), why


class _Look:
    """What one table offers."""

    def __init__(self, survey: Survey, options: Options) -> None:
        self.survey = survey
        self.columns: list[ColumnUse] = []
        self.ids: dict[int, dict[int, IdCount]] = {}
        self.settled: dict[int, dict[str, Settled]] = {}
        for column in survey.columns:
            if column.kind in ID_KINDS:
                self._id(column, options)
            for name, counted in survey.spellings.get(column.index, {}).items():
                self._spelling(column.index, name, counted, options)

    @property
    def settled_names(self) -> set[str]:
        return {name for names in self.settled.values() for name in names}

    def _id(self, column: Column, options: Options) -> None:
        counts = self.survey.ids[column.index]
        rows = sum(count.rows for count in counts.values())
        why = ""
        if not options.allows(IDS, column.index):
            why = "off"
        elif not rows:
            why = "too_short"
        elif any(count.is_dated for count in counts.values() if count.rows >= rows / 2):
            why = "dated"
        else:
            self.ids[column.index] = counts
        self.columns.append(ColumnUse(column.index, IDS, "number", rows, why))

    def _spelling(self, index: int, name: str, counted: Counter[str], options: Options) -> None:
        settled = BY_NAME[name].settled(counted)
        if settled is None or not settled.first + settled.second:
            return
        total, least = settled.first + settled.second, min(settled.first, settled.second)
        why = ""
        if not options.allows(SPELLING, index):
            why = "off"
        elif least < NATURAL * total or least < _LEAST_ROWS:
            why = "one_way"
        else:
            self.settled.setdefault(index, {})[name] = settled
        self.columns.append(ColumnUse(index, SPELLING, name, total, why))

    def plan(self) -> TablePlan:
        """Return the table's plan."""
        survey = self.survey
        spellings = {index: tuple(names) for index, names in self.settled.items()}
        used = {
            index: {digits: np.unique(np.concatenate(count.held)) for digits, count in counts.items()}
            for index, counts in survey.ids.items()
        }
        return TablePlan(
            tuple(self.columns), tuple(self.ids), spellings, dict(survey.longest), survey.chosen, survey.habit,
            survey.columns, survey.rows, used, survey.pool,
            {index: seen.settled(survey.longest.get(index, 0)) for index, seen in survey.names.items()},
        )  # fmt: skip


def _use(name: str, looks: Sequence[_Look]) -> SpellingUse:
    """One mean and one style over all columns: a vote does not know which column it was read from."""
    every = [names[name] for look in looks for names in look.settled.values() if name in names]
    first, second = sum(one.first for one in every), sum(one.second for one in every)
    style: dict[str, str] = {}
    for one in sorted(every, key=lambda one: one.first + one.second):
        style.update(one.style)
    share = second / (first + second)
    longest = min(
        look.survey.longest[index] for look in looks for index, names in look.settled.items() if name in names
    )
    counted = sum(look.survey.sampled for look in looks)
    votes = (first + second) / max(1, counted)
    return SpellingUse(name, nearest_mean(share), round(share, 6), round(votes, 6), style, longest)


def _ids(looks: Sequence[_Look], rows: int) -> list[IdUse]:
    counts: dict[int, list[IdCount]] = {}
    for look in looks:
        for columns in look.ids.values():
            for digits, count in columns.items():
                counts.setdefault(digits, []).append(count)
    found = []
    for digits, every in sorted(counts.items()):
        bins = sum((count.bins for count in every), np.zeros(BINS, np.int64))
        padded = any(count.zero_first for count in every)
        per_row = sum(count.rows for count in every) / rows
        occupied = np.packbits(bins >= _LEAST_IN_BIN).tobytes().hex()
        found.append(IdUse(digits, padded, round(per_row, 6), occupied))
    return found
