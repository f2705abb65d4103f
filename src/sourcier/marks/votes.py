"""What a leaked table says: the form of every spelling, and its numbers, row by row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.inventory.choose import chosen_of
from sourcier.inventory.people import Keys, PeopleReader
from sourcier.model.facts import Column
from sourcier.recognise.coded import Coded
from sourcier.recognise.days import Habit

from .embed import NAME, NUMBER, VALUE, tag_of, value_digests, vote_keys
from .ids import numbers_of
from .keyed import MarkKeys
from .kinds import ABOUT
from .spellings import BY_NAME, NEITHER, SPELLINGS, Spelling, Style

_NOT_IDS = frozenset(
    {
        "nir", "ins", "phone", "landline", "mobile", "birth_date", "visit_date", "date", "death_date", "iban", "rpps",
        "finess", "siren", "siret", "postcode", "commune_code", "card", "free_text", "street", "email", "amount",
    }
)  # fmt: skip
_MOST_ID_COLUMNS = 6


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """One vote per datum of the leak whose spelling can be read; sorted, each vote once."""

    digests: np.ndarray
    tags: np.ndarray
    seen: np.ndarray
    """Whether the second form stands in the leak."""
    rows: np.ndarray
    """The row it was read in, through all tables."""

    def __len__(self) -> int:
        return len(self.digests)

    def only(self, chosen: np.ndarray) -> "Votes":
        """Return some of them."""
        return Votes(self.digests[chosen], self.tags[chosen], self.seen[chosen], self.rows[chosen])


@dataclass(frozen=True, slots=True, eq=False)
class LeakIds:
    """Numbers of one length in one column of the leak, each once."""

    column: int
    """Numbered through the tables."""
    digits: int
    values: np.ndarray
    tweaks: np.ndarray
    rows: np.ndarray


@dataclass(slots=True, eq=False)
class Leak:
    """All that was read of a leak."""

    rows: int
    votes: Votes
    ids: tuple[LeakIds, ...]
    number: np.ndarray
    """Digest of each row's national number, 0 where there is none."""
    name: np.ndarray
    """Digest of each row's name and birth date."""
    numbered: bool
    """Whether the leak has a column of national numbers at all."""


