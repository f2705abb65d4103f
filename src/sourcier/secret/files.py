"""New files for the owner only: written whole, or not there at all.

A file is written under a temporary name beside its place, synced, then renamed over it, so that a kill or a full disk
leaves either the old content or the new one.
"""

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from sourcier.model.errors import SourcierError
from sourcier.model.message import Message

_TEMPORARY = ".tmp-"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_NEW = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


class DiskFull(SourcierError):
    """There was no room left to write to."""

    code = "E110"


class NotWritable(SourcierError):
    """The folder or file may not be written to."""

    code = "E111"


def write_error(error: OSError, path: Path) -> OSError | SourcierError:
    """The error to raise when writing near `path` failed: a typed one where the cause is known, else `error` itself."""
    values = {"folder": str(path.parent)}
    kept = Message("Nothing was left half written; everything that was whole before still is.")
    if error.errno in _FULL:
        return DiskFull(
            Message("The disk that holds %(folder)s is full.", values),
            kept,
            Message("Make room on that disk, then run the same command again: it takes up where it stopped."),
        )
    if error.errno in _FORBIDDEN:
        return NotWritable(
            Message("Writing in %(folder)s is not allowed.", values),
            kept,
            Message("Choose a folder you may write to, or ask for the right to write to this one."),
        )
    return error


def private_folder(folder: Path) -> Path:
    """Make `folder` (and those above it) where missing, for the owner only (mode 0700), and return it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(error, folder) from error
    return folder


@contextmanager
def new_file(path: Path, *, replace: bool = True) -> Iterator[BinaryIO]:
    """Open a file (mode 0600) that takes its place at `path` only when the block ends well.

    With ``replace=False`` a file already there is an error (FileExistsError). Raises DiskFull or NotWritable.
    """
    if not replace and path.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
    temporary = path.with_name(f"{_TEMPORARY}{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(temporary, _NEW, 0o600), "wb") as stream:
            yield stream
            _sync(stream)
        temporary.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        raise write_error(error, path) from error
    finally:
        with suppress(OSError):
            temporary.unlink()


def write_private(path: Path, data: bytes, *, replace: bool = True) -> None:
    """Write `data` to `path` for the owner only, whole or not at all. Errors: as `new_file`."""
    with new_file(path, replace=replace) as stream:
        stream.write(data)


def sweep(folder: Path) -> int:
    """Remove what writers killed in `folder` left behind; returns how many files that were."""
    stale = list(folder.glob(f"{_TEMPORARY}*"))
    for path in stale:
        with suppress(OSError):
            path.unlink()
    return len(stale)


def _sync(stream: BinaryIO) -> None:
    stream.flush()
    os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the rename itself last; Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
