"""Files that announce by their first bytes that they are no delimited text, and what to do with each.

Source of the marks: the formats' own specifications, as collected by file(1). A mark that could as well begin a text
(letters only) counts only where bytes follow that no text holds.
"""

import re
from dataclasses import dataclass

from sourcier.model.message import Message

_BINARY = re.compile(rb"[\x00-\x08\x0e-\x19]")
"""Control characters that no program writes into a table by habit (tab, line breaks, ^Z and separators aside)."""


@dataclass(frozen=True, slots=True)
class Family:
    """Formats that ask for the same next step."""

    what: str
    """The msgid of what happened; ``%(format)s`` is the format's proper name."""
    following: Message


_PICTURE = Family(
    Message("The file is a picture (%(format)s), not a table.").text,
    Message("Ask for the file the picture was made from: letters read off a picture lose and make up data."),
)
_MEDIA = Family(
    Message("The file is a sound or a film (%(format)s), not a table.").text,
    Message("There is no table in it to examine; if it came with others, examine those."),
)
_DOCUMENT = Family(
    Message("The file is a document (%(format)s), not a table.").text,
    Message("Ask for the data behind it as CSV; a table copied out of a document may lose rows unnoticed."),
)
_WORKBOOK = Family(
    Message("The file is an office document (%(format)s), not a delimited text.").text,
    Message("Open it in a spreadsheet program, save every sheet as CSV in UTF-8, and examine these files."),
)
_CONTAINER = Family(
    Message("The file is a container of other files (%(format)s).").text,
    Message("Unpack it into a folder of its own, and examine that folder."),
)
_DATABASE = Family(
    Message("The file is a database or a part of one (%(format)s), not a delimited text.").text,
    Message("Export each of its tables as CSV with the program it belongs to, and examine these files."),
)
_PROGRAM = Family(
    Message("The file is a program (%(format)s), not a table.").text,
    Message("Do not run it. If a table was expected, ask for the file again and compare its size."),
)
_ENCRYPTED = Family(
    Message("The file is encrypted (%(format)s).").text,
    Message("Decrypt it with the key that belongs to it, and examine the result."),
)

