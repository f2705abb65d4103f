"""Lists, one per controller: its own people and nobody else, each person once, in the list they were first told by."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np
import pyarrow as pa

from sourcier.case import Case
from sourcier.model.progress import Progress
from sourcier.store import Store, TableWriter

from .entries import SCHEMA, Entry, batch_of, entry, table_of
from .entry import gathered
from .identities import identities_of
from .judge import Dates, judge
from .names import code_of
from .register import Assigned, assign, read_register, registered, write_register
from .rows import Rows, gather
from .source import Source
from .subjects import Subjects, subjects_of
from .topics import bits

_PART = 4_096


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the lists depend on beside the rows."""

    dates: Dates
    first: str
    """``mail`` or ``post``: the channel preferred where both are there."""


@dataclass(slots=True)
class Counted:
    """What one controller's list holds, in numbers."""

    people: int = 0
    minors: int = 0
    to_review: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    channels: Counter[str] = field(default_factory=Counter)
    """Of entries that are ready."""
    batches: Counter[int] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)
    gone: tuple[int, ...] = ()

    def add(self, one: Entry) -> None:
        """Count one entry."""
        self.people += 1
        self.minors += one.minor
        self.to_review += not one.ready
        self.reasons.update(one.reasons.split())
        self.batches[one.batch] += 1
        if one.ready:
            self.channels[one.channel] += 1


@dataclass(frozen=True, slots=True)
class Made:
    """The lists, kept in the store, and what is known beside them."""

    counted: tuple[Counted, ...]
    """One per controller of the source."""
    others: tuple[tuple[tuple[str, str, int], ...], ...]
    """Role, name and rows of the other people in each controller's rows."""


def make(case: Case, source: Source, wishes: Wishes, *, workers: int, progress: Progress) -> Made:
    """Make the lists of all controllers of the source and keep them in the store; who was listed stays so."""
    identities = identities_of(case.store, case.key, source, workers)
    subjects = subjects_of(source, identities)
    reference = np.zeros(len(subjects), np.uint64)
    batch, told = np.zeros(len(subjects), np.int32), np.zeros(len(subjects), np.uint32)
    registers = [read_register(case.store, code_of(party)) for party in source.parties]
    assigned = [assign(one, subjects, n, case.key, source.parties[n]) for n, one in enumerate(registers)]
    for one in assigned:
        reference[one.subjects], batch[one.subjects], told[one.subjects] = one.reference, one.batch, one.told
    rows = gather(case.store, source, identities, subjects, reference, workers=workers, progress=progress)
    work = _Writing(source, subjects, rows, wishes, batch=batch, told=told)
    counted = work.write(case.store, assigned)
    rows.remove()
    for number, (register, one) in enumerate(zip(registers, assigned, strict=True)):
        if source.wanted[number]:
            kept = registered(register, one, subjects, work.topics[one.subjects])
            write_register(case.store, code_of(source.parties[number]), kept)
    others = tuple(tuple(rows.others.of(number)) for number in range(len(source.parties)))
    for one_counted, found in zip(counted, others, strict=True):
        one_counted.others.update(role for role, _, _ in found)
    return Made(counted, others)


class _Writing:
    """Writes the entries of all controllers, some rows at a time."""

    def __init__(
        self, source: Source, subjects: Subjects, rows: Rows, wishes: Wishes, *, batch: np.ndarray, told: np.ndarray
    ) -> None:
        self._source, self._subjects, self._rows, self._wishes = source, subjects, rows, wishes
        self._batch, self._told = batch, told
        self.topics = np.zeros(len(subjects), np.uint32)

    def write(self, store: Store, assigned: Sequence[Assigned]) -> tuple[Counted, ...]:
        counted = tuple(Counted(gone=tuple(one.gone.tolist())) for one in assigned)
        lists = [_List(store.writer(table_of(code_of(party)))) for party in self._source.parties]
        try:
            for party, one in self._entries():
                counted[party].add(one)
                lists[party].add(one)
            for each, wanted in zip(lists, self._source.wanted, strict=True):
                if wanted:
                    each.commit()
        finally:
            for each in lists:
                each.writer.discard()
        return counted

    def _entries(self) -> Iterator[tuple[int, Entry]]:
        for stretch in self._rows.stretches():
            for _subject, group in groupby(_rows_of(stretch), key=lambda row: row["subject"]):
                yield self._entry(list(group))

    def _entry(self, rows: list[dict[str, object]]) -> tuple[int, Entry]:
        subject = int(str(rows[0]["subject"]))
        one = gathered(rows, self._source, self._rows.layouts, known=bool(self._subjects.known[subject]))
        found = bits(one.topics)
        self.topics[subject] = found
        before = int(self._told[subject])
        judged = judge(one, self._wishes.dates, self._wishes.first, told_more=bool(before and found & ~before))
        return int(str(rows[0]["party"])), entry(one, judged, int(self._batch[subject]))


def _rows_of(stretch: pa.Table) -> Iterator[dict[str, object]]:
    for batch in stretch.to_batches(max_chunksize=_PART):
        yield from batch.to_pylist()


@dataclass(slots=True)
class _List:
    """One controller's table, written part by part."""

    writer: TableWriter
    held: list[Entry] = field(default_factory=list)
    parts: int = 0

    def add(self, one: Entry) -> None:
        self.held.append(one)
        if len(self.held) == _PART:
            self._flush()

    def commit(self) -> None:
        if self.held or not self.parts:
            self._flush()
        self.writer.commit()

    def _flush(self) -> None:
        self.writer.write(self.parts, batch_of(self.held) if self.held else pa.RecordBatch.from_pylist([], SCHEMA))
        self.parts, self.held = self.parts + 1, []
