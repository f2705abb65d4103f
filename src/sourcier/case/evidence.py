"""Evidence: files as they were received, known by their SHA-256, never altered.

A piece is held by reference (its absolute path) or as a sealed copy in the case: a clear copy would be a second leak.
"""

import hashlib
import os
import stat
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from sourcier.model.progress import Progress
from sourcier.secret import Key, open_sealed, seal

from . import errors

_BLOCK = 1 << 22


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence."""

    index: int
    """From 0, in the order pieces were added; never given twice."""
    path: str
    """Where it was received: absolute."""
    sha256: str
    bytes: int
    modified_ns: int
    """The file's own time, in nanoseconds since 1970: with the size, a cheap sign that it changed."""
    copied: bool
    """Whether the case holds a sealed copy."""
    added: str
    """ISO 8601 time with offset."""
    replaces: int | None = None
    """The piece this path named before its file changed."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a file was when it was read whole."""

    sha256: str
    bytes: int
    modified_ns: int


def fingerprint(path: Path, progress: Progress, copy_to: tuple[Path, Key] | None = None) -> Fingerprint:
    """Read the file once, from end to end, and seal a copy of it on the way where asked.

    Raises EvidenceUnreachable, or EvidenceChanged where it changes while it is read.
    """
    try:
        with path.open("rb") as stream:
            before = os.fstat(stream.fileno())
            progress.start("hashing", before.st_size)
            digest = hashlib.sha256()
            _pass_on(_blocks(stream, digest, progress), copy_to)
            progress.finish()
            after = os.fstat(stream.fileno())
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, PermissionError) as error:
        raise errors.unreachable(str(path)) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        if copy_to:
            copy_to[0].unlink()
        raise errors.growing(str(path))
    return Fingerprint(digest.hexdigest(), after.st_size, after.st_mtime_ns)


def _pass_on(blocks: Iterator[bytes], copy_to: tuple[Path, Key] | None) -> None:
    if copy_to:
        seal(blocks, *copy_to)
    else:
        deque(blocks, maxlen=0)


def _blocks(stream: BinaryIO, digest: Any, progress: Progress) -> Iterator[bytes]:
    while block := stream.read(_BLOCK):
        digest.update(block)
        progress.advance(done_bytes=len(block))
        yield block


def as_it_was(piece: Piece) -> bool:
    """Whether the file at the piece's path still has its size and time: cheap, and enough against accidents."""
    try:
        state = Path(piece.path).stat()
    except OSError:
        return False
    return stat.S_ISREG(state.st_mode) and (state.st_size, state.st_mtime_ns) == (piece.bytes, piece.modified_ns)


def open_piece(piece: Piece, sealed: Path, key: Key) -> BinaryIO:
    """Open a piece for reading: its sealed copy where there is one, else the file it is held by.

    Raises EvidenceChanged where that file is no longer what it was, SealBroken for a changed copy.
    """
    try:
        if piece.copied:
            return open_sealed(sealed, key)
        if as_it_was(piece):
            return Path(piece.path).open("rb")
    except OSError as error:
        raise errors.unreachable(piece.path) from error
    raise errors.changed(piece.index)
