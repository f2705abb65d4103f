"""MongoDB dumps (``mongodump``): BSON documents one after another (https://bsonspec.org/spec.html)."""

import datetime as dt
import json
import struct
from collections.abc import Iterator
from typing import Any, BinaryIO

from sourcier.read.container import Source
from sourcier.read.keyed import Record, Records, keyed
from sourcier.read.mixed import Mixed
from sourcier.read.sheets import Rejected

NAME, UNIT = "bson", "records"
_LEAST, _MOST = 5, 64 << 20
_KINDS = frozenset((*range(0x01, 0x14), 0xFF, 0x7F))
_DEEPEST = 64
_DOUBLE, _OBJECT, _ARRAY, _BINARY, _ID, _BOOLEAN, _MOMENT, _PATTERN, _SCOPED = 1, 3, 4, 5, 7, 8, 9, 11, 15
_TEXTS, _INTEGERS = (2, 13, 14), (16, 17, 18)
_FIXED = {0x01: 8, 0x07: 12, 0x08: 1, 0x09: 8, 0x0A: 0, 0x06: 0, 0x10: 4, 0x11: 8, 0x12: 8, 0x13: 16, 0xFF: 0, 0x7F: 0}


def claims(source: Source) -> bool:
    """Whether a file begins with a document: its length, a kind of value, a name that ends; checked to its end."""
    head = source.head
    if len(head) < _LEAST + 2 or head[4] not in _KINDS:
        return False
    size = int.from_bytes(head[:4], "little", signed=True)
    name = head[5:].find(b"\0")
    if not _LEAST < size <= _MOST or name <= 0 or not head[5 : 5 + name].isascii():
        return False
    with source.open() as handle:
        document = handle.read(size)
    return len(document) == size and document[-1] == 0 and _read(document) is not None


def open_tables(source: Source, _asked: Any) -> Mixed:
    """Open the documents as one table."""
    return keyed(source, NAME, UNIT, lambda: _records(source))


def _records(source: Source) -> Records:
    with source.open() as handle:
        while size := handle.read(4):
            document = _document(handle, size)
            values = None if document is None else _read(document)
            if values is None:
                yield Rejected("no_record", document or size)
                if document is None:
                    return
                continue
            yield Record("", dict(_flat(values)))


def _document(handle: BinaryIO, size: bytes) -> bytes | None:
    length = int.from_bytes(size, "little", signed=True)
    if len(size) < 4 or not _LEAST <= length <= _MOST:  # noqa: PLR2004  # a length takes four bytes
        return None
    rest = handle.read(length - 4)
    return size + rest if len(rest) == length - 4 else None


def _read(document: bytes) -> dict[str, Any] | None:
    try:
        return _values(document, 4, len(document) - 1, 0)
    except (struct.error, IndexError, ValueError, OverflowError):
        return None


def _values(data: bytes, at: int, end: int, depth: int) -> dict[str, Any]:
    if depth > _DEEPEST:
        raise ValueError
    found: dict[str, Any] = {}
    while at < end:
        kind = data[at]
        stop = data.index(b"\0", at + 1)
        name = data[at + 1 : stop].decode("utf-8", "replace")
        found[name], at = _value(kind, data, stop + 1, depth)
    if at != end:
        raise ValueError
    return found


def _value(kind: int, data: bytes, at: int, depth: int) -> tuple[Any, int]:
    if kind in _FIXED:
        return _fixed(kind, data[at : at + _FIXED[kind]]), at + _FIXED[kind]
    if kind == _PATTERN:
        middle = data.index(b"\0", at)
        end = data.index(b"\0", middle + 1)
        return data[at:middle].decode("utf-8", "replace"), end + 1
    size = int.from_bytes(data[at : at + 4], "little", signed=True)
    if size < 0 or at + size > len(data):
        raise ValueError
    if kind in _TEXTS:
        return data[at + 4 : at + 3 + size].decode("utf-8", "replace"), at + 4 + size
    if kind in (_OBJECT, _ARRAY):
        inner = _values(data, at + 4, at + size - 1, depth + 1)
        return (list(inner.values()) if kind == _ARRAY else inner), at + size
    if kind == _BINARY:
        return data[at + 5 : at + 5 + size].hex(), at + 5 + size
    if kind == _SCOPED:
        return "", at + size
    raise ValueError


def _fixed(kind: int, value: bytes) -> Any:
    if kind == _DOUBLE:
        return struct.unpack("<d", value)[0]
    if kind == _ID:
        return value.hex()
    if kind == _BOOLEAN:
        return bool(value[0])
    if kind == _MOMENT:
        moment = int.from_bytes(value, "little", signed=True)
        return (dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(milliseconds=moment)).isoformat(" ")
    if kind in _INTEGERS:
        return int.from_bytes(value, "little", signed=True)
    return value.hex() if value else None


def _flat(record: dict[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for key, value in record.items():
        name = f"{before}{key}"
        if isinstance(value, list):
            value = {str(n): one for n, one in enumerate(value)} if len(value) <= 100 else _text(value)  # noqa: PLR2004, PLW2901
        if isinstance(value, dict):
            yield from _flat(value, f"{name}.")
        else:
            yield name, _text(value)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False, default=str)
