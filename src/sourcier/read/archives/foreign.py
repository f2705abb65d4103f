"""RAR, CAB and cpio, by bsdtar (libarchive): it makes a tar of them, which is read as it comes.

It reads them off a pipe and answers into one, opens no file, and may take so much memory; see `bounded`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from sourcier.read.archives import tar
from sourcier.read.bounded import Bounded, program
from sourcier.read.container import Source
from sourcier.read.container_errors import ReaderMissing
from sourcier.read.errors import ContainerDamaged, ContainerLocked
from sourcier.read.unpacking import Entry

PLACES = ("/usr/bin/bsdtar", "/usr/local/bin/bsdtar", "/opt/homebrew/bin/bsdtar", "C:\\Windows\\System32\\tar.exe")
_ARGUMENTS = ("-b", "1", "-cf", "-", "--format=pax", "@-")
"""In blocks as small as can be: what it has not written when it meets damage is lost."""
_OLD = re.compile(rb"070707[0-7]{70}")
_NEW = re.compile(rb"07070[12][0-9A-Fa-f]{104}")
_BINARY = (b"\xc7\x71", b"\x71\xc7")


@dataclass(frozen=True, slots=True)
class Foreign:
    """One format."""

    NAME: str
    begins: Callable[[bytes], Any]
    SEEKS: bool = True
    """So that, inside another container, it can be given to the program a second time."""

    def claims(self, head: bytes) -> bool:
        """Whether a file begins as it does."""
        return bool(self.begins(head))

    def entries(self, handle: BinaryIO, source: Source, asked: Any) -> Iterator[Entry]:
        """Yield its files. Raises ReaderMissing, ContainerLocked, ContainerDamaged."""
        place = program(PLACES)
        if place is None:
            raise ReaderMissing(self.NAME)
        answer = Bounded((place, *_ARGUMENTS), handle)
        some = whole = False
        try:
            for entry in tar.entries(answer, _Converted(source, place), asked):  # type: ignore[arg-type]  # all it asks
                some = True
                yield entry
            whole = True
        except ContainerDamaged:
            pass
        finally:
            answer.close()
        if b"ncrypt" in answer.said or b"assphrase" in answer.said:
            if not some:
                raise ContainerLocked(self.NAME)
            yield Entry("", None, 1, lambda: None, "encryption_unknown", source.bytes)
        if answer.failed or not whole:
            raise ContainerDamaged(self.NAME)


@dataclass(frozen=True, slots=True)
class _Converted:
    """A file as the tar that is made of it: it cannot be jumped about in."""

    source: Source
    place: str
    forward: bool = True

    @property
    def bytes(self) -> int:
        """Of the file."""
        return self.source.bytes

    def open(self) -> Bounded:
        """Have it made anew."""
        return Bounded((self.place, *_ARGUMENTS), self.source.seekable())


def _cpio(head: bytes) -> bool:
    return bool(_OLD.match(head) or _NEW.match(head)) or (head.startswith(_BINARY) and b"\0" in head[2:26])


KINDS = (
    Foreign("rar", lambda head: head.startswith(b"Rar!\x1a\x07")),
    Foreign("cab", lambda head: head.startswith(b"MSCF\0\0\0\0")),
    Foreign("cpio", _cpio),
)
