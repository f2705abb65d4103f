"""The first pass over one piece of evidence: read it, store its rows encrypted, count what its columns hold."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from sourcier.model.progress import Progress
from sourcier.model.reading import Overrides, Reading
from sourcier.read import Asked, Limits, Member, Opened, Opener, Reject, Rows, open_tables
from sourcier.recognise import Profile, Recogniser
from sourcier.recognise.workers import in_order
from sourcier.store import Store, TableWriter

from .filled import FILLED, filled_bits

_REJECTS_PER_PART = 5000


@dataclass(frozen=True, slots=True)
class Ingested:
    """One piece of evidence, read and stored."""

    container: str
    unread: str
    """A code for what kept it from being read to its end, or empty."""
    readings: tuple[Reading, ...]
    profiles: tuple[Profile | None, ...]
    """One per table; None where it has no row."""
    tables: tuple[str, ...]
    """Their names in the store."""
    members: tuple[Member, ...] = ()
    """What became of the files inside, where it is a container."""


@dataclass(frozen=True, slots=True)
class _Parsed:
    table: int
    profile: Profile


class Ingest:
    """Reads evidence into a store."""

    def __init__(
        self, store: Store, recogniser: Recogniser, limits: Limits, workers: int, progress: Progress, *,
        passwords: tuple[str, ...] = (),
    ) -> None:  # fmt: skip
        self._store = store
        self._recogniser = recogniser
        self._limits = limits
        self._workers = workers
        self._progress = progress
        self._passwords = passwords

    def run(self, number: int, place: Path | Opener, overrides: Overrides) -> Ingested:
        """Read one file, or what the opener opens; `number` tells its tables from those of other pieces.

        Raises:
            NothingReadable: a subclass that says why. DiskFull: nothing of it is kept.
        """
        opened = open_tables(place, Asked(overrides, self._limits, self._passwords))
        self._progress.start("reading", opened.bytes)
        with ExitStack() as stack:
            sink = _Sink(self._store, stack, number)
            profiles: dict[int, Profile] = {}
            for parsed in in_order(
                lambda block: self._parse(block, opened, sink), self._watched(opened, sink), self._workers
            ):
                known = profiles.get(parsed.table)
                merged = parsed.profile if known is None else self._recogniser.merge(known, parsed.profile)
                profiles[parsed.table] = merged
            sink.rejects(opened.take_rejects(), last=True)
            readings = opened.readings()
            names = sink.commit(len(readings))
        self._progress.finish()
        every = tuple(profiles.get(table) for table in range(len(readings)))
        return Ingested(opened.container, opened.problem, readings, every, names, opened.members())

    def _watched(self, opened: Opened, sink: "_Sink") -> Iterator[Rows]:
        used = 0
        for block in opened.blocks():
            self._progress.advance(rows=block.rows, done_bytes=opened.used - used)
            used = opened.used
            sink.writer(block.table)
            sink.rejects(opened.take_rejects(), last=False)
            yield block

    def _parse(self, block: Rows, opened: Opened, sink: "_Sink") -> _Parsed:
        batch, decoded = block.batch()
        opened.decoded(block.table, decoded)
        profile = self._recogniser.profile(batch)
        sink.writer(block.table).write(block.number, _with_filled(batch, block.fields))
        return _Parsed(block.table, profile)


def _with_filled(batch: pa.RecordBatch, fields: int) -> pa.RecordBatch:
    bits = filled_bits([batch.column(c) for c in range(fields)])
    return pa.RecordBatch.from_arrays([*batch.columns, bits], names=[*batch.schema.names, FILLED])


class _Sink:
    """The tables one piece of evidence is written to."""

    def __init__(self, store: Store, stack: ExitStack, number: int) -> None:
        self._store, self._stack, self._number = store, stack, number
        self._writers: dict[str, TableWriter] = {}
        self._rejects: list[Reject] = []
        self._parts = 0

    def name(self, table: int) -> str:
        return f"rows-{self._number}-{table}"

    def writer(self, table: int) -> TableWriter:
        return self._open(self.name(table))

    def _open(self, name: str) -> TableWriter:
        if name not in self._writers:
            self._writers[name] = self._stack.enter_context(self._store.writer(name))
        return self._writers[name]

    def rejects(self, rejects: list[Reject], *, last: bool) -> None:
        """Keep the bytes of rejected rows, with where they stood and why."""
        self._rejects += rejects
        if len(self._rejects) < _REJECTS_PER_PART and not (last and self._rejects):
            return
        batch = pa.RecordBatch.from_arrays(
            [
                pa.array([reject.at for reject in self._rejects], pa.int64()),
                pa.array([reject.length for reject in self._rejects], pa.int64()),
                pa.array([reject.code for reject in self._rejects], pa.string()),
                pa.array([reject.raw for reject in self._rejects], pa.binary()),
            ],
            names=["at", "length", "code", "raw"],
        )
        self._open(f"rejects-{self._number}").write(self._parts, batch)
        self._parts += 1
        self._rejects = []

    def commit(self, tables: int) -> tuple[str, ...]:
        """Make all tables whole, also those without a row."""
        names = tuple(self.name(table) for table in range(tables))
        for name in names:
            self._open(name)
        for writer in self._writers.values():
            writer.commit()
        return names
