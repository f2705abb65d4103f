"""People who never were, drawn from the rows of a file: every column from a row that is like the others so far.

A column follows the two it depends on most (mutual information, corrected for chance as by Miller and Madow), what is
determined by another comes from the same row, what mostly equals another equals it as often. So no row of the file is
copied, and what two or three columns say together is what they say in the file.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.model.facts import Column
from sourcier.recognise.dates import MISSING, parse_dates

from .agreement import agreement, information
from .draw import matched
from .homes import ALONE, Homes, homes_of
from .kinds import ABOUT, ID_KINDS
from .names import NewNames
from .pool import Pool

_EXACT = 48
_PARTS = 24
"""Into how many equal parts dates and many numbers are cut to be compared."""
_LEAST_REPEATED = 1.5
_EQUAL = 0.2
_SAID = 0.9
"""Rows that agree in one column agree so often in another: then both are drawn from one row."""
_PLACES = ("commune", "postcode", "commune_code")
_HOUSE = r"^[0-9]{1,4}(?: (?i:bis|ter))? "
_DAYS = (
    (r"^[0-3][0-9]([/.-])[01][0-9]([/.-])[0-9]{4}$", (0, 2)),
    (r"^(19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]$", (8, 10)),
    (r"^(19|20)[0-9]{2}[01][0-9][0-3][0-9]$", (6, 8)),
)
"""Forms of dates, and where the day stands in them."""
_DATES = frozenset({"birth_date", "visit_date", "date", "death_date"})


@dataclass(frozen=True, slots=True, eq=False)
class _Seen:
    """One column of the pool."""

    text: pa.StringArray
    codes: np.ndarray
    distinct: int
    parts: np.ndarray | None
    """Coarse codes others may depend on; None where it says nothing of others."""
    own: np.ndarray
    """What it depends on others by: the same, else whether it is filled."""


class Inventor:
    """Draws people from the rows of a pool."""

    def __init__(
        self, columns: Sequence[Column], pool: Pool, first: Sequence[int], names: Mapping[int, NewNames],
        who: tuple[int | None, int | None],
    ) -> None:  # fmt: skip
        """`first`: columns that are drawn before all others, in this order; `who`: those of given name and birth."""
        rows = pool.rows
        assert rows is not None  # noqa: S101  # whoever invents has a pool
        self._names = names
        self.count = rows.num_rows
        self.columns = [column.index for column in columns]
        kinds = {column.index: column.kind for column in columns}
        self._kinds, self._roles = kinds, {column.index: column.role for column in columns}
        self._seen = {index: _see(rows.column(f"c{index}").combine_chunks(), kinds[index]) for index in self.columns}
        self.first = [index for index in first if index in self._seen]
        self.homes = self._homes(pool.home, who)
        self._plan = self._order()

    def _homes(self, home: tuple[int, int] | None, who: tuple[int | None, int | None]) -> Homes:
        told = tuple(one for one in who if one is not None)
        if home is None or len(told) < len(who):
            return ALONE
        codes = {index: seen.codes for index, seen in self._seen.items()}
        blank = [pc.equal(self._seen[one].text, "").to_numpy(zero_copy_only=False) for one in home]
        return homes_of(codes, ~(blank[0] | blank[1]), home, told)

    def _order(self) -> list[tuple[int, int | None, tuple[int, ...]]]:
        """Column, the one that determines it, and those it depends on, in the order of drawing."""
        varied = [index for index in self.columns if self._seen[index].distinct > 1]
        telling = [(index, parts) for index in varied if (parts := self._seen[index].parts) is not None]
        known = {
            (index, other): information(self._seen[index].own, parts)
            for index in varied
            for other, parts in telling
            if other != index
        }
        order: list[tuple[int, int | None, tuple[int, ...]]] = []
        drawn: list[int] = []
        left = [index for index in self.columns if index not in self.first]
        while len(drawn) < len(self.columns):
            if len(drawn) < len(self.first):
                index = self.first[len(drawn)]
            else:
                index = max(left, key=lambda one: (max((known.get((one, d), 0.0) for d in drawn), default=0), -one))
                left.remove(index)
            parents = sorted(drawn, key=lambda one: (-known.get((index, one), 0.0), one))
            parents = [one for one in parents if known.get((index, one), 0.0) > 0][:2]
            parents = list(dict.fromkeys([*self._equal(index, drawn), *parents]))[:2]
            if self._kinds[index] == "street" and self._roles[index] in ABOUT:
                parents = [one for one in drawn if self._kinds[one] in _PLACES][:1]
            order.append((index, self._determined(index, drawn, parents), tuple(parents)))
            drawn.append(index)
        return order

    def _determined(self, index: int, drawn: Sequence[int], parents: Sequence[int]) -> int | None:
        """Return the column drawn before whose value says this one's, but for slips; of a number that counts up, when.

        The number itself becomes one that is nobody's.
        """
        if self._kinds[index] in ID_KINDS and index not in self.first and parents:
            return parents[0]
        best, most = None, _SAID
        for one in drawn:
            if one in self.first or not _EXACT // 6 <= self._seen[one].distinct <= self.count / _LEAST_REPEATED:
                continue
            said = agreement(self._seen[one].codes, self._seen[index].codes)
            if said > most:
                best, most = one, said
        return best

    def _equal(self, index: int, drawn: Sequence[int]) -> list[int]:
        """Columns drawn before that this one often repeats: a name at birth is often the name."""
        text = self._seen[index].text
        filled = max(1, _count(pc.not_equal(text, "")))
        same = {one: pc.and_(pc.equal(text, self._seen[one].text), pc.not_equal(text, "")) for one in drawn}
        return [one for one, equal in same.items() if _count(equal) > _EQUAL * filled]

    def start(self, rng: np.random.Generator, count: int) -> "Begun":
        """Draw the first columns of `count` people."""
        begun = Begun({}, {})
        for index, determined, parents in self._plan[: len(self.first)]:
            begun.rows[index] = self._draw(rng, begun.rows, determined, parents, count)
            begun.cells[index] = self._cells(rng, index, parents, begun)
        return begun

    def sorting(self, changed: Collection[int]) -> int:
        """The column the rows stand in the order of, but for those that are `changed` anyhow.

        The one in which neighbours are alike most beyond chance.
        """
        columns = [index for index in self.columns if index not in changed]
        return max(columns, key=lambda index: (_alike(self._seen[index]), -index))

    def finish(self, rng: np.random.Generator, begun: "Begun", leader: np.ndarray) -> "Begun":
        """Draw all other columns of people that were begun; `leader`: for each, who came first in the home."""
        count = len(begun)
        whole = Begun(dict(begun.rows), dict(begun.cells))
        for index, determined, parents in self._plan[len(self.first) :]:
            whole.rows[index] = self._draw(rng, whole.rows, determined, parents, count)
            whole.cells[index] = self._cells(rng, index, parents, whole)
            if index in self.homes.shared:
                whole.rows[index] = whole.rows[index][leader]
                whole.cells[index] = whole.cells[index].take(pa.array(leader))
        return whole

    def _draw(
        self, rng: np.random.Generator, drawn: dict[int, np.ndarray], determined: int | None, parents: Sequence[int],
        count: int,
    ) -> np.ndarray:  # fmt: skip
        if determined is not None:
            return drawn[determined]
        wanted = [(self._by(one), drawn[one]) for one in parents]
        return matched(rng, [(codes, codes[rows]) for codes, rows in wanted], self.count, count)

    def _by(self, index: int) -> np.ndarray:
        """By what rows agree in a column: a place by its very name."""
        seen = self._seen[index]
        return seen.codes.astype(np.int64) if self._kinds[index] in _PLACES or seen.parts is None else seen.parts

    def _cells(self, rng: np.random.Generator, index: int, parents: Sequence[int], begun: "Begun") -> pa.StringArray:
        """The cells of the rows drawn; equal to a parent's where they are equal in the row they come from."""
        text, rows = self._seen[index].text, begun.rows[index]
        found = text.take(pa.array(rows))
        kept = pc.equal(found, "").to_numpy(zero_copy_only=False).astype(bool)
        for one in parents:
            same = pc.equal(text, self._seen[one].text).to_numpy(zero_copy_only=False).astype(bool)
            filled = pc.not_equal(text, "").to_numpy(zero_copy_only=False).astype(bool)
            if (same & filled).sum() > _EQUAL * max(1, filled.sum()):
                kept |= (same & filled)[rows]
                found = pc.if_else(pa.array((same & filled)[rows]), begun.cells[one], found)
        if index in self._names:
            return self._names[index].instead(rng, found, kept)
        if self._kinds[index] == "street" and self._roles[index] in ABOUT:
            return _moved(rng, found, text)
        return _other_day(rng, found, text) if self._kinds[index] == "birth_date" else found


