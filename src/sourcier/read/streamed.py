"""Zstandard and LZ4, by Arrow."""

from typing import Any

import pyarrow as pa

ZSTD, LZ4 = b"\x28\xb5\x2f\xfd", b"\x04\x22\x4d\x18"
_SKIPPED = b"\x2a\x4d\x18"
"""What follows the first byte, 0x50 to 0x5f, of a frame that holds no data, in either format."""
_MOST_WINDOW = 1 << 27
"""How far Zstandard may look back here: the most its library takes unasked (128 MB)."""


class Streamed:
    """What Arrow unpacks; closes what it reads from, too."""

    def __init__(self, codec: str, stream: Any) -> None:
        self._handle = stream
        self._stream = pa.CompressedInputStream(pa.PythonFile(stream, "r"), codec)

    def read(self, size: int) -> bytes:
        """Return the next bytes."""
        data: bytes = self._stream.read(size)
        return data

    def close(self) -> None:
        """Let go of both."""
        self._stream.close()
        self._handle.close()


def behind_skipped(head: bytes) -> bytes:
    """Return what follows frames without data at the beginning of a file, as far as it was read (RFC 8878, 3.1.2)."""
    while head[1:4] == _SKIPPED and head[0] >> 4 == 5:  # noqa: PLR2004  # 0x5?
        head = head[8 + int.from_bytes(head[4:8], "little") :]
    return head


def looks_too_far(head: bytes) -> bool:
    """Whether a Zstandard frame asks for more memory than its library takes (RFC 8878, 3.1.1.1)."""
    frame = behind_skipped(head)
    if len(frame) < 6 or not frame.startswith(ZSTD) or frame[4] & 0x20:  # noqa: PLR2004  # one segment: as long as it is
        return False
    exponent, mantissa = frame[5] >> 3, frame[5] & 7
    base = 1 << (10 + exponent)
    return base + base // 8 * mantissa > _MOST_WINDOW
