"""A holding's files into a store: every table of every file, as encrypted rows, with what its columns hold."""

import os
import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from sourcier.model.errors import NothingReadable
from sourcier.model.progress import Progress
from sourcier.model.reading import Overrides, Reading
from sourcier.read import Asked, Limits, Opened, Rows, open_tables
from sourcier.read.errors import EvidenceMissing, EvidenceUnreadable, IsFolder
from sourcier.recognise import Profile, Recogniser
from sourcier.recognise.stored import Recognition
from sourcier.recognise.workers import in_order
from sourcier.store import Store, TableWriter

from .about import Unread
from .file import is_inventory
from .rows import StoredTable

_SCRATCH = re.compile(r"\..+\.scratch")
"""What a killed making left beside an inventory."""


@dataclass(frozen=True, slots=True)
class Read:
    """A holding as it was read."""

    tables: tuple[StoredTable, ...]
    files: int
    bytes: int
    unread: tuple[Unread, ...]


def holding_files(path: Path, leave_out: Collection[Path] = ()) -> list[Path]:
    """Return the files of a holding, in the order of their names; inventories that lie among them are none.

    `leave_out`: folders and files inside that are not the holding's. Raises EvidenceMissing, EvidenceUnreadable,
    IsFolder.
    """
    if not path.is_dir():
        if not path.exists():
            raise EvidenceMissing
        return [path]
    own = frozenset(place.resolve() for place in leave_out)
    found = sorted(file for file in _inside(path, own) if not is_inventory(file))
    if not found:
        raise IsFolder
    return found


def _inside(folder: Path, own: frozenset[Path]) -> Iterator[Path]:
    if not own.isdisjoint([folder.resolve(), *folder.resolve().parents]):
        return
    for place, folders, names in os.walk(folder, onerror=_refuse):
        here = Path(place)
        folders[:] = [name for name in folders if not (_SCRATCH.fullmatch(name) or (here / name).resolve() in own)]
        files = (here / name for name in names)
        yield from (file for file in files if file.is_file() and file.resolve() not in own)


def _refuse(error: OSError) -> None:
    raise EvidenceUnreadable(os.strerror(error.errno or 0)) from None


@dataclass(frozen=True, slots=True)
class _Layout:
    """Tables that bear the same headers are one table in several files; those without are each their own."""

    headers: tuple[str, ...]
    alone: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A table as it was read."""

    store: str
    name: str
    reading: Reading

    @property
    def layout(self) -> _Layout:
        """What it has in common with other tables."""
        headers = self.reading.headers
        return _Layout(headers, "" if any(headers) else self.name)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads holdings into a store, under names that begin with `prefix`."""

    store: Store
    prefix: str
    limits: Limits
    overrides: Overrides
    workers: int
    progress: Progress

    def read(self, files: Iterable[Path]) -> Read:
        """Read all files; one that cannot be read is noted, as long as another can.

        Raises:
            NothingReadable: no file could be read; the error of the first.
        """
        recogniser = Recogniser()
        found: list[_Found] = []
        layouts: dict[_Layout, Profile] = {}
        unread: list[Unread] = []
        failures: list[NothingReadable] = []
        count = size = 0
        for number, path in enumerate(files, 1):
            count += 1
            try:
                size += _size(path)
                tables, problem = self._file(number, path, recogniser)
            except NothingReadable as failure:
                failures.append(failure)
                unread.append(Unread(number, failure.code))
                continue
            for table, profile in tables:
                found.append(table)
                known = layouts.get(table.layout)
                layouts[table.layout] = profile if known is None else recogniser.merge(known, profile)
            if problem:
                unread.append(Unread(number, problem))
        if failures and not found:
            raise failures[0]
        return Read(tuple(self._recognised(found, layouts, recogniser)), count, size, tuple(unread))

    def _recognised(
        self, found: list[_Found], layouts: dict[_Layout, Profile], recogniser: Recogniser
    ) -> Iterator[StoredTable]:
        """Yield the tables; those of one layout are recognised together, for small files say little by themselves."""
        recognition = Recognition(self.store, recogniser, self.workers, self.progress)
        columns = {
            layout: recognition.columns_of(
                [one.store for one in found if one.layout == layout], profile, layout.headers
            )
            for layout, profile in layouts.items()
        }
        for one in found:
            reading = one.reading
            yield StoredTable(
                one.store,
                one.name,
                columns[one.layout],
                reading.headers,
                reading.format,
                reading.encoding,
                reading.dialect,
                reading.rows.repaired,
                reading.rows.rejected,
                reading.cut,
            )

    def _file(self, number: int, path: Path, recogniser: Recogniser) -> tuple[list[tuple[_Found, Profile]], str]:
        opened = open_tables(path, Asked(self.overrides, self.limits))
        with ExitStack() as stack:
            sink = _Sink(self, stack, number, opened, recogniser)
            self.progress.start("reading", opened.bytes)
            profiles: dict[int, Profile] = {}
            for table, profile in in_order(sink.put, self._watched(opened, sink), self.workers):
                known = profiles.get(table)
                profiles[table] = profile if known is None else recogniser.merge(known, profile)
            self.progress.finish()
            readings = opened.readings()
            names = sink.commit(len(readings))
        tables = [
            (_Found(name, f"file-{number}-table-{at + 1}", reading), profiles.get(at) or _empty(reading, recogniser))
            for at, (reading, name) in enumerate(zip(readings, names, strict=True))
        ]
        return tables, opened.problem

    def _watched(self, opened: Opened, sink: "_Sink") -> Iterator[Rows]:
        used = 0
        for block in opened.blocks():
            self.progress.advance(rows=block.rows, done_bytes=opened.used - used)
            used = opened.used
            opened.take_rejects()
            sink.writer(block.table)
            yield block


class _Sink:
    """The tables one file is written to."""

    def __init__(self, reader: Reader, stack: ExitStack, number: int, opened: Opened, recogniser: Recogniser) -> None:
        self._reader, self._stack, self._number = reader, stack, number
        self._opened, self._recogniser = opened, recogniser
        self._writers: dict[int, TableWriter] = {}

    def writer(self, table: int) -> TableWriter:
        """Return the writer of a table, in the caller's thread the first time."""
        if table not in self._writers:
            name = f"{self._reader.prefix}-{self._number}-{table}"
            self._writers[table] = self._stack.enter_context(self._reader.store.writer(name))
        return self._writers[table]

    def put(self, block: Rows) -> tuple[int, Profile]:
        """Parse, count and store one block; in any thread."""
        batch, decoded = block.batch()
        self._opened.decoded(block.table, decoded)
        profile = self._recogniser.profile(batch)
        self._writers[block.table].write(block.number, batch)
        return block.table, profile

    def commit(self, tables: int) -> list[str]:
        """Make all tables whole, also those without a row; return their names."""
        for table in range(tables):
            self.writer(table).commit()
        return [f"{self._reader.prefix}-{self._number}-{table}" for table in range(tables)]


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError as error:
        raise EvidenceUnreadable(os.strerror(error.errno or 0)) from None


def _empty(reading: Reading, recogniser: Recogniser) -> Profile:
    names = [f"c{c}" for c in range(reading.dialect.fields)]
    return recogniser.profile(pa.RecordBatch.from_arrays([pa.array([], pa.string())] * len(names), names))