@dataclass(frozen=True, slots=True, eq=False)
class Begun:
    """People of whom some columns are drawn."""

    rows: dict[int, np.ndarray]
    """Which row of the pool each cell comes from."""
    cells: dict[int, pa.StringArray]

    def __len__(self) -> int:
        return len(next(iter(self.rows.values())))

    def under(self, family: int, others: "Begun", whose: np.ndarray) -> "Begun":
        """Return them with the family names of others."""
        rows, cells = dict(self.rows), dict(self.cells)
        rows[family] = others.rows[family][whose]
        cells[family] = others.cells[family].take(pa.array(whose))
        return Begun(rows, cells)

    def take(self, at: np.ndarray) -> "Begun":
        """Return some of them."""
        cells = {index: column.take(pa.array(at)) for index, column in self.cells.items()}
        return Begun({index: rows[at] for index, rows in self.rows.items()}, cells)


def joined(parts: Sequence[Begun]) -> Begun:
    """Return all of them as one."""
    first = parts[0]
    rows = {index: np.concatenate([one.rows[index] for one in parts]) for index in first.rows}
    return Begun(rows, {index: pa.concat_arrays([one.cells[index] for one in parts]) for index in first.cells})


def _moved(rng: np.random.Generator, cells: pa.StringArray, pool: pa.StringArray) -> pa.StringArray:
    """Give each house the number of another one, so that nobody's address is taken whole."""
    houses = pool.filter(pc.match_substring_regex(pool, _HOUSE))
    if not len(houses):
        return cells
    numbers = pc.list_element(pc.split_pattern(houses, " ", max_splits=1), 0)
    other = numbers.take(pa.array(rng.integers(0, len(numbers), len(cells))))
    way = pc.replace_substring_regex(cells, _HOUSE, "")
    return pc.if_else(pc.match_substring_regex(cells, _HOUSE), pc.binary_join_element_wise(other, way, " "), cells)


