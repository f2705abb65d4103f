"""Tables of the evidence: as facts, and where their rows are stored."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from sourcier.model.facts import Column, Evidence, Reason, Table
from sourcier.model.reading import Reading
from sourcier.read.message_names import said_by
from sourcier.recognise.kind import Kind
from sourcier.recognise.own import Blocks
from sourcier.store import Store

from .relations import Known, Sketch


@dataclass(frozen=True, slots=True)
class Stored:
    """One table of the evidence, with the name of its rows in the store."""

    table: Table
    store: str
    evidence: int
    """Position of its piece among those examined."""
    number: int
    """Of the table in its piece."""
    blocked: frozenset[int]
    """Columns the user wants unnamed."""
    headers_again: tuple[int, ...]
    """Where in the evidence its header stands again."""
    file: str
    """What tells the file it stands in from others."""
    folder: str
    """What tells the folder that file lies in from others. A value: not for show."""
    sketch: Sketch
    """What is kept of its columns until it is known which are keys."""


_DOCUMENTS = frozenset(("pdf", "docx", "rtf", "html", "mail"))
"""Formats whose second column is text that someone wrote: no value says so better than the format."""
_FREE_TEXT = "free_text"
_LONGEST_TITLE = 64


def written(reading: Reading, columns: tuple[Column, ...], kinds: Mapping[str, Kind]) -> tuple[Column, ...]:
    """Return the columns as the format tells of them: a document's text is free text, however little of it there is."""
    columns = _with_places(reading, columns)
    if reading.format not in _DOCUMENTS or len(columns) != 2:  # noqa: PLR2004  # the place of a part, and its text
        return columns
    place, text = columns
    category = kinds[_FREE_TEXT].category
    told = replace(
        text, kind=_FREE_TEXT, category=category, valid=text.filled, confidence=1.0, reasons=(Reason("document"),)
    )
    return replace(place, kind=None, category=None, valid=0, reasons=()), told


def blocked_in(reading: Reading, blocks: Blocks) -> frozenset[int]:
    """Return the columns of a table that the user wants unnamed."""
    return frozenset(index for index, header in enumerate(reading.headers) if blocks.holds(index, header))


def headers_said(reading: Reading) -> tuple[str, ...]:
    """Return what headers say of their columns: of a health message's field the standard's word, not its place."""
    return tuple(map(said_by, reading.headers)) if reading.format == "message" else reading.headers


def _with_places(reading: Reading, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return the columns of a health message called by their place, such as ``PID-7``, beside the standard's word."""
    if reading.format != "message":
        return columns
    places = [header.removesuffix(said_by(header)).strip() for header in reading.headers]
    named = zip(columns, reading.headers, places, strict=True)
    return tuple(
        replace(column, name=f"{place} {column.name}" if said_by(header) else place) if place else column
        for column, header, place in named
    )


_ASKED = ("password_needed", "E317", "E318")


def asks_password(evidence: Evidence) -> bool:
    """Whether something in it was left unread for want of a password: passwords enter no setting of a step."""
    return evidence.unread in _ASKED or any(member.unread in _ASKED for member in evidence.members)


def as_table(reading: Reading, columns: tuple[Column, ...]) -> Table:
    """Return the facts of a table, once it is known what its columns hold."""
    return Table(
        name=reading.name,
        format=reading.format,
        encoding=reading.encoding,
        dialect=reading.dialect,
        account=reading.account,
        rows=reading.rows,
        columns=columns,
        repairs=reading.repairs,
        rejects=reading.rejects,
        oddities=reading.oddities,
        alternatives=reading.alternatives,
        rejected_ranges=reading.rejected_ranges,
        cut=reading.cut,
    )


def known_tables(store: Store, stored: Sequence[Stored]) -> tuple[Known, ...]:
    """Return the tables as far as relations ask."""
    return tuple(
        Known(s.store, s.evidence, s.number, s.file, s.folder, s.table.columns, s.sketch, store.table(s.store).rows)
        for s in stored
    )


def with_columns(
    stored: Sequence[Stored],
    evidence: Sequence[Evidence],
    columns: Sequence[tuple[Column, ...]],
    harmless: Callable[[str], bool] = lambda _: False,
) -> tuple[list[Stored], tuple[Evidence, ...]]:
    """Return tables and evidence with other columns, and titles where harmless: what is known once all tables are."""
    changed = [
        replace(s, table=replace(s.table, columns=new, title=_title(s.sketch.title, harmless)))
        for s, new in zip(stored, columns, strict=True)
    ]
    own = [tuple(s.table for s in changed if s.evidence == number) for number in range(len(evidence))]
    return changed, tuple(replace(e, tables=tables) for e, tables in zip(evidence, own, strict=True))


def _title(title: str, harmless: Callable[[str], bool]) -> str:
    shown = title.isprintable() and len(title) <= _LONGEST_TITLE and harmless(title.replace("_", " "))
    return title if shown else ""
