"""A file with holes: what was left out of the archive is zeros again."""

from typing import Any

Span = tuple[int, int]
"""Where in the file bytes belong, and how many."""


class Sparse:
    """The bytes of such a file."""

    def __init__(self, stream: Any, spans: tuple[Span, ...], whole: int) -> None:
        self._stream, self._whole, self._at = stream, whole, 0
        self._spans = sorted(spans, reverse=True)

    def read(self, size: int) -> bytes:
        """Return the next bytes. Raises EOFError where the archive ends before."""
        while self._spans and sum(self._spans[-1]) <= self._at:
            self._spans.pop()
        begin, length = self._spans[-1] if self._spans else (self._whole, 0)
        if self._at < begin:
            data = bytes(min(size, begin - self._at))
        elif length:
            data = self._stream.read(min(size, begin + length - self._at))
            if size and not data:
                raise EOFError
        else:
            data = b""
        self._at += len(data)
        return data

    def close(self) -> None:
        """Let go of the archive."""
        self._stream.close()


def listed(data: bytes) -> tuple[tuple[Span, ...], int] | None:
    """Return the spans that stand before a file's bytes, and how long their list is (GNU tar, sparse format 1.0).

    None where it is no such list.
    """
    lines, at = data.split(b"\n", 1)[0], data.find(b"\n") + 1
    if not at or not lines.isdigit():
        return None
    count = int(lines)
    numbers: list[int] = []
    while len(numbers) < 2 * count:
        end = data.find(b"\n", at)
        if end < 0 or not data[at:end].isdigit():
            return None
        numbers.append(int(data[at:end]))
        at = end + 1
    return tuple(zip(numbers[::2], numbers[1::2], strict=True)), -(-at // 512) * 512
