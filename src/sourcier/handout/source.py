"""Where rows come from: any file that reading reads, or a database; held encrypted until the copy is written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa

from sourcier.inventory.holding import Reader, holding_files
from sourcier.inventory.rows import StoredTable
from sourcier.model.progress import Progress, Silent
from sourcier.model.reading import Dialect, Overrides
from sourcier.read import Limits
from sourcier.recognise import Profile, Recogniser
from sourcier.recognise.stored import Recognition
from sourcier.recognise.workers import in_order
from sourcier.store import Store

from .databases import Address, Database, address_of, connect
from .databases.database import Cells
from .refusals import TableMissing

BLANK = "_blank"
"""Column of rows from a database: which cells are empty texts, where all other empty cells are NULL."""
_PART = 65_536
"""Rows of a database in one part of the store."""
_PLAIN = re.compile(r"[^A-Za-z0-9_.-]+")


@dataclass(frozen=True, slots=True)
class Asked:
    """What rows are to be taken from, and how."""

    place: str
    """A path, or the address of a database."""
    tables: tuple[str, ...] = ()
    """Tables or views of a database; all tables where none is named."""
    password: str | None = field(default=None, repr=False)
    overrides: Overrides = field(default_factory=Overrides)
    limits: Limits = field(default_factory=Limits)
    workers: int = 1
    progress: Progress = field(default_factory=Silent)

    @property
    def address(self) -> Address | None:
        """Of the database; None where the place is a file. Raises NotAnAddress, PasswordInAddress."""
        return address_of(self.place)


@dataclass(frozen=True, slots=True)
class Loaded:
    """One table, its rows in the store as text."""

    stored: StoredTable
    name: str
    """What its file is called where a copy has several."""
    rows: int
    nulls: bool
    """Whether the store says which empty cells are texts: see `BLANK`."""


@dataclass(frozen=True, slots=True)
class Source:
    """Everything that was read."""

    tables: tuple[Loaded, ...]
    complete: bool


def load(asked: Asked, store: Store, *, leave_out: Sequence[Path] = ()) -> Source:
    """Read a source into a store.

    Raises:
        NothingReadable, NotAnAddress, PasswordInAddress, DriverMissing, DatabaseFailed, TableMissing.
    """
    address = asked.address
    return _file(asked, store, leave_out) if address is None else _database(asked, address, store)


def _file(asked: Asked, store: Store, leave_out: Sequence[Path]) -> Source:
    reader = Reader(store, "source", asked.limits, asked.overrides, asked.workers, asked.progress)
    read = reader.read(holding_files(Path(asked.place), leave_out))
    tables = tuple(
        Loaded(table, f"{table.name}.csv", store.table(table.store).rows, nulls=False) for table in read.tables
    )
    return Source(tables, not read.unread and not any(table.cut for table in read.tables))


def _database(asked: Asked, address: Address, store: Store) -> Source:
    with connect(address, asked.password) as database:
        names = list(asked.tables) or database.tables()
        if not names:
            raise TableMissing(0)
        return Source(tuple(_Table(asked, database, store, *one).load() for one in enumerate(names)), complete=True)


class _Table:
    """One table of a database on its way into the store."""

    def __init__(self, asked: Asked, database: Database, store: Store, number: int, name: str) -> None:
        columns = database.columns(name)
        if columns is None:
            raise TableMissing(len(database.tables()))
        self._asked, self._database, self._store = asked, database, store
        self._name, self._columns = name, columns
        self._stored = f"source-{number}-0"
        self._recogniser = Recogniser()

    def load(self) -> Loaded:
        """Read all rows, then say what the columns hold."""
        self._asked.progress.start("reading", None)
        profile: Profile | None = None
        rows = 0
        with self._store.writer(self._stored) as writer:

            def put(numbered: tuple[int, pa.RecordBatch]) -> tuple[int, Profile]:
                number, batch = numbered
                writer.write(number, batch)
                return batch.num_rows, self._recogniser.profile(batch)

            for count, found in in_order(put, enumerate(self._batches()), self._asked.workers):
                rows += count
                self._asked.progress.advance(rows=count)
                profile = found if profile is None else self._recogniser.merge(profile, found)
            writer.commit()
        self._asked.progress.finish()
        profile = profile or self._recogniser.profile(_batch([], len(self._columns)))
        headers = tuple(self._columns)
        recognition = Recognition(self._store, self._recogniser, self._asked.workers, self._asked.progress)
        dialect = Dialect(",", '"', "", "lf", 1, 0, len(headers))
        stored = StoredTable(
            self._stored, "table-1", recognition.columns(self._stored, profile, headers), headers, "delimited", "utf-8",
            dialect,
        )  # fmt: skip
        return Loaded(stored, _file_name(self._name), rows, nulls=True)

    def _batches(self) -> Iterator[pa.RecordBatch]:
        held: list[Cells] = []
        for rows in self._database.rows(self._name, self._columns):
            held += rows
            if len(held) >= _PART:
                yield _batch(held, len(self._columns))
                held = []
        if held:
            yield _batch(held, len(self._columns))


def _batch(rows: list[Cells], width: int) -> pa.RecordBatch:
    columns = list(zip(*rows, strict=True)) if rows else [()] * width
    arrays = [pa.array([cell or "" for cell in column], pa.string()) for column in columns]
    blank = [_blank(row) for row in rows] if any("" in column for column in columns) else [""] * len(rows)
    names = [f"c{at}" for at in range(width)]
    return pa.RecordBatch.from_arrays([*arrays, pa.array(blank, pa.string())], names=[*names, BLANK])


def _blank(row: Cells) -> str:
    return " ".join(str(at) for at, cell in enumerate(row) if cell == "")


def _file_name(table: str) -> str:
    plain = _PLAIN.sub("_", table.replace('"', "").removeprefix("public.")).strip("._")
    return f"{plain or 'table'}.csv"
