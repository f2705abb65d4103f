"""Relations row by row: which row of the other table each row's value stands in."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow.compute as pc

from sourcier.recognise.hashing import hash_text, sorted_set
from sourcier.store import Store

from .find import Group, Link

NOWHERE = -1
_DOUBLED = 0.02
"""Share of a key's rows that may come again: rows of the file are doubles."""
_LEAST_NAMED, _LEAST = 0.3, 0.9
"""Share of a column's filled rows whose value must stand in the key."""


@dataclass(frozen=True, slots=True, eq=False)
class Lead:
    """A relation that holds, row by row."""

    link: Link
    to: np.ndarray
    """int64 per row of the child's tables, one after another: the row of the key's table, numbered through, or -1."""
    filled: int
    met: int
    parents: int
    """Distinct rows of the key's table that are led to."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Where the rows of all tables stand among each other."""

    stores: tuple[str, ...]
    first: tuple[int, ...]
    sizes: tuple[int, ...]

    def of(self, group: Group) -> np.ndarray:
        """Return the rows of a group's tables, numbered through."""
        return np.concatenate([np.arange(self.first[n], self.first[n] + self.sizes[n]) for n in group.tables])


def leads_of(store: Store, groups: Sequence[Group], links: Sequence[Link], rows: Rows) -> tuple[Lead, ...]:
    """Return the relations that hold when every row is looked at."""
    found = []
    for parent in sorted({link.parent for link in links}):
        known: dict[int, _Key] = {}
        for link in (one for one in links if one.parent == parent):
            column = link.key.column
            if column not in known:
                sizes = [rows.sizes[n] for n in groups[parent].tables]
                known[column] = _Key.of(_hashes(store, groups[parent], column, rows), rows.of(groups[parent]), sizes)
            lead = _lead(link, known[column], _hashes(store, groups[link.child], link.column.column, rows))
            if lead is not None:
                found.append(lead)
    order = {id(link): place for place, link in enumerate(links)}
    return tuple(sorted(found, key=lambda lead: order[id(lead.link)]))


@dataclass(frozen=True, slots=True, eq=False)
class _Key:
    """A key's values, each with the first row that bears it."""

    hashes: np.ndarray
    rows: np.ndarray
    doubled: float
    """Share of rows whose value came before in their table."""

    @classmethod
    def of(cls, values: np.ndarray, rows: np.ndarray, sizes: Sequence[int]) -> "_Key":
        there = np.flatnonzero(values)
        order = there[np.argsort(values[there], kind="stable")]
        ordered = values[order]
        starts = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: ordered.size])
        ends = np.cumsum(sizes).tolist()
        parts = [values[a:b] for a, b in zip([0, *ends[:-1]], ends, strict=True)]
        single = sum(len(sorted_set(part[part != 0])) for part in parts)
        return cls(ordered[starts], rows[order[starts]], 1 - single / ordered.size if ordered.size else 1.0)


def _lead(link: Link, key: _Key, values: np.ndarray) -> Lead | None:
    if not key.hashes.size or (key.doubled > _DOUBLED and link.key.kind != "patient_id"):
        return None
    at = np.minimum(np.searchsorted(key.hashes, values), key.hashes.size - 1)
    to = np.where((key.hashes[at] == values) & (values != 0), key.rows[at], NOWHERE)
    filled, met = int((values != 0).sum()), int((to != NOWHERE).sum())
    if not met or met < (_LEAST_NAMED if link.weighed.named else _LEAST) * filled:
        return None
    return Lead(link, to, filled, met, len(np.unique(to[to != NOWHERE])))


def _hashes(store: Store, group: Group, column: int, rows: Rows) -> np.ndarray:
    """The same of all tables of a group, one after another."""
    return np.concatenate([hashes_of(store, rows.stores[number], column) for number in group.tables])


def hashes_of(store: Store, table: str, column: int) -> np.ndarray:
    """Return one hash per row of a column's trimmed text, 0 where it is blank."""
    found = [np.zeros(0, np.uint64)]
    stored = store.table(table)
    for batch in stored.batches([f"c{column}"]) if stored.rows else ():
        coded = batch.column(0).dictionary_encode()
        text = pc.utf8_trim_whitespace(coded.dictionary)
        blank = pc.equal(pc.binary_length(text), 0).to_numpy(zero_copy_only=False)
        hashed = np.where(blank, np.uint64(0), hash_text(text))
        found.append(hashed[coded.indices.to_numpy(zero_copy_only=False)])
    return np.concatenate(found)
