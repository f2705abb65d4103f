"""The leak, made ready once for all holdings: its rows, laboratories and segments."""

from collections.abc import Sequence
from dataclasses import dataclass

from sourcier.case import Case
from sourcier.examine.composition import segments_of
from sourcier.examine.decided import Spans, about, lab_pairs
from sourcier.inventory import Digested, digest_texts
from sourcier.model.facts import Examination
from sourcier.secret import ComparisonKey

from .columns import LeakColumn
from .labs import Labs, labs_of
from .matching import People
from .overlap import Segment
from .rows import Rows, rows_of

_FINESS = "finess"


@dataclass(frozen=True, slots=True, eq=False)
class Leak:
    """One side of every comparison."""

    side: Digested
    facts: Examination
    rows: Rows
    labs: Labs
    segments: tuple[Segment, ...]

    def columns(self, table: int) -> tuple[LeakColumn, ...]:
        """Return the columns of a table, numbered through all evidence, as the facts show them."""
        tables = [table for evidence in self.facts.evidence for table in evidence.tables]
        return tuple(LeakColumn(column.index, column.name, column.kind) for column in tables[table].columns)


def leak_of(case: Case, facts: Examination, side: Digested, key: ComparisonKey) -> Leak:
    """Make the leak ready."""
    rows = rows_of(side, placebo=True)
    spans = _spans(case, facts, rows.starts)
    labels = [lab.label for lab in facts.labs]
    seen = [_row(lab.seen, spans) for lab in facts.labs]
    pieces = [piece.index for piece in case.evidence]
    pairs = lab_pairs(about(case.decisions.current, pieces), spans)
    joined = [(pair.first, pair.second) for pair in pairs if pair.same]
    numbers = digest_texts(key, [lab.finess or "" for lab in facts.labs], _FINESS)
    labs = labs_of(rows, labels, seen, joined, numbers)
    return Leak(side, facts, rows, labs, tuple(_segments(facts, rows)))


def _segments(facts: Examination, rows: Rows) -> list[Segment]:
    found = []
    for number, part in enumerate(segments_of(facts.composition)):
        table = next(t for t in reversed(range(len(rows.starts) - 1)) if rows.starts[t] <= part.start)
        stretch = rows.stretch(part)
        found.append(Segment(number, table, part, stretch, People(stretch)))
    return found


def _spans(case: Case, facts: Examination, starts: Sequence[int]) -> Spans:
    pieces = {piece.sha256: piece.index for piece in case.evidence}
    tables, number = [], 0
    for place, evidence in enumerate(facts.evidence):
        for at, table in enumerate(evidence.tables):
            rows = starts[number + 1] - starts[number]
            tables.append((place, pieces.get(evidence.sha256, -1), at, len(table.columns), rows))
            number += 1
    return Spans.of(tables)


def _row(seen: str, spans: Spans) -> int:
    """The row, numbered through, of ``evidence 0, table 0, row 17``."""
    evidence, table, row = (int(part.rpartition(" ")[2]) for part in seen.split(", "))
    return next(span.first for span in spans.tables if (span.evidence, span.table) == (evidence, table)) + row
