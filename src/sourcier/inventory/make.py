"""Holdings to digests: into a sealed file at a party's, into the case's store at the investigator's."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from shutil import rmtree

import numpy as np
import pyarrow as pa

from sourcier import __version__
from sourcier.model.progress import Progress, Silent
from sourcier.model.reading import Overrides
from sourcier.read import Limits
from sourcier.secret import ComparisonKey, Key, new_file, private_folder, seal_stream
from sourcier.store import Store

from .about import Holding, TableTraits, Unread
from .digested import Digested
from .digests import Digester
from .errors import NoFolder, PlaceTaken
from .file import VERSION, Clear, about_frame, is_inventory, rows_frames
from .holding import Read, Reader, holding_files
from .rows import StoredTable, TableDigests

_RAW = "raw"


@dataclass(frozen=True, slots=True)
class Making:
    """How holdings are turned into digests; none of it changes what is found."""

    workers: int = 1
    progress: Progress = field(default_factory=Silent)
    limits: Limits = field(default_factory=Limits)
    overrides: Overrides = field(default_factory=Overrides)


def make_inventory(
    holding: Path, target: Path, key: ComparisonKey, *, scratch: Path, scratch_key: Key, made: str,
    making: Making | None = None,
) -> Holding:  # fmt: skip
    """Write the inventory of a holding to `target`; return what it says of the holding.

    The rows are held in `scratch`, a folder that is emptied first and removed at the end, encrypted under
    `scratch_key`, which is written nowhere: after a kill, what is left there can be read by nobody.

    Raises:
        NothingReadable: no file of the holding could be read. PlaceTaken, NoFolder; DiskFull, NotWritable.
    """
    how = making or Making()
    if not target.absolute().parent.is_dir():
        raise NoFolder(target.absolute().parent)
    if target.exists() and not is_inventory(target):
        raise PlaceTaken(target)
    files = holding_files(holding, leave_out=(scratch,))
    rmtree(scratch, ignore_errors=True)
    private_folder(scratch)
    try:
        store = Store(scratch / "rows", scratch_key)
        read = _reader(store, _RAW, how).read(files)
        sealed = _Sealed(store, read, key, made, how)
        waiting = scratch / "sealed"
        with new_file(waiting) as stream:
            stream.write(Clear(VERSION, key.id, key.version).line())
            seal_stream(sealed.frames(), stream, key.recipient)
        waiting.replace(target)
        return sealed.holding
    finally:
        rmtree(scratch, ignore_errors=True)


def digest_holding(
    holding: Path, key: ComparisonKey, store: Store, name: str, *, making: Making | None = None,
    leave_out: Collection[Path] = (),
) -> Digested:  # fmt: skip
    """Return the digests of a holding in hand, kept in `store` under `name`; its rows are not kept.

    `leave_out`: folders and files inside that are not the holding's.

    Raises:
        NothingReadable: no file of it could be read.
    """
    how = making or Making()
    raw = f"{name}-{_RAW}"
    reader = _reader(store, raw, how)
    try:
        return _digested(store, reader.read(holding_files(holding, leave_out)), key, (store, name), how, placebo=False)
    finally:
        for left in store.tables():
            if left.startswith(f"{raw}-"):
                store.remove(left)


def digests_of(
    rows: Store, tables: Sequence[StoredTable], key: ComparisonKey, store: Store, name: str, *, placebo: bool = False,
    making: Making | None = None,
) -> Digested:  # fmt: skip
    """Return the digests of tables whose rows are stored, such as the leak's; kept in `store` under `name`.

    Rows keep their order. `placebo`: also digest each name with another birth date.
    """
    read = Read(tuple(tables), len(tables), 0, ())
    return _digested(rows, read, key, (store, name), making or Making(), placebo=placebo)


def _reader(store: Store, prefix: str, how: Making) -> Reader:
    return Reader(store, prefix, how.limits, how.overrides, how.workers, how.progress)


def _digested(
    rows: Store, read: Read, key: ComparisonKey, into: tuple[Store, str], how: Making, *, placebo: bool
) -> Digested:
    store, name = into
    digester = Digester.of(key)
    names, traits = [], []
    for number, table in enumerate(read.tables):
        digests = TableDigests(rows, table, digester, how.workers, placebo=placebo)
        names.append(f"{name}-{number}")
        with store.writer(names[-1]) as writer:
            for part, batch in enumerate(digests.batches(how.progress)):
                writer.write(part, batch)
            writer.commit()
        traits.append(digests.traits())
    return Digested(_holding(read, traits, key, ""), store, tuple(names))


def _holding(read: Read, tables: Sequence[TableTraits], key: ComparisonKey, made: str) -> Holding:
    whole = not read.unread and not any(table.cut for table in tables)
    unread: tuple[Unread, ...] = read.unread
    return Holding(key.id, key.version, __version__, made, whole, read.files, read.bytes, unread, tuple(tables))


class _Sealed:
    """The frames of an inventory, made while they are written."""

    def __init__(self, store: Store, read: Read, key: ComparisonKey, made: str, how: Making) -> None:
        self._store, self._read, self._key, self._made, self._how = store, read, key, made, how
        self.holding: Holding

    def frames(self) -> Iterator[bytes]:
        digester = Digester.of(self._key)
        traits = []
        for number, table in enumerate(self._read.tables):
            digests = TableDigests(self._store, table, digester, self._how.workers, placebo=False)
            for part, batch in enumerate(digests.batches(self._how.progress)):
                yield from rows_frames(number, _shuffled(batch, self._key, f"{number}|{part}"))
            traits.append(digests.traits())
            self._store.remove(table.store)
        self.holding = _holding(self._read, traits, self._key, self._made)
        yield about_frame(self.holding)


def _shuffled(batch: pa.RecordBatch, key: ComparisonKey, place: str) -> pa.RecordBatch:
    """Rows in an order drawn from the key: the file's own order is told by counts alone."""
    seed = int.from_bytes(key.secret.derive("inventory-order", place.encode()), "big")
    order = np.random.default_rng(seed).permutation(batch.num_rows)
    return batch.take(pa.array(order))
