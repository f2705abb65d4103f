"""The rows of a list, parted by reference into stretches that fit in memory, encrypted on the way."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.examine.filled import FILLED
from sourcier.model.progress import Progress
from sourcier.recognise.coded import Coded
from sourcier.recognise.dates import MISSING
from sourcier.recognise.days import Habit, read_days
from sourcier.recognise.stored import stored_habit
from sourcier.recognise.workers import in_order
from sourcier.store import Store

from .identities import Identities
from .layout import Layout, layout_of
from .others import OtherPeople, others_in
from .source import NOBODY, Listed, Source
from .subjects import Subjects
from .words import found_words

TEXTS = (
    "title",
    "family",
    "birth_name",
    "given",
    "full",
    "street",
    "postcode",
    "commune",
    "email",
    "mobile",
    "landline",
)
"""Fields of a row that an entry shows, as they stand there."""
_STRETCH = 50_000
"""Rows of a list that are held at once, about."""
_LONGEST = 200
"""Characters of a field that are kept: no name or street has more."""
_SPARE = 60


@dataclass(frozen=True, slots=True)
class Rows:
    """Where the rows of the lists are."""

    store: Store
    names: tuple[str, ...]
    """Tables of the store, by rising reference."""
    layouts: tuple[Layout, ...]
    """One per table of the source."""
    others: OtherPeople

    def stretches(self) -> Iterator[pa.Table]:
        """Yield the rows, some at a time, by controller, reference and row."""
        for name in self.names:
            batches = list(self.store.table(name).batches())
            if batches:
                yield pa.Table.from_batches(batches).sort_by(
                    [("party", "ascending"), ("reference", "ascending"), ("row", "ascending")]
                )

    def remove(self) -> None:
        """Remove them: lists hold all that is needed."""
        for name in self.names:
            self.store.remove(name)


@dataclass(slots=True)
class _Gathering:
    store: Store
    source: Source
    identities: Identities
    subjects: Subjects
    reference: np.ndarray
    """uint64 per subject."""
    workers: int
    progress: Progress
    others: OtherPeople = field(default_factory=OtherPeople)


def gather(
    store: Store, source: Source, identities: Identities, subjects: Subjects, reference: np.ndarray, *, workers: int,
    progress: Progress,
) -> Rows:  # fmt: skip
    """Part the rows that belong to a controller."""
    work = _Gathering(store, source, identities, subjects, reference, workers, progress)
    count = max(1, -(-int((subjects.of_row != NOBODY).sum()) // _STRETCH))
    names = tuple(f"list-rows-{number}" for number in range(count))
    layouts = tuple(layout_of(table.columns) for table in source.tables)
    progress.start("listing", None)
    with ExitStack() as stack:
        writers = [stack.enter_context(store.writer(name)) for name in names]
        part = 0
        for number, (table, layout) in enumerate(zip(source.tables, layouts, strict=True)):
            for batch in _batches(work, number, table, layout):
                which = (batch.column("reference").to_numpy() >> np.uint64(_SPARE - 20)).astype(np.int64) * count >> 20
                for stretch in np.unique(which).tolist():
                    writers[stretch].write(part, batch.filter(pa.array(which == stretch)))
                part += 1
                progress.advance(rows=batch.num_rows)
        for writer in writers:
            writer.commit()
    progress.finish()
    return Rows(store, names, layouts, work.others)


def _batches(work: _Gathering, number: int, table: Listed, layout: Layout) -> Iterator[pa.RecordBatch]:
    columns = sorted({*layout.texts, *layout.comments})
    habits = {name: stored_habit(work.store, table.store, layout.fields.get(name)) for name in ("born", "died")}

    def look(batch: pa.RecordBatch) -> tuple[pa.RecordBatch, np.ndarray]:
        return batch, _words(batch, layout)

    start = table.first
    stored = work.store.table(table.store).batches([*(f"c{at}" for at in columns), FILLED])
    for batch, said in in_order(look, stored, work.workers):
        rows = np.arange(start, start + batch.num_rows)
        start += batch.num_rows
        kept = np.flatnonzero(work.subjects.of_row[rows] != NOBODY)
        if kept.size:
            if layout.others:
                others_in(batch.take(pa.array(kept)), layout, work.source.party[rows[kept]], work.others)
            mine = batch.take(pa.array(kept))
            yield _batch(work, number, layout, mine, habits=habits, said=said, rows=rows, kept=kept)


def _batch(
    work: _Gathering, number: int, layout: Layout, batch: pa.RecordBatch, *, habits: dict[str, Habit],
    said: np.ndarray, rows: np.ndarray, kept: np.ndarray,
) -> pa.RecordBatch:  # fmt: skip
    mine = rows[kept]
    subject = work.subjects.of_row[mine]
    arrays = {
        "row": pa.array(mine),
        "table": pa.array(np.full(len(mine), number, np.int16)),
        "subject": pa.array(subject),
        "party": pa.array(work.subjects.party[subject]),
        "reference": pa.array(work.reference[subject]),
        "other_number": pa.array(work.identities.other_number[mine]),
        "shared_mail": pa.array(work.subjects.shared_mail[mine]),
        "said": pa.array(work.source.said[mine]),
        "words": pa.array(said[kept]),
        "filled": batch.column(FILLED).cast(pa.binary()),
        "born": pa.array(_days(batch, layout.fields.get("born"), habits["born"])),
        "died": pa.array(_days(batch, layout.fields.get("died"), habits["died"])),
    }
    arrays |= {name: _text(batch, layout, name) for name in TEXTS}
    return pa.RecordBatch.from_arrays(list(arrays.values()), names=list(arrays))


def _words(batch: pa.RecordBatch, layout: Layout) -> np.ndarray:
    found = np.zeros(batch.num_rows, np.uint8)
    for at in layout.comments:
        coded = Coded(batch.column(f"c{at}"))
        if len(coded.text):
            found |= coded.spread(found_words(coded.text), 0)
    return found


def _days(batch: pa.RecordBatch, column: int | None, habit: Habit) -> np.ndarray:
    if column is None:
        return np.full(batch.num_rows, MISSING, np.int32)
    coded = Coded(batch.column(f"c{column}"))
    return np.asarray(coded.spread(read_days(coded.values, habit), MISSING), np.int32)


def _text(batch: pa.RecordBatch, layout: Layout, name: str) -> pa.StringArray:
    if name == "street":
        return _joined(batch, layout.streets)
    column = layout.fields.get(name)
    if column is None:
        return pa.repeat(pa.scalar("", pa.string()), batch.num_rows)
    return _short(batch.column(f"c{column}"))


def _joined(batch: pa.RecordBatch, columns: Sequence[int]) -> pa.StringArray:
    if not columns:
        return pa.repeat(pa.scalar("", pa.string()), batch.num_rows)
    parts = [_short(batch.column(f"c{at}")) for at in columns]
    return pc.utf8_trim_whitespace(pc.binary_join_element_wise(*parts, "\n"))


def _short(column: pa.StringArray) -> pa.StringArray:
    return pc.utf8_trim_whitespace(pc.utf8_slice_codeunits(column, 0, _LONGEST))
