"""Where there is something to judge: cells, comments and rejected rows, by what was found in them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sourcier.examine.filled import FILLED, read_bits
from sourcier.model.facts import Column, Examination
from sourcier.store import Store

Finder = Callable[[pa.StringArray], Mapping[str, np.ndarray]]
"""Comments to flags: per kind, one bool per comment."""

UNKNOWN, SILENT, MARKED, REJECTED = "unknown_column", "silent_comment", "marked_comment", "rejected"
"""Where nothing was found, or nothing more: in a marked comment something was."""
KIND, COMMENT = "column_kind", "comment_kind"
_FREE_TEXT = "free_text"


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """Cells of one column of one table, or rejected rows of one piece of evidence (`table` and `column` -1)."""

    evidence: int
    table: int
    column: int
    bits: np.ndarray
    """uint8, packed: bit r (from the most significant) is row r."""

    @property
    def size(self) -> int:
        """How many there are."""
        return int(np.bitwise_count(self.bits).sum())

    def rows(self, places: Sequence[int]) -> list[int]:
        """Return the rows of the cells at these places among them."""
        found: list[int] = np.flatnonzero(np.unpackbits(self.bits))[list(places)].tolist()
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One population: all that was found to be one kind, or in which nothing was found."""

    part: str
    kind: str
    stretches: tuple[Stretch, ...]

    @property
    def size(self) -> int:
        """Cells, comments or rejected rows."""
        return sum(stretch.size for stretch in self.stretches)


def parts_of(store: Store, pieces: Sequence[int], examination: Examination, find: Finder) -> tuple[Part, ...]:
    """Return every population that is not empty: nothing found first, then the kinds in alphabetical order.

    `pieces` are the case's numbers of the examination's evidence.
    """
    collected: dict[tuple[str, str], list[Stretch]] = {}
    for place, evidence in enumerate(examination.evidence):
        for number, table in enumerate(evidence.tables):
            for name, kind, column, bits in _of_table(store, f"rows-{pieces[place]}-{number}", table.columns, find):
                collected.setdefault((name, kind), []).append(Stretch(place, number, column, bits))
        rejected = _rejected(store, f"rejects-{pieces[place]}")
        if rejected:
            stretch = Stretch(place, -1, -1, np.packbits(np.ones(rejected, bool)))
            collected.setdefault((REJECTED, ""), []).append(stretch)
    every = (Part(part, kind, tuple(stretches)) for (part, kind), stretches in collected.items())
    order = (UNKNOWN, SILENT, MARKED, REJECTED, KIND, COMMENT)
    return tuple(sorted((p for p in every if p.size), key=lambda p: (order.index(p.part), p.kind)))


def _of_table(
    store: Store, name: str, columns: Sequence[Column], find: Finder
) -> Iterable[tuple[str, str, int, np.ndarray]]:
    filled = [column for column in columns if column.filled]
    if not filled:
        return
    flags = np.concatenate(
        [read_bits(batch.column(0), [c.index for c in filled]) for batch in store.table(name).batches([FILLED])]
    )
    for place, column in enumerate(filled):
        bits = np.packbits(flags[:, place])
        if column.kind is None:
            yield UNKNOWN, "", column.index, bits
        elif column.kind != _FREE_TEXT:
            yield KIND, column.kind, column.index, bits
        else:
            yield from _comments(store, name, column.index, flags[:, place], find)


def _comments(
    store: Store, name: str, column: int, filled: np.ndarray, find: Finder
) -> Iterable[tuple[str, str, int, np.ndarray]]:
    found: dict[str, list[tuple[int, np.ndarray]]] = {}
    start = 0
    for batch in store.table(name).batches([f"c{column}"]):
        coded = batch.column(0).dictionary_encode()
        codes = coded.indices.to_numpy(zero_copy_only=False)
        for kind, held in find(coded.dictionary).items():
            rows = np.flatnonzero(held[codes])
            if rows.size:
                found.setdefault(kind, []).append((start, rows))
        start += batch.num_rows
    marked = np.zeros(start, bool)
    for kind, parts in sorted(found.items()):
        held = np.zeros(start, bool)
        for first, rows in parts:
            held[first + rows] = True
        marked |= held
        yield COMMENT, kind, column, np.packbits(held)
    yield MARKED, "", column, np.packbits(marked)
    yield SILENT, "", column, np.packbits(filled & ~marked)


def _rejected(store: Store, name: str) -> int:
    return store.table(name).rows if name in store.tables() else 0
