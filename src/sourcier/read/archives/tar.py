"""tar (POSIX.1-2001, GNU), by the standard library; links, devices and folders are no files."""

import io
import tarfile
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from sourcier.read.archive import Entry
from sourcier.read.container import Source
from sourcier.read.errors import ContainerDamaged

NAME, SEEKS = "tar", False
_MAGIC, _AT = b"ustar", 257
_BLOCK = 512
_HELD = 64 << 20
"""A member up to so many bytes is held in memory where the archive can only be read forward."""


def claims(head: bytes) -> bool:
    """Whether a file begins with a tar header: its magic, or for archives older than that its check sum."""
    return head.startswith(_MAGIC, _AT) or _sums_up(head[:_BLOCK])


def _sums_up(header: bytes) -> bool:
    if len(header) < _BLOCK or not header[0] or header[148:156].strip(b" \0") == b"":
        return False
    try:
        told = int(header[148:156].strip(b" \0"), 8)
    except ValueError:
        return False
    return told == sum(header[:148]) + sum(header[156:]) + 8 * ord(" ")


def entries(handle: BinaryIO, source: Source, _asked: Any) -> Iterator[Entry]:
    """Yield its files. Raises ContainerDamaged where not even the first header can be read."""
    forward = source.forward
    try:
        archive = tarfile.open(fileobj=handle, mode="r|" if forward else "r:")  # noqa: SIM115  # closed with its handle
        for info in archive:
            if info.isreg():
                at = min(info.offset_data + info.size, source.bytes)
                opener = _held(archive, info, source) if forward else partial(_from, archive, info)
                yield Entry(info.name, info.size, max(info.size, 1), opener, "", at)
    except (tarfile.TarError, EOFError, OSError) as error:
        raise ContainerDamaged(NAME) from error


def _from(archive: tarfile.TarFile, info: tarfile.TarInfo) -> BinaryIO:
    stream = archive.extractfile(info)
    if stream is None:
        raise EOFError
    return stream  # type: ignore[return-value]  # a reader of bytes


def _held(archive: tarfile.TarFile, info: tarfile.TarInfo, source: Source) -> Any:
    if info.size > _HELD:
        return partial(_again, source, info.name, info.offset_data)
    data = _from(archive, info).read()
    return partial(io.BytesIO, data)


def _again(source: Source, name: str, at: int) -> BinaryIO:
    """Go through the archive once more, up to one member."""
    archive = tarfile.open(fileobj=source.open(), mode="r|")  # noqa: SIM115  # closed with what it gives
    for info in archive:
        if (info.name, info.offset_data) == (name, at):
            return _from(archive, info)
    raise EOFError
