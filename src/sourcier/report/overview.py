"""What the head of every view says, gathered once from the facts."""

from dataclasses import dataclass

from sourcier.model.facts import Column, Evidence, Examination, Table

from .masking import SMALL, WITHHELD, is_hidden

_HALF = 0.5
_IMPERSONAL = frozenset({"technical", "organisation"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a column stands."""

    evidence: int
    table: int
    column: int


@dataclass(frozen=True, slots=True)
class Overview:
    """Totals over all evidence, and the columns the headline rests on."""

    rows: int
    clean: int
    repaired: int
    rejected: int
    columns: int
    empty: int
    unknown: int
    nir: Column | None
    """The patients' NIR column with most values."""
    nir_place: Place | None
    labs: int
    departments: int
    passwords: tuple[Column, ...]
    comments: tuple[Column, ...]
    together: tuple[str, ...]
    """Categories that stand in the same row, as codes, in the order of the facts."""
    together_rows: int
    """At least so many rows hold all of them."""
    unread: tuple[Evidence, ...]

    @property
    def kept(self) -> int:
        """Rows whose cells were examined."""
        return total((self.clean, self.repaired))


def total(counts: tuple[int, ...]) -> int:
    """Return the sum; a mark where a part of it is hidden."""
    if any(is_hidden(count) for count in counts):
        return SMALL if not any(count > 0 or count == WITHHELD for count in counts) and len(counts) == 1 else WITHHELD
    return sum(counts)


MOST_TABLES = 30
"""Tables a page shows one by one: those with most rows."""


def shown_tables(examination: Examination, most: int = MOST_TABLES) -> list[tuple[int, int, Table]]:
    """Return the tables with most rows, in the order of the evidence: nobody reads thousands."""
    every = tables_of(examination)
    largest = sorted(range(len(every)), key=lambda n: -every[n][2].rows.total)[:most]
    return [every[n] for n in sorted(largest)]


def tables_of(examination: Examination) -> list[tuple[int, int, Table]]:
    """Return every table with the places of its evidence and of itself."""
    return [(e, t, table) for e, piece in enumerate(examination.evidence) for t, table in enumerate(piece.tables)]


def overview_of(examination: Examination) -> Overview:
    """Gather the totals of an edition's facts."""
    tables = [table for _e, _t, table in tables_of(examination)]
    columns = [column for table in tables for column in table.columns]
    rows = total(tuple(table.rows.total for table in tables))
    nir, place = _nir(examination)
    together, together_rows = _together(examination, rows)
    return Overview(
        rows=rows,
        clean=total(tuple(table.rows.clean for table in tables)),
        repaired=total(tuple(table.rows.repaired for table in tables)),
        rejected=total(tuple(table.rows.rejected for table in tables)),
        columns=len(columns),
        empty=sum(is_empty(column) for column in columns),
        unknown=sum(column.kind is None and not is_empty(column) for column in columns),
        nir=nir,
        nir_place=place,
        labs=len(examination.labs),
        departments=sum(place.people != 0 and place.department != ABROAD for place in examination.places),
        passwords=tuple(column for column in columns if column.kind == "password"),
        comments=tuple(column for column in columns if column.kind == "free_text"),
        together=together,
        together_rows=together_rows,
        unread=tuple(piece for piece in examination.evidence if piece.unread),
    )


ABROAD = "99"
"""INSEE's code for foreign countries."""


def is_empty(column: Column) -> bool:
    """Whether no row fills the column."""
    return column.filled == 0


def _nir(examination: Examination) -> tuple[Column | None, Place | None]:
    found = [
        (column.valid, column, Place(e, t, column.index))
        for e, t, table in tables_of(examination)
        for column in table.columns
        if column.kind == "nir"
    ]
    if not found:
        return None, None
    _valid, column, place = max(found, key=lambda entry: entry[0])
    return column, place


def _together(examination: Examination, rows: int) -> tuple[tuple[str, ...], int]:
    """Return the categories that at least half of the rows hold all at once, and how many rows at least.

    Fréchet's bound: what is missing from each, added up, is the most that can be missing from all. The facts count
    each category apart.
    """
    entries = [e for e in examination.categories if e.category not in _IMPERSONAL and e.rows > 0]
    least, chosen = rows, set()
    for entry in sorted(entries, key=lambda e: -e.rows):
        if least - (rows - entry.rows) < rows * _HALF:
            break
        least -= rows - entry.rows
        chosen.add(entry.category)
    return tuple(entry.category for entry in entries if entry.category in chosen), least
