"""ZIP (APPNOTE.TXT 6.3.10), by the standard library; members with a password by the passwords that are tried.

Where its directory is lost, the headers before each member stand in for it.
"""

import zipfile
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, BinaryIO

from sourcier.read.container import Source
from sourcier.read.errors import ContainerDamaged
from sourcier.read.unpacking import Entry
from sourcier.read.winzip import AES, Aes, Locked
from sourcier.read.zip_headers import without_directory

NAME, SEEKS = "zip", True
_ENCRYPTED = 1
_LOCAL = b"PK\x03\x04"
_BEGINS = (_LOCAL, b"PK\x05\x06", b"PK\x07\x08")
_KNOWN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA, AES)
_BROKEN = (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, OverflowError)


def claims(head: bytes) -> bool:
    """Whether a file begins as a ZIP does."""
    return head.startswith(_BEGINS)


def entries(handle: BinaryIO, source: Source, asked: Any) -> Iterator[Entry]:
    """Yield the files it lists, in the order of its directory. Raises ContainerDamaged."""
    archive = _by_directory(handle, source.head)
    if archive is not None:
        yield from _listed(archive, archive.infolist(), source, asked)
        return
    archive, found = without_directory(handle)
    yield from _listed(archive, found, source, asked)
    raise ContainerDamaged(NAME)


def _by_directory(handle: BinaryIO, head: bytes) -> zipfile.ZipFile | None:
    """An archive with the files it lists; None where its directory cannot be read, or is that of a ZIP inside it."""
    try:
        archive = zipfile.ZipFile(handle)
    except _BROKEN:
        return None
    first = min((info.header_offset for info in archive.infolist()), default=len(head))
    return archive if first == 0 or not head.startswith(_LOCAL) else None


def _listed(
    archive: zipfile.ZipFile, members: Iterable[zipfile.ZipInfo], source: Source, asked: Any
) -> Iterator[Entry]:
    at = 0
    for info in members:
        if info.is_dir():
            continue
        at += info.compress_size
        password, refused = _password(archive, info, asked.passwords)
        if info.compress_type not in _KNOWN:
            refused = refused or "compression_unknown"
        opener = partial(_opened, archive, info, password)
        yield Entry(info.filename, info.file_size, info.compress_size, opener, refused, min(at, source.bytes))


def _opened(archive: zipfile.ZipFile, info: zipfile.ZipInfo, password: bytes | None) -> Any:
    if info.compress_type == AES:
        return Aes(archive, info, password or b"")
    stream: Any = archive.open(info, "r", password)
    stream.MIN_READ_SIZE = 1  # else it keeps back up to 4 KB of what it had unpacked before it met damage
    return stream


def _password(archive: zipfile.ZipFile, info: zipfile.ZipInfo, passwords: tuple[str, ...]) -> tuple[bytes | None, str]:
    """The first password that opens a member, and a code where none does.

    By AES, one that only two bytes speak for is taken where none opens it whole: the member is damaged.
    """
    if not info.flag_bits & _ENCRYPTED:
        return None, ""
    likely = None
    for password in map(str.encode, passwords):
        try:
            with _opened(archive, info, password) as stream:
                likely = likely or (password if info.compress_type == AES else None)
                while stream.read(1 << 20):
                    pass
        except NotImplementedError:
            return None, "encryption_unknown"
        except (Locked, RuntimeError, *_BROKEN):
            continue
        return password, ""
    return (None, "password_needed") if likely is None else (likely, "")
