"""The last block of an LZ4 file that was cut: Arrow gives whole blocks alone, of up to 4 MB.

Source: LZ4 frame format 1.6.4 and block format, Yann Collet.
"""

from collections.abc import Callable
from typing import Any

_MAGIC = 4
_CONTENT_SIZE, _BLOCK_SUMS, _DICTIONARY = 8, 16, 1
_PLAIN = 1 << 31
_WINDOW = 1 << 16
_LEAST_MATCH, _LONG = 4, 15


def last_block(stream: Any, made: int, before: bytes) -> bytes:
    """Return what stands in the block at which a file ends, behind `made` bytes that were unpacked of it.

    `before` is the end of these. Nothing is returned where the file does not end within a block of full ones, for then
    it is not known which block is which.
    """
    head = stream.read(_MAGIC + 2)
    if len(head) < _MAGIC + 2:
        return b""
    flags, most = head[_MAGIC], 1 << (8 + 2 * (head[_MAGIC + 1] >> 4 & 7))
    stream.read(8 * bool(flags & _CONTENT_SIZE) + 4 * bool(flags & _DICTIONARY) + 1)
    if made % most:
        return b""
    for _ in range(made // most):
        size = _size(stream)[0] + 4 * bool(flags & _BLOCK_SUMS)
        if len(_whole(stream, size)) < size:
            return b""
    size, plain = _size(stream)
    data = _whole(stream, min(size, most))
    if not 0 < len(data) < size <= most:
        return b""
    return data if plain else _unpacked(data, before[-_WINDOW:], most)


def _size(stream: Any) -> tuple[int, bool]:
    told = int.from_bytes(stream.read(4), "little")
    return told & ~_PLAIN, bool(told & _PLAIN)


def _whole(stream: Any, size: int) -> bytes:
    data = b""
    while len(data) < size and (more := stream.read(size - len(data))):
        data += more
    return data


def _unpacked(data: bytes, before: bytes, most: int) -> bytes:
    """Literals and matches, as far as they go."""
    made, at = bytearray(before), 0
    while at < len(data) and len(made) - len(before) < most:
        token, at = data[at], at + 1
        literals, at = _length(data, at, token >> 4)
        made += data[at : at + literals]
        at += literals
        if at + 2 > len(data):
            break
        back, at = int.from_bytes(data[at : at + 2], "little"), at + 2
        size, at = _length(data, at, token & 15)
        if not 0 < back <= len(made) or at > len(data):
            break
        size += _LEAST_MATCH
        piece = bytes(made[-back:][:size])
        made += (piece * (size // len(piece) + 1))[:size]
    return bytes(made[len(before) :][:most])


def _length(data: bytes, at: int, told: int) -> tuple[int, int]:
    """A length, and where what follows begins; behind the end where it is cut."""
    if told < _LONG:
        return told, at
    while at < len(data):
        more, at = data[at], at + 1
        told += more
        if more < 255:  # noqa: PLR2004  # the last byte of it
            return told, at
    return 0, len(data) + 1


class Lz4:
    """What Arrow unpacks, and the last block of a file that was cut; `opener` opens the file again."""

    def __init__(self, stream: Any, opener: Callable[[], Any]) -> None:
        self._stream, self._opener = stream, opener
        self._made, self._before = 0, b""
        self._rest: bytes | None = None
        self._failure: Exception = EOFError()

    def read(self, size: int) -> bytes:
        """Return the next bytes. Raises what Arrow raises, behind all there are."""
        if self._rest is None:
            try:
                data: bytes = self._stream.read(size)
            except Exception as failure:  # noqa: BLE001  # it is raised again
                self._failure = failure
                again = self._opener()
                self._rest = last_block(again, self._made, self._before)
                again.close()
            else:
                self._made, self._before = self._made + len(data), (self._before + data)[-_WINDOW:]
                return data
        data, self._rest = self._rest[:size], self._rest[size:]
        if not data:
            raise self._failure
        return data

    def close(self) -> None:
        """Let go of it."""
        self._stream.close()
