"""One file inside a container while it is unpacked: damage and bombs end it, and are noted."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from .container import Source
from .limits import Limits
from .raw_lzma import NeedsMemory

CUT, DAMAGED, BOMB, MEMORY = "member_cut", "member_damaged", "container_bomb", "memory_needed"
UNLISTED = "bytes_unlisted"
"""Bytes between the files of a container that are no file's."""


@dataclass(slots=True)
class Budget:
    """Bytes that may still be unpacked from one piece of evidence, however deep: bombs nest to swell unseen."""

    left: int

    def spend(self, size: int) -> bool:
        """Take from it; return whether it is used up."""
        self.left -= size
        return self.left < 0


_TOGETHER = 8
"""How many bombs' worth all members may make together: one of them must not hide the others."""


def budget_of(source: Source) -> Budget:
    """Return what all that lies in a piece of evidence may unpack to."""
    limits = source.limits
    most = _TOGETHER * max(limits.expansion_floor, limits.expansion * source.bytes)
    return Budget(min(most, limits.most_bytes))


@dataclass(slots=True)
class Watch:
    """What one member's bytes met while they were unpacked."""

    made: int = 0
    problem: str = ""
    ended: bool = False
    """Whether its last byte was met, and with it what checks them all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file a container lists."""

    path: str
    """As it stands there: a value."""
    size: int | None
    """Once unpacked, as the container says; None where it does not."""
    packed: int
    """Bytes it takes in the container, or of the container itself where that is not told apart."""
    open: Callable[[], Any]
    """A stream of its bytes from the first one, as often as asked; may raise what `Forward` takes for damage."""
    refused: str = ""
    """A code for why it cannot be opened at all: ``password_needed`` ..."""
    at: int = 0
    """Bytes of the container up to its end, for progress."""
    watch: Watch = field(default_factory=Watch)


def _problem(error: Exception) -> str:
    """A code for what an unpacker raised."""
    if isinstance(error, (MemoryError, NeedsMemory)) or "Memory usage limit" in str(error):
        return MEMORY
    return CUT if isinstance(error, EOFError) else DAMAGED


_LESS = {1 << 20: 1 << 12, 1 << 12: 1}
"""How much is asked for at a time, where more could not be had."""


class Forward(io.RawIOBase):
    """A member's bytes; damage and bombs end them, and are noted. Raises nothing.

    An unpacker that fails keeps back what it had made until then: it is asked anew, for less, up to the last byte.
    """

    def __init__(self, entry: Entry, limits: Limits, budget: Budget) -> None:
        self._entry, self._limits, self._budget = entry, limits, budget
        self._stream: BinaryIO | None = None
        self._made, self._most, self._over = 0, max(_LESS), False

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Give the next bytes; 0 at the end, or where damage ends them."""
        watch = self._entry.watch
        data = b"" if self._over else self._next(len(buffer))
        watch.ended = watch.ended or not data
        buffer[: len(data)] = data
        self._made += len(data)
        new, watch.made = max(0, self._made - watch.made), max(watch.made, self._made)
        if self._budget.spend(new) or self._swollen():
            watch.problem = BOMB
            return 0
        return len(data)

    def _next(self, size: int) -> bytes:
        while True:
            try:
                if self._stream is None:
                    self._stream = self._anew()
                return self._stream.read(min(size, self._most))
            except Exception as error:  # noqa: BLE001  # whatever an unpacker meets in hostile bytes is damage
                self._let_go()
                if self._most not in _LESS:
                    self._over = True
                    self._entry.watch.problem = self._entry.watch.problem or _problem(error)
                    return b""
                self._most = _LESS[self._most]

    def _anew(self) -> BinaryIO:
        """Open the member and step over what was given of it already."""
        stream: BinaryIO = self._entry.open()
        left = self._made
        while left:
            if not (data := stream.read(min(left, max(_LESS)))):
                raise EOFError
            left -= len(data)
        return stream

    def _swollen(self) -> bool:
        limits, packed = self._limits, max(self._entry.packed, 1)
        grown = self._made > limits.expansion_floor and self._made > limits.expansion * packed
        return grown or self._made > limits.most_bytes

    def close(self) -> None:
        """Let go of the container's stream."""
        self._let_go()
        super().close()

    def _let_go(self) -> None:
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.close()
