"""DBF (dBASE III to 7, FoxPro): fixed records behind a header that says their fields.

Rows marked as deleted are rows: what was thought gone leaks too. Source of the layout: dBASE file format, table file
header (dbase.com/Knowledgebase/INT/db7_file_fmt.htm).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from sourcier.read.container import Source
from sourcier.read.errors import FormatDamaged
from sourcier.read.sheets import Rejected, Row, Sheet, Sheets

NAME, UNIT = "dbase", "cells"
_VERSIONS = frozenset((0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8B, 0x8C, 0xCB, 0xF5, 0xFB))
_CODE_PAGES = {
    0x01: "cp437",
    0x02: "cp850",
    0x03: "cp1252",
    0x57: "cp1252",
    0x04: "mac_roman",
    0x64: "cp852",
    0xC8: "cp1250",
}
_HEADER, _FIELD, _END = 32, 32, 0x0D
_MOST_FIELDS = 2048
_ROWS_AT_ONCE = 4096
_DAY = 8


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    kind: str
    at: int
    width: int


@dataclass(frozen=True, slots=True)
class _Header:
    encoding: str
    length: int
    record: int
    rows: int
    fields: tuple[_Field, ...]


def claims(source: Source) -> bool:
    """Whether a file begins as a table does: a known version, a true date, lengths that fit its fields."""
    head = source.head
    if len(head) < _HEADER + 1 or head[0] not in _VERSIONS or not (1 <= head[2] <= 12 and 1 <= head[3] <= 31):  # noqa: PLR2004
        return False
    length, record = int.from_bytes(head[8:10], "little"), int.from_bytes(head[10:12], "little")
    return length > _HEADER and record > 1 and length < _HEADER + _MOST_FIELDS * _FIELD and head[12:14] == b"\0\0"


def open_tables(source: Source, _asked: Any) -> Sheets:
    """Open its one table."""
    return Sheets(source, NAME, UNIT, _sheets(source))


def _sheets(source: Source) -> Iterator[Sheet]:
    with source.open() as handle:
        header = _header(handle)
        yield Sheet(tuple(field.name for field in header.fields), _rows(handle, header), header.encoding)


def _header(handle: BinaryIO) -> _Header:
    head = handle.read(_HEADER)
    length, record = int.from_bytes(head[8:10], "little"), int.from_bytes(head[10:12], "little")
    described = handle.read(length - _HEADER)
    encoding = _CODE_PAGES.get(head[29], "cp850")
    fields, at = [], 1
    for place in range(0, len(described) - _FIELD + 1, _FIELD):
        one = described[place : place + _FIELD]
        if one[0] in (_END, 0):
            break
        name = one[:11].split(b"\0")[0].decode(encoding, "replace")
        fields.append(_Field(name, chr(one[11]), at, one[16]))
        at += one[16]
    if not fields or at > record:
        raise FormatDamaged(NAME)
    return _Header(encoding, length, record, int.from_bytes(head[4:8], "little"), tuple(fields))


def _rows(handle: BinaryIO, header: _Header) -> Iterator[Row | Rejected]:
    size = header.record
    left = b""
    characters = all(field.kind == "C" for field in header.fields)  # every code page has one byte a character
    plain = [slice(field.at, field.at + field.width) for field in header.fields] if characters else None
    while data := handle.read(size * _ROWS_AT_ONCE):
        data = left + data
        for at in range(0, len(data) - size + 1, size):
            if data[at] == 0x1A:  # noqa: PLR2004  # the mark of the end
                return
            if plain is None:
                found = [_cell(data[at + f.at : at + f.at + f.width], f.kind, header.encoding) for f in header.fields]
            else:
                text = data[at : at + size].decode(header.encoding, "replace")
                found = [text[place].rstrip("\0 ").strip() for place in plain]
            yield Row(found)
        left = data[len(data) - len(data) % size :]
    if left.strip(b"\x1a\0 \r\n"):
        yield Rejected("cut_line", left)


def _cell(value: bytes, kind: str, encoding: str) -> str:
    if kind in "IY+@OB" and len(value) in (4, 8):
        if kind in "I+":
            return str(int.from_bytes(value, "little", signed=True))
        if kind == "Y":
            return str(int.from_bytes(value, "little", signed=True) / 10_000)
        return value.hex()
    text = value.rstrip(b"\0 ").decode(encoding, "replace").strip()
    if kind == "D" and len(text) == _DAY and text.isdigit():
        return f"{text[:4]}-{text[4:6]}-{text[6:]}"
    return "" if kind in "LNF" and text in ("?", "*" * len(text)) else text
