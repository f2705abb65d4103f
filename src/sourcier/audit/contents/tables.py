"""The tables of one thing, as far as they are looked at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pyarrow.compute as pc

from sourcier.inventory.digests import Digester
from sourcier.model.audit_seen import PeopleSeen
from sourcier.model.errors import NothingReadable
from sourcier.model.facts import Column
from sourcier.model.reading import Reading
from sourcier.read import Opened
from sourcier.recognise import Kind, Recogniser
from sourcier.recognise.text import TextReader
from sourcier.recognise.text.counts import also_of, count_rows, no_counts
from sourcier.store import Store

from .kept import Kept
from .kinds import FREE_TEXT, PASSWORD
from .people import People

_DOCUMENTS = frozenset(("pdf", "docx", "rtf", "html", "mail", "email", "text"))
_MOST_TABLES = 2_000
"""Tables of one thing that are told one by one."""
_WORDY = 20.0
_IN_PART = "members_unread"
_MASKED = "^[*xX•·._#-]*$"


@dataclass(slots=True)
class Table:
    """One table."""

    kept: Kept
    name: str
    format: str
    headers: tuple[str, ...]
    kinds: Mapping[str, Kind]

    @property
    def rows(self) -> int:
        """Looked at."""
        return self.kept.rows

    def columns(self, reader: TextReader) -> tuple[Column, ...]:
        """Return what its columns hold, what stands in comments included."""
        columns = _written(self.format, self.kept.columns(self.headers), self.kinds)
        return tuple(self._with_text(column, reader) for column in columns)

    def _with_text(self, column: Column, reader: TextReader) -> Column:
        if column.kind != FREE_TEXT or not column.filled:
            return column
        counts = no_counts()
        for batch in self.kept.batches():
            counts = counts + count_rows(batch.column(f"c{column.index}"), reader)
        return replace(column, also=also_of(counts))

    def clear_passwords(self, columns: tuple[Column, ...]) -> int:
        """Return the rows in which a password stands that is neither masked nor blank."""
        rows = 0
        for index in (column.index for column in columns if column.kind == PASSWORD):
            for batch in self.kept.batches():
                cells = pc.utf8_trim_whitespace(batch.column(f"c{index}"))
                shown = pc.invert(pc.match_substring_regex(cells, _MASKED))
                rows += pc.sum(shown).as_py() or 0
        return rows

    def people(self, columns: tuple[Column, ...], digester: Digester) -> tuple[PeopleSeen, np.ndarray]:
        """Return how many people its rows tell apart, and their digests."""
        people = People(columns, digester)
        for batch in self.kept.batches():
            people.see(batch)
        return people.told()


@dataclass(slots=True)
class TableLook:
    """All that was looked at."""

    tables: list[Table] = field(default_factory=list)
    format: str = ""
    inside: tuple[str, ...] = ()
    ended: bool = True
    """Whether it was gone through to its end."""
    problem: str = ""
    used: int = 0
    """Bytes dealt with."""

    def taken(self, size: int, *, whole: bool) -> int:
        """Return the bytes it took."""
        return size if whole else min(size, self.used)

    def forget(self) -> None:
        """Let go of all rows."""
        for table in self.tables:
            table.kept.forget()


def looked_tables(opened: Opened, recogniser: Recogniser, scratch: Callable[[], Store], most: int | None) -> TableLook:
    """Take rows until the end, or until `most` bytes were dealt with. Raises NothingReadable where there is none."""
    kept: dict[int, Kept] = {}
    look = TableLook(inside=() if opened.container == "none" else (opened.container,))
    try:
        for block in opened.blocks():
            if len(kept) < _MOST_TABLES or block.table in kept:
                batch, decoded = block.batch()
                opened.decoded(block.table, decoded)
                kept.setdefault(block.table, Kept(f"table-{block.table}", recogniser, scratch)).add(batch)
            opened.take_rejects()
            if most is not None and opened.used >= most:
                look.ended = False
                break
    except NothingReadable:
        if not kept:
            raise
        look.problem = "read_error"
    look.used, look.problem = opened.used, look.problem or _problem(opened)
    readings: dict[int, Reading] = dict(enumerate(opened.readings()))
    for number, rows in sorted(kept.items()):
        rows.close()
        reading = readings.get(number)
        name, form = (reading.name, reading.format) if reading else (f"table-{number + 1}", opened.container)
        look.tables.append(Table(rows, name, form, reading.headers if reading else (), recogniser.kinds))
    look.format = look.inside[0] if look.inside else (look.tables[0].format if look.tables else "")
    return look


def _problem(opened: Opened) -> str:
    """Why it was not read to its end; of a container, as its members say where they agree."""
    if opened.problem != _IN_PART:
        return opened.problem
    codes = {member.unread for member in opened.members() if member.unread}
    return codes.pop() if len(codes) == 1 else _IN_PART


def _written(form: str, columns: tuple[Column, ...], kinds: Mapping[str, Kind]) -> tuple[Column, ...]:
    """A document's text is free text, however little of it there is; so is a lone column of long lines."""
    is_document = form in _DOCUMENTS and len(columns) == 2  # noqa: PLR2004  # the place of a part, and its text
    is_lines = len(columns) == 1 and columns[0].kind is None and columns[0].mean_length >= _WORDY
    if not (is_document or is_lines):
        return columns
    text = columns[-1]
    told = replace(text, kind=FREE_TEXT, category=kinds[FREE_TEXT].category, valid=text.filled, confidence=1.0)
    return (*(replace(one, kind=None, category=None, valid=0) for one in columns[:-1]), told)
