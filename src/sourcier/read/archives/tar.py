"""tar (POSIX.1-2001, GNU), by the standard library; links, devices and folders are no files."""

import tarfile
from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from sourcier.read.container import Source
from sourcier.read.errors import ContainerDamaged
from sourcier.read.held import MOST, Held
from sourcier.read.unpacking import Entry

NAME, SEEKS = "tar", False
_MAGIC, _AT = b"ustar", 257
_BLOCK = 512


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


class _Whole:
    """Whether an archive came to its end mark, and whether all before it were headers."""

    def __init__(self) -> None:
        self.ended = self.damaged = False

    def info(self) -> type[tarfile.TarInfo]:
        """Return a reader of headers that notes what it meets; the standard library ends at either in silence."""
        whole = self

        class Noted(tarfile.TarInfo):
            @classmethod
            def fromtarfile(cls, archive: tarfile.TarFile) -> "Noted":
                try:
                    return super().fromtarfile(archive)
                except tarfile.EOFHeaderError:  # type: ignore[attr-defined]  # documented by its name alone
                    whole.ended = True
                    raise
                except tarfile.EmptyHeaderError:  # type: ignore[attr-defined]
                    raise
                except tarfile.HeaderError:
                    whole.damaged = True
                    raise

        return Noted


def _archive(handle: BinaryIO, *, forward: bool, whole: _Whole) -> tarfile.TarFile:
    """Damaged headers and end marks are stepped over, for members may follow, or a second archive."""
    mode: Any = "r|" if forward else "r:"
    return tarfile.open(fileobj=handle, mode=mode, tarinfo=whole.info(), ignore_zeros=True)  # closed with its handle


def entries(handle: BinaryIO, source: Source, _asked: Any) -> Iterator[Entry]:
    """Yield its files. Raises ContainerDamaged where a header cannot be read or the end mark is missing."""
    forward, whole = source.forward, _Whole()
    try:
        archive = _archive(handle, forward=forward, whole=whole)
        for info in archive:
            if info.isreg():
                at = min(info.offset_data + info.size, source.bytes)
                opener = _held(archive, info, source) if forward else partial(_from, archive, info)
                yield Entry(info.name, info.size, max(info.size, 1), opener, "", at)
    except (tarfile.TarError, EOFError, OSError, ValueError, OverflowError) as error:
        raise ContainerDamaged(NAME) from error
    if whole.damaged or not whole.ended:
        raise ContainerDamaged(NAME)


def _from(archive: tarfile.TarFile, info: tarfile.TarInfo) -> BinaryIO:
    stream = archive.extractfile(info)
    if stream is None:
        raise EOFError
    return stream  # type: ignore[return-value]  # a reader of bytes


def _held(archive: tarfile.TarFile, info: tarfile.TarInfo, source: Source) -> Any:
    if info.size > MOST:
        return partial(_again, source, info.name, info.offset_data)
    stream: Any = _from(archive, info)
    data = bytearray()
    try:
        while piece := stream.read1(_BLOCK):
            data += piece
    except (tarfile.TarError, EOFError, OSError):
        pass
    return partial(Held, bytes(data), info.size)


def _again(source: Source, name: str, at: int) -> BinaryIO:
    """Go through the archive once more, up to one member."""
    archive = _archive(source.open(), forward=True, whole=_Whole())
    for info in archive:
        if (info.name, info.offset_data) == (name, at):
            return _from(archive, info)
    raise EOFError