class LeakReader:
    """Reads tables of a leak batch by batch; `styles` are those of all registered copies."""

    def __init__(self, keys: MarkKeys, styles: dict[str, list[tuple[Style, int]]]) -> None:
        self._keys, self._styles = keys, styles
        self._votes: list[tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]] = []
        self._ids: dict[tuple[int, int], list[tuple[np.ndarray, np.ndarray, np.ndarray]]] = {}
        self._numbers: list[np.ndarray] = []
        self._names: list[np.ndarray] = []
        self._rows = self._columns = 0
        self._numbered = self._here = False

    def read(self, columns: Sequence[Column], habit: Habit, batches: Iterable[pa.RecordBatch]) -> None:
        """Read one table; batches have columns ``c<index>`` of text."""
        chosen = replace(chosen_of(columns), sex=None)
        self._here = chosen.number is not None
        """Whether a row without a number had none: else its vote was keyed by one that is not told."""
        self._numbered |= self._here
        reader = PeopleReader(chosen, habit, self._keys.people, placebo=False)
        about = [c for c in columns if c.role in ABOUT]
        spelt = [(c, [s for s in SPELLINGS if c.kind in s.kinds and s.name in self._styles]) for c in about]
        ids = [c.index for c in columns if c.kind not in _NOT_IDS and c.distinct * 2 >= c.filled > 0]
        ids = ids[:_MOST_ID_COLUMNS]
        used = {chosen.number, chosen.family, chosen.birth_name, chosen.given, chosen.full, chosen.birth} - {None}
        for batch in batches:
            coded = {index: Coded(_text(batch, index)) for index in used if index is not None}
            people = reader.keys(coded, batch.num_rows)
            for column, spellings in spelt:
                if spellings:
                    self._spelt(Coded(_text(batch, column.index)), column, spellings, people)
            for place, index in enumerate(ids):
                self._numbers_of(self._columns + place, pc.utf8_trim_whitespace(_text(batch, index)))
            self._numbers.append(people.number)
            self._names.append(people.name)
            self._rows += batch.num_rows
        self._columns += len(ids)

    def _spelt(self, coded: Coded, column: Column, spellings: Sequence[Spelling], people: Keys) -> None:
        values = None
        for spelling in spellings:
            if spelling.keyed == "value" and values is None:
                values = value_digests(self._keys, coded, column.kind)
            for style, longest in self._styles[spelling.name]:
                states = coded.spread(spelling.fitting(coded.text, style, longest), np.int8(NEITHER))
                digests, tags = vote_keys(spelling, people, values)
                good = (states != NEITHER) & (digests != 0)
                if spelling.keyed == "number" and not self._here:
                    good &= tags == tag_of(spelling, NUMBER)
                at = np.flatnonzero(good)
                self._votes.append((digests[at], tags[at], states[at] == 1, at + self._rows))

    def _numbers_of(self, column: int, text: pa.StringArray) -> None:
        for numbers in numbers_of(text):
            entry = (numbers.values, np.asarray(numbers.tweaks), numbers.rows + self._rows)
            self._ids.setdefault((column, numbers.digits), []).append(entry)

    def leak(self) -> Leak:
        """Return all that was read."""
        nothing = np.empty(0, np.uint64)
        return Leak(
            self._rows,
            _once(self._votes),
            tuple(_ids(column, digits, every) for (column, digits), every in sorted(self._ids.items())),
            np.concatenate([nothing, *self._numbers]),
            np.concatenate([nothing, *self._names]),
            self._numbered,
        )


def _text(batch: pa.RecordBatch, index: int) -> pa.StringArray:
    column = batch.column(f"c{index}")
    return column.fill_null("") if column.null_count else column


def _once(parts: Sequence[tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]]) -> Votes:
    """Keep each vote once; one that was read in both forms says nothing."""
    if not parts:
        return Votes(np.empty(0, np.uint64), np.empty(0, np.int64), np.empty(0, bool), np.empty(0, np.int64))
    digests, tags, seen, rows = (np.concatenate(column) for column in zip(*parts, strict=True))
    order = np.lexsort((rows, tags, digests))
    digests, tags, seen, rows = digests[order], tags[order], seen[order], rows[order]
    first = np.ones(len(digests), bool)
    first[1:] = (digests[1:] != digests[:-1]) | (tags[1:] != tags[:-1])
    start = np.flatnonzero(first)
    low, high = np.minimum.reduceat(seen, start), np.maximum.reduceat(seen, start)
    agreed = start[low == high]
    return Votes(digests[agreed], tags[agreed], seen[agreed], rows[agreed])


def _ids(column: int, digits: int, parts: Sequence[tuple[np.ndarray, np.ndarray, np.ndarray]]) -> LeakIds:
    values, tweaks, rows = (np.concatenate(each) for each in zip(*parts, strict=True))
    patterns = np.ascontiguousarray(tweaks).view("<u8").ravel()
    order = np.lexsort((rows, patterns, values))
    values, patterns, tweaks, rows = values[order], patterns[order], tweaks[order], rows[order]
    first = np.ones(len(values), bool)
    first[1:] = (values[1:] != values[:-1]) | (patterns[1:] != patterns[:-1])
    return LeakIds(column, digits, values[first], tweaks[first], rows[first])


def spelling_of(tag: int) -> str:
    """Return the name of the spelling a vote is of."""
    return next(spelling.name for spelling in BY_NAME.values() if tag_of(spelling, 0) <= tag <= tag_of(spelling, VALUE))


__all__ = ["NAME", "Leak", "LeakIds", "LeakReader", "Votes", "spelling_of"]
