"""Health messages of segments and separators: HL7 v2, HPRIM Santé, EDIFACT (MEDRPT and its like).

Each kind of segment is a table: people (PID, P, PNA), visits (PV1), orders and prescribers (OBR, ORC), results (OBX).
Each row bears the number of its message and of its patient in the file, which relate them again: one message may be
about several. Fields are named as the standards number them.
Sources: HL7 2.5.1 chapter 2; HPRIM Santé 2.4; ISO 9735 (EDIFACT).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sourcier.model.reading import Declared
from sourcier.read.container import Source
from sourcier.read.decode import decode_bytes
from sourcier.read.encoding import Encoding, guess
from sourcier.read.keyed import Record, Records, keyed
from sourcier.read.message_names import PARTS_OF_NAMES, name_of
from sourcier.read.mixed import Mixed
from sourcier.read.sample import raw_samples
from sourcier.read.sheets import Rejected
from sourcier.read.stream import narrow_pieces

NAME, UNIT = "message", "records"
_PIECE = 1 << 20
_HL7 = (b"MSH", b"FHS", b"BHS")
_TRIMMED = b"\x0b\x1c \r\n\t\xef\xbb\xbf"
_UNA = 9
_MOST = 1 << 24
"""Bytes of one segment."""


@dataclass(frozen=True, slots=True)
class _Marks:
    standard: str
    ends: bytes
    """What ends a segment."""
    field: bytes
    component: bytes
    repeat: bytes
    escape: bytes
    inner: bytes = b""
    """What separates parts of a component."""


def claims(source: Source) -> bool:
    """Whether a file begins as a message does: the first segment declares the separators."""
    return _marks(source.head) is not None


def _marks(head: bytes) -> _Marks | None:
    head = head.lstrip(_TRIMMED)
    if head.startswith(_HL7) and len(head) > 8 and not head[3:4].isalnum():  # noqa: PLR2004  # MSH|^~\& at least
        return _Marks("hl7", b"\r", head[3:4], head[4:5], head[5:6], head[6:7], head[7:8])
    if head.startswith(b"H") and len(head) > 6 and _are_marks(head[1:5]):  # noqa: PLR2004  # H|~^\&
        return _Marks("hprim", b"\r", head[1:2], head[2:3], head[3:4], head[4:5], head[5:6])
    if head.startswith(b"UNA") and len(head) > _UNA:
        return _Marks("edifact", head[8:9], head[4:5], head[3:4], b"", head[6:7])
    if head.startswith(b"UNB+UNO"):
        return _Marks("edifact", b"'", b"+", b":", b"", b"?")
    return None


def _are_marks(text: bytes) -> bool:
    return len(set(text)) == len(text) and all(byte in b"|~^\\&!#$@*" for byte in text)


def open_tables(source: Source, _asked: Any) -> Mixed:
    """Open one table per kind of segment."""
    marks = _marks(source.head)
    assert marks is not None  # noqa: S101  # as `claims` saw
    encoding = guess(raw_samples(source))
    records = _Messages(source, marks, encoding).records
    return keyed(source, NAME, UNIT, records, encoding.name, declared=_DECLARED[marks.standard])


SUBJECT = "subject"
"""The column that numbers the patients of a file: the same number in another file is somebody else."""
_PEOPLE = {"hl7": "PID", "hprim": "P", "edifact": "PNA PAT"}
"""The segment that begins what is said of a patient."""
_PARTIES = ("PNA", "NAD", "DTM")
"""Segments of EDIFACT whose first field says what they name: patient, doctor; date of birth, of sampling."""
_TEST, _FOUND = "INV", ("RSL", "RND")
"""The segment of EDIFACT that names a test, and those that tell its result and its range."""
_DECLARED = {standard: {person: (), "": (Declared(SUBJECT, person, SUBJECT),)} for standard, person in _PEOPLE.items()}


class _Messages:
    """The segments of a file, numbered by message and patient."""

    def __init__(self, source: Source, marks: _Marks, encoding: Encoding) -> None:
        self._source, self._marks, self._encoding = source, marks, encoding

    def records(self) -> Records:
        marks, message, patients, patient = self._marks, 0, 0, ""
        test: dict[str, str] = {}
        for segment in _segments(self._source, marks, self._encoding):
            fields = _split(segment, marks.field, marks)
            kind = fields[0].strip(_TRIMMED).decode("ascii", "replace")
            if marks.standard == "edifact":
                kind = kind.partition(marks.component.decode())[0]
            if kind == "UNA" or not kind:
                continue
            if not (kind.isalnum() and len(kind) <= 3):  # noqa: PLR2004  # a segment's name
                yield Rejected("no_record", segment)
                continue
            table = _table(kind, fields, marks)
            if kind in ("MSH", "H", "UNH"):
                message, patient, test = message + 1, "", {}
            if table == _PEOPLE[marks.standard]:
                patients += 1
                patient = str(patients)
            numbers = {"message": str(message), SUBJECT: patient} if patient else {"message": str(message)}
            values = dict(_values(table, fields, marks, self._encoding))
            if marks.standard == "edifact" and kind == _TEST:
                test = values
            yield Record(table, {**numbers, **(test if kind in _FOUND else {}), **values})


def _table(kind: str, fields: list[bytes], marks: _Marks) -> str:
    if marks.standard != "edifact" or kind not in _PARTIES or len(fields) < 2:  # noqa: PLR2004  # no party is named
        return kind
    party = _split(fields[1], marks.component, marks)[0].decode("ascii", "replace")
    return f"{kind} {party}" if party.isalnum() and len(party) <= 3 else kind  # noqa: PLR2004  # a code of the standard


def _segments(source: Source, marks: _Marks, encoding: Encoding) -> Iterator[bytes]:
    waiting = b""
    for piece, _ in narrow_pieces(source, encoding, _PIECE):
        text = waiting + piece
        if marks.standard != "edifact":
            text = text.replace(b"\r\n", b"\r").replace(b"\n", b"\r")
        parts = _split(text, marks.ends, marks)
        waiting = parts.pop()
        yield from (part for part in parts if part.strip(_TRIMMED))
        if len(waiting) > _MOST:
            yield waiting
            waiting = b""
    if waiting.strip(_TRIMMED):
        yield waiting


def _split(text: bytes, at: bytes, marks: _Marks) -> list[bytes]:
    """Parts between a separator; in EDIFACT one behind the release character separates nothing."""
    parts = text.split(at)
    if marks.standard != "edifact" or marks.escape not in text:
        return parts
    found: list[bytes] = []
    for part in parts:
        if found and _released(found[-1], marks.escape):
            found[-1] += at + part
        else:
            found.append(part)
    return found


def _released(text: bytes, escape: bytes) -> bool:
    return (len(text) - len(text.rstrip(escape))) % 2 == 1


def _values(table: str, fields: list[bytes], marks: _Marks, encoding: Encoding) -> Iterator[tuple[str, str]]:
    kind = table.partition(" ")[0]
    shift = 2 if kind in ("MSH", "FHS", "BHS") else 1
    for number, field in enumerate(fields[1:], shift):
        if not field or (kind in ("MSH", "H") and number <= 2):  # noqa: PLR2004  # the separators themselves
            continue
        for again, one in enumerate(field.split(marks.repeat) if marks.repeat else [field], 1):
            parts = _split(one, marks.component, marks)
            if marks.standard == "edifact" and kind == "PNA" and parts[0] in PARTS_OF_NAMES:
                yield f"PNA-{number}.2 {PARTS_OF_NAMES[parts[0]]}", _text(b" ".join(parts[1:]), marks, encoding)
                continue
            for place, part in enumerate(parts, 1):
                if part:
                    name = name_of(marks.standard, kind, number, place if len(parts) > 1 else 0, table)
                    yield (name if again == 1 else f"{name} ({again})"), _text(part, marks, encoding)


def _text(value: bytes, marks: _Marks, encoding: Encoding) -> str:
    if marks.standard == "edifact":
        return decode_bytes(_unreleased(value, marks.escape), encoding)
    text = decode_bytes(value, encoding)
    escape = marks.escape.decode("latin-1")
    return _pattern(escape).sub(lambda found: _meant(found, marks), text) if escape and escape in text else text


@cache
def _pattern(escape: str) -> "re.Pattern[str]":
    sign = re.escape(escape)
    return re.compile(rf"{sign}(\.br|\.sp\d*|[FSTREHN]|X(?:[0-9A-Fa-f]{{2}}){{1,20}}){sign}")


def _meant(found: "re.Match[str]", marks: _Marks) -> str:
    """What an escape sequence stands for (HL7 2.5.1, 2.7); highlighting, which has no text, for nothing."""
    code = found[1]
    if code.startswith("X"):
        return bytes.fromhex(code[1:]).decode("latin-1")
    if code.startswith("."):
        return "\n"
    signs = {"F": marks.field, "S": marks.component, "T": marks.inner, "R": marks.repeat, "E": marks.escape}
    return signs.get(code, b"").decode("latin-1")


def _unreleased(value: bytes, escape: bytes) -> bytes:
    return value.replace(escape * 2, b"\0").replace(escape, b"").replace(b"\0", escape) if escape in value else value
