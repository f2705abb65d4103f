"""LZMA and LZMA2 as ZIP and 7z hold them: bare, with what they need to know told beside them."""

import lzma
from typing import Any

from .unpackers import PIECE

_MOST_DICTIONARY = 1 << 30
_LEAST_DICTIONARY = 1 << 12
_CHUNK = 1 << 16
_FIRST, _OTHER, _END = b"\1", b"\2", b"\0"


class NeedsMemory(Exception):  # a state of the archive
    """More must be remembered to unpack it than the limit."""


class NotLzma(Exception):  # a state of the archive
    """What is told beside it makes no sense."""


def lzma1(properties: bytes, size: int | None) -> Any:
    """Return an unpacker; `size` is what it makes. Raises NeedsMemory, NotLzma."""
    if len(properties) < 5 or properties[0] >= 225:  # noqa: PLR2004  # 9 * 5 * 5
        raise NotLzma
    rest, lc = divmod(properties[0], 9)
    pb, lp = divmod(rest, 5)
    told = int.from_bytes(properties[1:5], "little")
    return _raw([{"id": lzma.FILTER_LZMA1, "lc": lc, "lp": lp, "pb": pb, "dict_size": _dictionary(told, size)}])


def lzma2(properties: bytes, size: int | None) -> Any:
    """Return an unpacker. Raises NeedsMemory, NotLzma."""
    if not properties or properties[0] > 40:  # noqa: PLR2004  # 4 GB
        raise NotLzma
    told = (2 | properties[0] & 1) << (properties[0] // 2 + 11)
    return _raw([{"id": lzma.FILTER_LZMA2, "dict_size": _dictionary(told, size)}])


def _raw(filters: list[dict[str, int]]) -> Any:
    try:
        return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=filters)
    except (lzma.LZMAError, ValueError) as error:
        raise NotLzma from error


def _dictionary(told: int, made: int | None) -> int:
    """No more than is made is ever looked back upon."""
    size = max(_LEAST_DICTIONARY, told if made is None else min(told, made))
    if size > _MOST_DICTIONARY:
        raise NeedsMemory
    return size


class Refiltered:
    """Undoes a filter for programs, or of differences, in a stream.

    The standard library has these filters only before LZMA2, which may hold bytes that are not packed: it is given
    the stream in that shape.
    """

    def __init__(self, stream: Any, what: int, distance: int = 0) -> None:
        about = {"id": what, "dist": distance} if distance else {"id": what}
        self._unpacker = _raw([about, {"id": lzma.FILTER_LZMA2, "dict_size": _CHUNK}])
        self._stream, self._sign = stream, _FIRST
        self._failure: Exception | None = None

    def read(self, size: int) -> bytes:
        """Return the next bytes; what the stream raises comes behind all that was before it."""
        while not self._unpacker.eof:
            data: bytes = self._unpacker.decompress(self._next(size) if self._unpacker.needs_input else b"", size)
            if data:
                return data
        if self._failure is not None:
            raise self._failure
        return b""

    def _next(self, size: int) -> bytes:
        try:
            data: bytes = self._stream.read(min(PIECE, size))
        except Exception as failure:  # noqa: BLE001  # it is raised again once all before it is given
            self._failure = failure
            return _END
        if not data:
            return _END
        sign, self._sign = self._sign, _OTHER
        return sign + (len(data) - 1).to_bytes(2, "big") + data

    def close(self) -> None:
        """Let go of what it reads from."""
        self._stream.close()
