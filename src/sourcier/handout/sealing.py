"""Copies to their recipients and back: age, streamed, so that no clear byte ever touches the disk on the way out."""

import hashlib
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, cast

from sourcier.secret import NotForUs, StreamBroken, new_file, open_stream, recipient_of, seal_stream

from .errors import CopyBroken, CopyExists, IdentityUnreadable, NotForThisIdentity

_MOST_BYTES = 100_000
_UNDATED = (1980, 1, 1, 0, 0, 0)
"""The first day a ZIP archive knows: copies of the same rows are the same."""


class _Counted:
    """A file that knows its digest and size."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._digest, self.size = stream, hashlib.sha256(), 0

    def write(self, data: bytes) -> int:
        self._digest.update(data)
        self.size += len(data)
        return self._stream.write(data)

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()


def seal_copy(pieces: Iterable[bytes], target: Path, recipient: str, entered: Callable[[str, int], None]) -> None:
    """Write a copy encrypted to its recipient; `entered` is told its SHA-256 and size before it takes its place.

    Raises CopyExists, DiskFull, NotWritable, and what `pieces` and `entered` raise: then there is no copy.
    """
    if target.exists():
        raise CopyExists(target)
    with new_file(target, replace=False) as stream:
        counted = _Counted(stream)
        seal_stream(pieces, cast("BinaryIO", counted), recipient)
        entered(counted.sha256, counted.size)


def open_copy(copy: Path, identity: Path, target: Path) -> None:
    """Decrypt a copy, at its recipient's.

    Raises CopyExists, IdentityUnreadable, NotForThisIdentity, CopyBroken: then nothing was written.
    """
    if target.exists():
        raise CopyExists(target)
    secrets = read_identities(identity)
    for number, secret in enumerate(secrets, start=1):
        try:
            with copy.open("rb") as stream, new_file(target, replace=False) as out:
                open_stream(stream, lambda data: (out.write(data), None)[1], secret)
        except NotForUs:
            if number == len(secrets):
                raise NotForThisIdentity(copy) from None
        except StreamBroken:
            raise CopyBroken(copy) from None
        except FileNotFoundError:
            raise NotForThisIdentity(copy) from None
        else:
            return


def refuse_existing(*paths: Path) -> None:
    """Raise CopyExists for the first that is there already."""
    for path in paths:
        if path.exists():
            raise CopyExists(path)


def read_identities(path: Path) -> list[str]:
    """Return the identities of a file as age-keygen writes it. Raises IdentityUnreadable."""
    try:
        with path.open("rb") as stream:
            lines = stream.read(_MOST_BYTES).decode().split("\n")
        found = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
        for line in found:
            recipient_of(line)
    except (OSError, ValueError):
        raise IdentityUnreadable(path) from None
    if not found:
        raise IdentityUnreadable(path)
    return found


def zipped(files: Iterable[tuple[str, Iterator[bytes]]]) -> Iterator[bytes]:
    """Yield a ZIP archive of several files as it grows."""
    held = _Held()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, allowZip64=True) as archive:  # type: ignore[call-overload]
        for name, pieces in files:
            entry = zipfile.ZipInfo(name, _UNDATED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            with archive.open(entry, "w", force_zip64=True) as member:
                for piece in pieces:
                    member.write(piece)
                    yield held.take()
            yield held.take()
    yield held.take()


class _Held:
    """What the archive wrote and nobody took yet; it cannot go back."""

    def __init__(self) -> None:
        self._data = bytearray()

    def write(self, data: bytes) -> int:
        self._data += data
        return len(data)

    def flush(self) -> None:
        """Nothing waits elsewhere."""

    def take(self) -> bytes:
        taken = bytes(self._data)
        self._data.clear()
        return taken
