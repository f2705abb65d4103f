"""A file, or the owner's base, as tables that marks are read from."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import rmtree

from sourcier.inventory import Making, StoredTable
from sourcier.inventory.choose import chosen_of
from sourcier.inventory.holding import Reader, holding_files
from sourcier.recognise.stored import stored_habit
from sourcier.secret import Key, private_folder
from sourcier.store import Store

from .find import CopyLine, LeakTable, read_tables
from .votes import Leak


def read_file(
    path: Path, lines: Sequence[CopyLine], key: Key, *, scratch: Path, scratch_key: Key, making: Making | None = None
) -> tuple[Leak, bool]:
    """Return what a file or folder says of marks, and whether it could be read to its end.

    Its rows are held in `scratch`, encrypted under a key that is written nowhere, and removed at the end.

    Raises:
        NothingReadable: no file of it could be read.
    """
    how = making or Making()
    rmtree(scratch, ignore_errors=True)
    private_folder(scratch)
    try:
        store = Store(scratch / "rows", scratch_key)
        reader = Reader(store, "marks", how.limits, how.overrides, how.workers, how.progress)
        read = reader.read(holding_files(path, leave_out=(scratch,)))
        leak = read_tables(stored_tables(store, read.tables), lines, key)
        return leak, not read.unread and not any(table.cut for table in read.tables)
    finally:
        rmtree(scratch, ignore_errors=True)


def stored_tables(store: Store, tables: Sequence[StoredTable]) -> Iterator[LeakTable]:
    """Yield tables that are stored, as marks are read from them."""
    for table in tables:
        names = [f"c{column.index}" for column in table.columns]
        habit = stored_habit(store, table.store, chosen_of(table.columns).birth)
        yield LeakTable(table.columns, habit, store.table(table.store).batches(names))