_MARKS: tuple[tuple[int, bytes, str, Family], ...] = (
    (0, b"\x89PNG\r\n\x1a\n", "PNG", _PICTURE),
    (0, b"\xff\xd8\xff", "JPEG", _PICTURE),
    (0, b"GIF87a", "GIF", _PICTURE),
    (0, b"GIF89a", "GIF", _PICTURE),
    (0, b"II*\0", "TIFF", _PICTURE),
    (0, b"MM\0*", "TIFF", _PICTURE),
    (0, b"BM", "BMP", _PICTURE),
    (8, b"WEBP", "WebP", _PICTURE),
    (0, b"\0\0\1\0", "ICO", _PICTURE),
    (0, b"%PDF-", "PDF", _DOCUMENT),
    (0, b"%!PS-", "PostScript", _DOCUMENT),
    (0, b"{\\rtf1", "RTF", _DOCUMENT),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office 97-2003", _WORKBOOK),
    (0, b"PK\x03\x04", "ZIP", _CONTAINER),
    (0, b"PK\x05\x06", "ZIP", _CONTAINER),
    (0, b"PK\x07\x08", "ZIP", _CONTAINER),
    (0, b"7z\xbc\xaf\x27\x1c", "7z", _CONTAINER),
    (0, b"Rar!\x1a\x07", "RAR", _CONTAINER),
    (0, b"BZh", "bzip2", _CONTAINER),
    (0, b"\xfd7zXZ\0", "xz", _CONTAINER),
    (0, b"\x28\xb5\x2f\xfd", "Zstandard", _CONTAINER),
    (0, b"\x04\x22\x4d\x18", "LZ4", _CONTAINER),
    (0, b"\x1f\x9d", "compress", _CONTAINER),
    (0, b"MSCF\0\0\0\0", "CAB", _CONTAINER),
    (257, b"ustar", "tar", _CONTAINER),
    (0, b"!BDN", "Outlook", _CONTAINER),
    (0, b"SQLite format 3\0", "SQLite", _DATABASE),
    (4, b"Standard Jet DB\0", "Access", _DATABASE),
    (4, b"Standard ACE DB\0", "Access", _DATABASE),
    (0, b"PGDMP", "PostgreSQL", _DATABASE),
    (0, b"TAPE\0", "SQL Server", _DATABASE),
    (8, b"DUCK", "DuckDB", _DATABASE),
    (0, b"PAR1", "Parquet", _DATABASE),
    (0, b"PARE", "Parquet", _DATABASE),
    (0, b"ORC", "ORC", _DATABASE),
    (0, b"Obj\x01", "Avro", _DATABASE),
    (0, b"ARROW1\0\0", "Arrow", _DATABASE),
    (0, b"\x89HDF\r\n\x1a\n", "HDF5", _DATABASE),
    (0, b"$FL2@(#)", "SPSS", _DATABASE),
    (0, b"<stata_dta>", "Stata", _DATABASE),
    (0, b"\x7fELF", "ELF", _PROGRAM),
    (0, b"MZ", "Windows", _PROGRAM),
    (0, b"\xca\xfe\xba\xbe", "Java, macOS", _PROGRAM),
    (0, b"\xfe\xed\xfa\xce", "macOS", _PROGRAM),
    (0, b"\xfe\xed\xfa\xcf", "macOS", _PROGRAM),
    (0, b"\xce\xfa\xed\xfe", "macOS", _PROGRAM),
    (0, b"\xcf\xfa\xed\xfe", "macOS", _PROGRAM),
    (0, b"\0asm", "WebAssembly", _PROGRAM),
    (4, b"ftyp", "MP4", _MEDIA),
    (0, b"ID3", "MP3", _MEDIA),
    (0, b"OggS\0", "Ogg", _MEDIA),
    (0, b"fLaC\0", "FLAC", _MEDIA),
    (8, b"WAVE", "WAV", _MEDIA),
    (8, b"AVI ", "AVI", _MEDIA),
    (0, b"\x1a\x45\xdf\xa3", "Matroska", _MEDIA),
    (0, b"age-encryption.org/v1", "age", _ENCRYPTED),
    (0, b"-----BEGIN PGP MESSAGE-----", "OpenPGP", _ENCRYPTED),
    (0, b"-----BEGIN AGE ENCRYPTED FILE-----", "age", _ENCRYPTED),
    (0, b"LUKS\xba\xbe", "LUKS", _ENCRYPTED),
    (0, b"Salted__", "OpenSSL", _ENCRYPTED),
)
_PLAIN = (
    b"%PDF-",
    b"%!PS-",
    b"{\\rtf1",
    b"age-encryption.org/v1",
    b"-----BEGIN PGP",
    b"-----BEGIN AGE",
    b"<stata_dta>",
)
"""Marks that suffice by themselves though a text could hold them: nothing else begins so."""

_GZIP = b"\x1f\x8b\x08"
_OFFICE = (
    (b"[Content_Types].xml", "Office Open XML"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "OpenDocument"),
)


def announced(head: bytes) -> tuple[str, Family] | None:
    """Return the format that the first bytes of a file announce, and its family; None where they announce none."""
    for at, mark, name, family in _MARKS:
        if not head.startswith(mark, at):
            continue
        if head.startswith(b"PK\x03\x04") and (office := _office(head)):
            return office, _WORKBOOK
        if mark.startswith(_PLAIN) or _BINARY.search(head):
            return name, family
    return None


def is_container(head: bytes) -> bool:
    """Whether the first bytes announce a container of other files, or a file that is packed."""
    found = announced(head)
    return head.startswith(_GZIP) or (found is not None and (found[1] is _CONTAINER or head.startswith(b"PK")))


def is_program(head: bytes) -> bool:
    """Whether the first bytes announce a program, or a script: it may have an archive behind it that it unpacks."""
    found = announced(head)
    return head.startswith(b"#!") or (found is not None and found[1] is _PROGRAM)


def _office(head: bytes) -> str:
    return next((name for mark, name in _OFFICE if mark in head[30:]), "")
