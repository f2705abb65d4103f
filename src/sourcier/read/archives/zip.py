"""ZIP (APPNOTE.TXT 6.3.10), by the standard library; members with a password by the passwords that are tried."""

import zipfile
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from sourcier.read.archive import Entry
from sourcier.read.container import Source
from sourcier.read.errors import ContainerDamaged

NAME, SEEKS = "zip", True
_ENCRYPTED = 1
_BEGINS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_SPLIT = b"PK\x07\x08"


def claims(head: bytes) -> bool:
    """Whether a file begins as a ZIP does."""
    return head.startswith(_BEGINS)


def entries(handle: BinaryIO, source: Source, asked: Any) -> Iterator[Entry]:
    """Yield the files it lists, in the order of its directory. Raises ContainerDamaged."""
    try:
        archive = zipfile.ZipFile(handle)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise ContainerDamaged(NAME) from error
    at = 0
    for info in archive.infolist():
        if info.is_dir():
            continue
        at += info.compress_size
        password, refused = _password(archive, info, asked.passwords)
        yield Entry(
            info.filename,
            info.file_size,
            info.compress_size,
            partial(archive.open, info, "r", password),
            refused,
            min(at, source.bytes),
        )


def _password(archive: zipfile.ZipFile, info: zipfile.ZipInfo, passwords: tuple[str, ...]) -> tuple[bytes | None, str]:
    """The first password that opens a member, and a code where none does."""
    if not info.flag_bits & _ENCRYPTED:
        return None, ""
    for password in passwords:
        try:
            with archive.open(info, "r", password.encode()) as stream:
                while stream.read(1 << 20):
                    pass
        except NotImplementedError:
            return None, "encryption_unknown"
        except (RuntimeError, zipfile.BadZipFile, EOFError, OSError, ValueError):
            continue
        return password.encode(), ""
    return None, "password_needed"
