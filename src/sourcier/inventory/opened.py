"""An inventory a party sent, opened into the case's store: whole, or not at all."""

from contextlib import ExitStack
from pathlib import Path

import pyarrow as pa

from sourcier.secret import Comparison, NotForUs, StreamBroken, open_stream
from sourcier.store import Store, TableWriter

from .about import Holding, TableTraits
from .digested import BIRTH_NAME, DAY, FINESS, LAB, NAME, NUMBER, OWN, Digested, cell, dated
from .errors import InventoryDamaged, InventoryKeyMismatch, InventoryNewer, NotAnInventory
from .file import VERSION, Frames, read_clear

_MOST_TABLES = 10_000


def open_inventory(path: Path, comparison: Comparison, store: Store, name: str, shown: str = "") -> Digested:
    """Return what an inventory holds, kept in `store` under `name`. `shown` is how errors call it: the file's name.

    Raises:
        InventoryKeyMismatch, InventoryNewer, NotAnInventory, InventoryDamaged: nothing of it is kept.
    """
    shown = shown or path.name
    key = comparison.key
    with path.open("rb") as stream, ExitStack() as stack:
        clear = read_clear(stream)
        if clear is None:
            raise NotAnInventory(shown)
        if max(clear.version, clear.key_version) > VERSION:
            raise InventoryNewer(shown, max(clear.version, clear.key_version), VERSION)
        if (clear.key, clear.key_version) != (key.id, key.version):
            raise InventoryKeyMismatch(shown, clear.key, key.id)
        sink = _Sink(store, name, stack)
        frames = Frames(sink.put)
        try:
            open_stream(stream, frames.take, comparison.identity)
            holding = frames.whole()
            if (holding.key, holding.key_version) != (key.id, key.version):
                raise InventoryDamaged(shown)
            names = sink.commit(holding)
        except NotForUs:
            raise InventoryDamaged(shown) from None
        except (StreamBroken, ValueError, TypeError, KeyError, RecursionError, pa.ArrowException):
            raise InventoryDamaged(shown) from None
    return Digested(holding, store, names)


class _Sink:
    """Tables on their way into the store; none is there before all are right."""

    def __init__(self, store: Store, name: str, stack: ExitStack) -> None:
        self._store, self._name, self._stack = store, name, stack
        self._writers: dict[int, TableWriter] = {}
        self._parts: dict[int, int] = {}
        self._rows: dict[int, int] = {}
        self._columns: dict[int, list[str]] = {}

    def put(self, table: int, batch: pa.RecordBatch) -> None:
        """Take some rows. ValueError where they are not those of one table."""
        if not 0 <= table < _MOST_TABLES or self._columns.setdefault(table, batch.schema.names) != batch.schema.names:
            raise ValueError
        part = self._parts.get(table, 0)
        self._writer(table).write(part, batch)
        self._parts[table] = part + 1
        self._rows[table] = self._rows.get(table, 0) + batch.num_rows

    def _writer(self, table: int) -> TableWriter:
        if table not in self._writers:
            self._writers[table] = self._stack.enter_context(self._store.writer(f"{self._name}-{table}"))
        return self._writers[table]

    def commit(self, holding: Holding) -> tuple[str, ...]:
        """Check rows against what is said of them, then make the tables whole. ValueError where they differ."""
        if any(table >= len(holding.tables) for table in self._writers) or len(holding.tables) > _MOST_TABLES:
            raise ValueError
        for number, table in enumerate(holding.tables):
            columns = self._columns.get(number)
            if self._rows.get(number, 0) != table.rows or columns not in (None, columns_of(table)):
                raise ValueError
        for number in range(len(holding.tables)):
            self._writer(number).commit()
        return tuple(f"{self._name}-{number}" for number in range(len(holding.tables)))


def columns_of(table: TableTraits) -> list[str]:
    """Return the columns an inventory has of a table, in their order."""
    cells = [cell(column.index) for column in table.columns]
    days = [dated(column.index) for column in table.columns if column.dated]
    return [NUMBER, OWN, NAME, BIRTH_NAME, LAB, FINESS, DAY, *cells, *days]
