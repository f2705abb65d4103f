"""Questions about readings: another one came close, or much of a table could not be read as rows."""

from collections.abc import Iterator, Sequence

from sourcier.model.facts import Evidence, Table
from sourcier.model.queue import Question
from sourcier.model.reading import Alternative

_CLOSE = 0.9
"""Share of the chosen reading's score from which another one came close."""
_MUCH = 100
"""One in so many bytes rejected is much."""
_LONG = 50
"""A stretch as long as so many rows is no local damage: it may be another table."""


def questions(evidence: Sequence[Evidence], settled: frozenset[int], people: Sequence[int]) -> Iterator[Question]:
    """Yield the questions about how pieces were read; of `settled` ones none. `people` are those of each piece."""
    for number, piece in enumerate(evidence):
        if number in settled:
            continue
        for place, table in enumerate(piece.tables):
            close = _close(table.alternatives)
            if close is not None:
                yield _reading(number, place, table, close, people[number])
            if _much_rejected(table):
                yield _rejected(number, place, table, people[number])


def _close(alternatives: Sequence[Alternative]) -> Alternative | None:
    """The best of the other ways to part fields, where it explains nearly as much: encodings part none."""
    if not alternatives:
        return None
    first = alternatives[0]
    others = [a for a in alternatives[1:] if (a.delimiter, a.quote) != (first.delimiter, first.quote)]
    best = max(others, key=lambda a: a.score, default=None)
    return best if best is not None and best.score >= _CLOSE * first.score else None


def _reading(number: int, place: int, table: Table, close: Alternative, people: int) -> Question:
    first = table.alternatives[0]
    return Question(
        id=f"reading-{number}-{place}",
        code="reading",
        rows=table.rows.total,
        people=people,
        params={
            "delimiter": first.delimiter,
            "quote": first.quote,
            "score": first.score,
            "other_delimiter": close.delimiter,
            "other_quote": close.quote,
            "other_score": close.score,
        },
        evidence=(f"evidence {number}, table {place}",),
        decide=f"reading {number} --as-read",
    )


def _kept_rows(table: Table) -> int:
    return table.rows.clean + table.rows.repaired


def _rows_lost(table: Table, length: int) -> int:
    """How many rows a stretch of bytes would hold, were they as long as those that were read."""
    kept = table.account.clean + table.account.repaired
    return length * _kept_rows(table) // kept if kept else 0


def _much_rejected(table: Table) -> bool:
    longest = max((stretch.length for stretch in table.rejected_ranges), default=0)
    return table.account.rejected * _MUCH > table.account.total or _rows_lost(table, longest) >= _LONG


def _rejected(number: int, place: int, table: Table, people: int) -> Question:
    rows, kept = _rows_lost(table, table.account.rejected), _kept_rows(table)
    return Question(
        id=f"rejected-{number}-{place}",
        code="rejected",
        rows=rows,
        people=min(rows, people * rows // kept) if kept else 0,
        params={
            "bytes": table.account.rejected,
            "total": table.account.total,
            "stretches": table.rows.rejected,
        },
        evidence=(f"evidence {number}, table {place}",),
        decide=f"reading {number} --as-read",
    )
