"""A first pass over what will leave: which spellings it has of itself, what its numbers look like, whom to imitate."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.inventory.choose import chosen_of
from sourcier.model.facts import Column
from sourcier.recognise.checks import widths
from sourcier.recognise.days import Habit, habit_of
from sourcier.recognise.values import Values

from .ids import Numbers, numbers_of
from .kinds import ABOUT, ID_KINDS
from .names import FAMILY_KINDS, GIVEN_KINDS, NamesSeen
from .pool import Pool
from .spellings import BY_NAME, SPELLINGS

_WHOLE, _EVERY = 65_536, 8
"""Rows whose spellings are all counted; beyond, one in eight."""
BINS = 4096
"""Into how many equal parts the numbers of one length are cut, to tell where there are any."""
_SHARE_DATED = 0.95
_LEAST_MONTHS, _LEAST_DAYS, _LEAST_YEARS = 6, 20, 3
_LAST_MONTH, _LAST_DAY = 12, 31


@dataclass(slots=True)
class IdCount:
    """Numbers of one length in one column."""

    rows: int = 0
    zero_first: int = 0
    largest: int = 0
    dated: dict[str, np.ndarray] = field(default_factory=dict)
    """By the form a date at the beginning would have: rows by month and day of it, shape (13, 32); of a year (0, year
    since 1980)."""
    bins: np.ndarray = field(default_factory=lambda: np.zeros(BINS, np.int64))
    held: list[np.ndarray] = field(default_factory=list)
    """The numbers themselves, eight bytes each: an invented person's must be nobody's."""

    def see(self, numbers: Numbers) -> None:
        """Count more of them."""
        size = 10**numbers.digits
        self.rows += len(numbers.values)
        self.held.append(numbers.values)
        self.zero_first += int((numbers.values < size // 10).sum())
        self.largest = max(self.largest, int(numbers.values.max()))
        self.bins += np.bincount(bin_of(numbers.values, numbers.digits), minlength=BINS)
        for form, table in _dated(numbers.values, numbers.digits):
            self.dated[form] = self.dated.get(form, 0) + table

    @property
    def is_dated(self) -> bool:
        """Whether nearly all of them begin with a date: of many months and days, which a number of a site has not."""
        return any(self._is_date(form, table) for form, table in self.dated.items())

    def _is_date(self, form: str, table: np.ndarray) -> bool:
        if table.sum() < _SHARE_DATED * self.rows:
            return False
        months, days = int(table.any(axis=1).sum()), int(table.any(axis=0).sum())
        if form == "year":
            return days >= _LEAST_YEARS
        return months >= _LEAST_MONTHS and days >= _LEAST_DAYS


def bin_of(values: np.ndarray, digits: int) -> np.ndarray:
    """Return in which of the parts each number lies."""
    return np.asarray((values // np.uint64(_width(digits))).astype(np.int64))


def bin_shares(digits: int, *, padded: bool) -> np.ndarray:
    """Return the share of all numbers of that length that lie in each part; unless padded, none begins with a zero."""
    width = _width(digits)
    edges = np.array([min(place * width, 10**digits) for place in range(BINS + 1)], object)
    least = 0 if padded else 10 ** (digits - 1)
    inside = [int(max(edge, least)) for edge in edges]
    return np.asarray(np.diff(np.array(inside, object)) / (10**digits - least), float)


def _width(digits: int) -> int:
    return int(10**digits - 1) // BINS + 1


def _dated(values: np.ndarray, digits: int) -> list[tuple[str, np.ndarray]]:
    """Six or eight digits at the beginning that name a day, or four that name a recent year."""
    found = []
    if digits >= 8:  # noqa: PLR2004  # digits of a date and of what follows it
        six = values // np.uint64(10 ** (digits - 6))
        pairs = [(six // np.uint64(10**power)) % np.uint64(100) for power in (4, 2, 0)]
        found += [("ymd", _days(pairs[1], pairs[2])), ("dmy", _days(pairs[1], pairs[0]))]
        year = values // np.uint64(10 ** (digits - 4))
        good = (year >= 1980) & (year <= 1980 + _LAST_DAY)  # noqa: PLR2004  # years a laboratory's program may count by
        found.append(("year", _days(np.zeros(int(good.sum()), np.int64), year[good] - np.uint64(1980), first=0)))
    if digits >= 10:  # noqa: PLR2004
        eight = values // np.uint64(10 ** (digits - 8))
        good = (eight >= 19000000) & (eight < 20400000)  # noqa: PLR2004
        rest = eight[good] % np.uint64(10_000)
        found.append(("yyyymmdd", _days(rest // np.uint64(100), rest % np.uint64(100))))
    return found


def _days(months: np.ndarray, days: np.ndarray, first: int = 1) -> np.ndarray:
    """Count months and days, those that are none left out."""
    good = (months >= first) & (months <= _LAST_MONTH) & (days >= first) & (days <= _LAST_DAY)
    place = months[good].astype(np.int64) * (_LAST_DAY + 1) + days[good].astype(np.int64)
    counted = np.bincount(place, minlength=(_LAST_MONTH + 1) * (_LAST_DAY + 1))
    return counted.reshape(_LAST_MONTH + 1, _LAST_DAY + 1)


class Survey:
    """What one table of an export looks like before it is marked; `see` every batch, in order."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = tuple(columns)
        self.chosen = chosen_of(self.columns)
        self.rows = self.sampled = 0
        self.longest: dict[int, int] = {}
        """Bytes of the longest cell of each column: no mark makes a cell longer than that."""
        self.ids: dict[int, dict[int, IdCount]] = {c.index: {} for c in columns if c.kind in ID_KINDS}
        self.spellings = {
            column.index: {one.name: Counter[str]() for one in SPELLINGS if column.kind in one.kinds}
            for column in columns
            if column.role in ABOUT
        }
        self.spellings = {index: counts for index, counts in self.spellings.items() if counts}
        self.filled: Counter[int] = Counter()
        self._births: list[pa.StringArray] = []
        self.pool = Pool(self.columns)
        named = [c for c in columns if c.role in ABOUT and c.kind in FAMILY_KINDS | GIVEN_KINDS]
        self.names = {column.index: NamesSeen(str(column.kind)) for column in named}

    def see(self, batch: pa.RecordBatch) -> None:
        """Count a batch with columns ``c<index>`` of text, "" or null where blank."""
        sampled = self._sampled(batch.num_rows)
        self.sampled += len(sampled)
        if self.chosen.birth is not None and self.rows < _WHOLE:
            self._births.append(batch.column(f"c{self.chosen.birth}").slice(0, _WHOLE - self.rows))
        for column in self.columns:
            text = batch.column(f"c{column.index}")
            size = widths(text) if not text.null_count else widths(text.fill_null(""))
            if size.size:
                self.longest[column.index] = max(self.longest.get(column.index, 0), int(size.max()))
                self.filled[column.index] += int((size > 0).sum())
            for numbers in numbers_of(text) if column.index in self.ids else ():
                self.ids[column.index].setdefault(numbers.digits, IdCount()).see(numbers)
            if column.index in self.names:
                self.names[column.index].see(text)
            if column.index in self.spellings and sampled.size:
                self._spellings(column.index, text.take(pa.array(sampled)))
        self.pool.see(batch, self.rows)
        self.rows += batch.num_rows

    def _sampled(self, count: int) -> np.ndarray:
        rows = np.arange(self.rows, self.rows + count)
        return np.flatnonzero((rows < _WHOLE) | (rows % _EVERY == 0))

    def _spellings(self, index: int, text: pa.StringArray) -> None:
        counted = pc.value_counts(text.drop_null())
        values, rows = counted.field("values"), counted.field("counts").to_numpy()
        plain = pc.and_(pc.not_equal(values, ""), pc.equal(values, pc.utf8_trim_whitespace(values)))
        values, rows = values.filter(plain), rows[plain.to_numpy(zero_copy_only=False).astype(bool)]
        for name, counted in self.spellings[index].items():
            counted.update(BY_NAME[name].counted(values, rows))

    @property
    def habit(self) -> Habit:
        """How birth dates are written."""
        if not self._births:
            return Habit.PLAIN
        counted = pc.value_counts(pc.utf8_trim_whitespace(pa.concat_arrays(self._births).drop_null()))
        return habit_of(Values(counted.field("values")), counted.field("counts").to_numpy())[0]