def _other_day(rng: np.random.Generator, cells: pa.StringArray, pool: pa.StringArray) -> pa.StringArray:
    """Give each date the day of another one of the same form: else no invented person had a birthday alone."""
    for form, day in _DAYS:
        dates = pool.filter(pc.match_substring_regex(pool, form))
        fits = pc.match_substring_regex(cells, form)
        if not len(dates) or not pc.any(fits).as_py():
            continue
        days = pc.utf8_slice_codeunits(dates.take(pa.array(rng.integers(0, len(dates), len(cells)))), *day)
        rest = pc.utf8_slice_codeunits(cells, 0, day[0]), pc.utf8_slice_codeunits(cells, day[1])
        moved = pc.binary_join_element_wise(rest[0], days, rest[1], "")
        exists = pa.array(parse_dates(moved).days != MISSING)
        cells = pc.if_else(pc.and_(fits, exists), moved, cells)
    return cells


def _count(flags: pa.BooleanArray) -> int:
    return int(pc.sum(flags).as_py() or 0)


def _alike(seen: _Seen) -> float:
    """How much more often neighbours agree than any two rows."""
    codes = seen.codes if seen.parts is None else seen.parts
    shares = np.bincount(codes) / len(codes)
    return float((codes[1:] == codes[:-1]).mean() - (shares**2).sum())


def _see(text: pa.StringArray, kind: str | None) -> _Seen:
    text = text.fill_null("") if text.null_count else text
    coded = text.dictionary_encode()
    codes, distinct = coded.indices.to_numpy(), len(coded.dictionary)
    parts = _parts(text, codes, distinct, kind)
    filled = pc.not_equal(text, "").to_numpy(zero_copy_only=False).astype(np.int64)
    return _Seen(text, codes, distinct, parts, filled if parts is None else parts)


def _parts(text: pa.StringArray, codes: np.ndarray, distinct: int, kind: str | None) -> np.ndarray | None:
    if distinct <= _EXACT:
        return codes.astype(np.int64)
    numbers = parse_dates(text).days.astype(float) if kind in _DATES else _numbers(text)
    if numbers is None:
        days = parse_dates(text).days
        numbers = days.astype(float) if (days != MISSING).mean() > 0.5 else None  # noqa: PLR2004  # a date by majority
    if numbers is not None:
        edges = np.unique(np.quantile(numbers, np.linspace(0, 1, _PARTS + 1)[1:-1]))
        return np.asarray(np.searchsorted(edges, numbers, side="right"), np.int64)
    repeated = np.bincount(codes)
    if len(codes) / distinct < 4:  # noqa: PLR2004  # seldom repeated: it says nothing of others
        return None
    rank = np.argsort(np.argsort(-repeated, kind="stable"), kind="stable")
    return np.asarray(rank[codes], np.int64)


def _numbers(text: pa.StringArray) -> np.ndarray | None:
    plain = pc.replace_substring(pc.if_else(pc.equal(text, ""), "-1", text), ",", ".")
    if not pc.all(pc.match_substring_regex(plain, r"^-?[0-9]{1,12}(\.[0-9]{1,4})?$")).as_py():
        return None
    return np.asarray(plain.cast(pa.float64()).to_numpy(zero_copy_only=False))
