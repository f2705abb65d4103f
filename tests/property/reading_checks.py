"""What must hold of every reading of anything, and what must hold of a damaged file beside the sound one."""

import gzip
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from string import ascii_letters, digits

import pyarrow as pa
from byte_damage import Edit, shifted
from slow_reader import record_at
from written_forms import Form, Record, Written

from sourcier.model.reading import ByteRange, Overrides, Reading
from sourcier.read import read_all

NEAR = 8
"""Lines within which damage may change the fate of a row (law 1)."""
_KEPT_RANGES = 1000


@dataclass(frozen=True)
class Row:
    """One row as read."""

    at: int
    cells: tuple[str, ...]
    fate: int


Tables = list[tuple[Reading, pa.Table]]


def read(data: bytes, overrides: Overrides | None = None, *, packed: bool = False) -> Tables:
    """Read bytes as a file; every reading is checked to account for every byte."""
    tables = read_raw(gzip.compress(data, mtime=0) if packed else data, overrides)
    accounted(data, tables)
    return tables


def read_raw(data: bytes, overrides: Overrides | None = None, name: str = "extrait.csv") -> Tables:
    """Read bytes as a file, whatever comes of it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return read_all(path, overrides)


def rows_of(tables: Tables) -> list[Row]:
    """Every row of every table, in the order of the file."""
    return [row for _, table in tables for row in _rows(table)]


def _rows(table: pa.Table) -> list[Row]:
    columns = [table.column(name).to_pylist() for name in table.column_names[:-2]]
    places = table.column("_at").to_pylist()
    cells = list(zip(*columns, strict=True)) if columns else [()] * len(places)
    return [Row(*row) for row in zip(places, cells, table.column("_fate").to_pylist(), strict=True)]


def ranges_of(tables: Tables) -> list[ByteRange]:
    return [gone for reading, _ in tables for gone in reading.rejected_ranges]


def told(form: Form, header_rows: int, preamble_lines: int = 0) -> Overrides:
    """The whole dialect, as a person would settle it; a byte order mark speaks for itself."""
    encoding = None if form.encoding.startswith("utf-16") else form.codec
    return Overrides(encoding, form.delimiter, form.quote, form.escape, header_rows, preamble_lines)


def accounted(data: bytes, tables: Tables) -> None:
    """Law 1, first half: every byte is accounted for, every row is clean, repaired or rejected."""
    assert tables
    assert sum(reading.account.total for reading, _ in tables) == len(data)
    for reading, table in tables:
        _well_formed(reading, table)
        _tallied(reading, table)
    places = [row.at for row in rows_of(tables)]
    assert len(places) == len(set(places))
    assert all(0 <= at < len(data) for at in places)
    _apart(sorted((gone.first, gone.length) for gone in ranges_of(tables)), places, len(data))


def _well_formed(reading: Reading, table: pa.Table) -> None:
    fields = reading.dialect.fields
    assert table.column_names == [*(f"c{column}" for column in range(fields)), "_at", "_fate"]
    assert [*table.schema.types] == [pa.string()] * fields + [pa.int64(), pa.uint8()]
    assert all(column.null_count == 0 for column in table.columns)
    table.validate(full=True)
    assert len(reading.headers) == fields
    assert reading.format == "delimited"


def _tallied(reading: Reading, table: pa.Table) -> None:
    account, rows = reading.account, reading.rows
    assert account.unit in {"byte", "bytes"}
    assert account.accounted == account.total
    parts = (account.bom, account.preamble, account.header, account.clean, account.repaired, account.rejected)
    assert min(*parts, account.separators, account.footer) >= 0
    fates, places = table.column("_fate").to_pylist(), table.column("_at").to_pylist()
    assert places == sorted(places)
    assert rows.total == rows.clean + rows.repaired + rows.rejected
    assert (rows.clean, rows.clean + rows.repaired) == (fates.count(0), table.num_rows)
    assert (rows.clean > 0) == (account.clean > 0)
    assert (rows.repaired > 0) == (account.repaired > 0) == bool(reading.repairs)
    assert (rows.rejected > 0) == (account.rejected > 0) == bool(reading.rejects) == bool(reading.rejected_ranges)
    assert sum(tally.rows for tally in reading.rejects) >= rows.rejected
    assert sum(tally.rows for tally in reading.repairs) >= rows.repaired
    if len(reading.rejected_ranges) < _KEPT_RANGES:
        assert sum(gone.length for gone in reading.rejected_ranges) == account.rejected


def _apart(ranges: list[tuple[int, int]], places: list[int], size: int) -> None:
    end = 0
    for first, length in ranges:
        assert length > 0
        assert end <= first < first + length <= size
        assert not any(first <= at < first + length for at in places)
        end = first + length


def untouched(whole: Written, tables: Tables) -> None:
    """A sound file: every row clean, every cell as written, every byte in its place."""
    assert [row.cells for row in rows_of(tables)] == whole.rows
    assert {row.fate for row in rows_of(tables)} <= {0}
    assert [row.at for row in rows_of(tables)] == [record.first for record in whole.records]
    assert len(tables) == 1
    account = tables[0][0].account
    expected = (whole.bom, whole.preamble, whole.header, whole.clean, 0, 0, 0, whole.footer)
    assert expected == (
        account.bom, account.preamble, account.header, account.clean,
        account.repaired, account.rejected, account.separators, account.footer,
    )  # fmt: skip


def is_far(record: Record, whole: Written, edits: list[Edit]) -> bool:
    """Whether more than eight lines lie between a row and every damage."""
    spans = ((whole.line_of(edit.at), whole.line_of(edit.at + edit.removed)) for edit in edits)
    return all(max(record.first_line - last, first - record.last_line) > NEAR for first, last in spans)


def local(whole: Written, edits: list[Edit], tables: Tables) -> None:
    """Law 1, second half: rows more than eight lines from the damage are what they were, and nothing is made up."""
    read_rows = {row.at: row for row in rows_of(tables)}
    ranges = ranges_of(tables)
    for record in whole.records:
        if is_far(record, whole, edits):
            first = shifted(record.first, edits)
            assert first in read_rows, f"the row of line {record.first_line} is gone"
            assert read_rows[first] == Row(first, record.cells, 0)
            inside = (at for at in range(first + 1, first + record.length) if at in read_rows)
            assert next(inside, None) is None, f"a row was made up within line {record.first_line}"
            assert not any(gone.first < first + record.length and first < gone.first + gone.length for gone in ranges)


def nothing_vanishes(data: bytes, tables: Tables) -> None:
    """Every ASCII letter and digit of the file is in a cell, in a name or in a rejected range, and none twice.

    A damaged header may have more names than there are columns: as much may be missing as it has bytes.
    Not to be asked of UTF-16, nor where lines were taken for a preamble or a footer: those are kept nowhere else.
    """
    if any(reading.account.preamble or reading.account.footer for reading, _ in tables):
        return
    surplus = sum(reading.account.header for reading, _ in tables)
    kept: Counter[str] = Counter()
    for row in rows_of(tables):
        kept.update("".join(row.cells))
    for reading, _ in tables:
        kept.update("".join(reading.headers))
    for gone in ranges_of(tables):
        kept.update(data[gone.first : gone.first + gone.length].decode("latin-1"))
    written = Counter(data.decode("latin-1"))
    signs = ascii_letters + digits
    lost = {sign: written[sign] - kept[sign] for sign in signs if written[sign] != kept[sign]}
    assert all(number > 0 for number in lost.values()), "something was kept twice"
    assert sum(lost.values()) <= surplus, "something vanished"


def text_and_places(data: bytes, codec: str, bom: int) -> tuple[str, list[int]]:
    """The text behind the byte order mark and, for each character and the end, where its bytes begin."""
    text = data[bom:].decode(codec)
    places, at = [], bom
    for character in text:
        places.append(at)
        at += len(character.encode(codec))
    return text, [*places, at]


def clean_means_strict(data: bytes, tables: Tables, form: Form, bom: int = 0) -> None:
    """Each clean row is what the strict grammar reads at its place, and their lengths add up to the account."""
    text, places = text_and_places(data, form.codec, bom)
    index = {place: number for number, place in enumerate(places)}
    total = 0
    for row in rows_of(tables):
        if row.fate == 0:
            strict = record_at(text, index[row.at], form)
            assert strict is not None
            assert strict.cells == row.cells
            total += places[strict.end] - row.at
    assert total == sum(reading.account.clean for reading, _ in tables)
