"""Address books and directories: vCard (RFC 6350, 2426) and LDIF (RFC 2849), one record per card or entry."""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from typing import Any

from sourcier.read.container import Source
from sourcier.read.decode import decode_bytes
from sourcier.read.encoding import Encoding, guess
from sourcier.read.keyed import Record, Records, joined, keyed
from sourcier.read.mixed import Mixed
from sourcier.read.sample import raw_samples
from sourcier.read.sheets import Rejected
from sourcier.read.stream import narrow_pieces

NAME, UNIT = "cards", "records"
_PIECE = 1 << 20
_CARD = re.compile(rb"\s*+BEGIN:VCARD\s", re.IGNORECASE)
_LDIF = re.compile(rb"(?:\s*+(?:#[^\n]*\n|version:[^\n]*\n))*+\s*+dn::? ", re.IGNORECASE)
_LINE = re.compile(rb"([\w.\-]+)((?:;[^:\n\"]*(?:\"[^\"]*\"[^:\n\"]*)*)*):(.*)", re.DOTALL)


def claims(source: Source) -> bool:
    """Whether a file begins as a card or an entry does."""
    head = source.head.removeprefix(b"\xef\xbb\xbf")
    return _CARD.match(head) is not None or _LDIF.match(head) is not None


def open_tables(source: Source, _asked: Any) -> Mixed:
    """Open the cards, or the entries, as one table."""
    encoding = guess(raw_samples(source))
    cards = _CARD.match(source.head.removeprefix(b"\xef\xbb\xbf")) is not None
    return keyed(source, NAME, UNIT, lambda: _cards(source, encoding) if cards else _entries(source, encoding))


def _unfolded(source: Source, encoding: Encoding) -> Iterator[bytes]:
    """Lines, those that go on behind a blank joined to the one before (both formats fold so)."""
    held: bytes | None = None
    waiting = b""
    for piece, _ in narrow_pieces(source, encoding, _PIECE):
        *lines, waiting = (waiting + piece).replace(b"\r\n", b"\n").split(b"\n")
        for line in lines:
            if line[:1] in (b" ", b"\t") and held:
                held += line[1:]
            else:
                if held is not None:
                    yield held
                held = line
    if held is not None:
        yield held
    if waiting:
        yield waiting


def _cards(source: Source, encoding: Encoding) -> Records:
    pairs: list[tuple[str, str]] | None = None
    for line in _unfolded(source, encoding):
        upper = line.strip().upper()
        if upper == b"BEGIN:VCARD":
            pairs = []
        elif upper == b"END:VCARD" and pairs is not None:
            yield Record("card", joined(pairs))
            pairs = None
        elif pairs is not None and (match := _LINE.match(line)):
            pairs += _property(match, encoding)
        elif line.strip():
            yield Rejected("no_record", line)


def _property(match: "re.Match[bytes]", encoding: Encoding) -> Iterator[tuple[str, str]]:
    name = match[1].rpartition(b".")[2].decode("ascii", "replace").upper()
    told = match[2].upper()
    value = quopri.decodestring(match[3]) if b"QUOTED-PRINTABLE" in told else match[3]
    if name in ("VERSION", "PRODID", "PHOTO", "LOGO", "SOUND", "KEY"):
        return
    kind = next((k for k in ("CELL", "FAX", "HOME", "WORK") if k.encode() in told), "")
    text = decode_bytes(value, encoding)
    parts = re.split(r"(?<!\\);", text) if name in ("N", "ADR") else [text]
    for place, part in enumerate(parts):
        if part.strip():
            words = [name, kind, _PARTS[name][place] if len(parts) > 1 and place < len(_PARTS[name]) else ""]
            yield (
                " ".join(filter(None, words)),
                part.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").strip(),
            )


_PARTS = {
    "N": ("nom", "prenom", "autres prenoms", "civilite", "suffixe"),
    "ADR": ("boite", "complement", "rue", "ville", "region", "code postal", "pays"),
}
"""Parts of a name and of an address, in the order of RFC 6350, 6.2.2 and 6.3.1."""


def _entries(source: Source, encoding: Encoding) -> Records:
    pairs: list[tuple[str, str]] = []
    for line in (*_unfolded(source, encoding), b""):
        if not line.strip():
            if pairs and not (len(pairs) == 1 and pairs[0][0] == "version"):
                yield Record("entry", joined(pairs))
            pairs = []
        elif not line.startswith(b"#"):
            name, mark, value = line.partition(b":")
            if not mark:
                yield Rejected("no_record", line)
                continue
            pairs.append((name.decode("utf-8", "replace"), _value(value, encoding)))


def _value(value: bytes, encoding: Encoding) -> str:
    if value.startswith(b":"):
        try:
            value = base64.b64decode(value[1:].strip(), validate=True)
        except (binascii.Error, ValueError):
            value = value[1:]
    return decode_bytes(value.strip(), encoding)
