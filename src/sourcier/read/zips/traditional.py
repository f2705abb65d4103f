"""The oldest encryption of a ZIP (APPNOTE.TXT 6.1): every byte hangs on all before it, so that it is slow here."""

from functools import cache
from typing import Any

from .parts import Locked, exactly

_HEADER = 12
_PIECE = 1 << 16


@cache
def _tables() -> tuple[list[int], bytes]:
    """The remainders of CRC-32, byte by byte; and the byte that is added, by the low sixteen bits of the last key."""
    rest = []
    for value in range(256):
        for _ in range(8):
            value = value >> 1 ^ (0xEDB88320 if value & 1 else 0)  # noqa: PLW2901  # eight steps of one byte
        rest.append(value)
    return rest, bytes(((two | 2) * ((two | 2) ^ 1) >> 8) & 0xFF for two in range(1 << 16))


class TraditionalStream:
    """The bytes of a stream, decrypted. Raises Locked where the byte before them is none of `checks`."""

    def __init__(self, stream: Any, password: bytes, checks: tuple[int, ...]) -> None:
        self._stream = stream
        self._keys = (0x12345678, 0x23456789, 0x34567890)
        one, two, three = self._keys
        crc, _added = _tables()
        for byte in password:
            one = crc[(one ^ byte) & 0xFF] ^ one >> 8
            two = ((two + (one & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
            three = crc[(three ^ two >> 24) & 0xFF] ^ three >> 8
        self._keys = (one, two, three)
        if exactly(self, _HEADER)[-1] not in checks:
            raise Locked

    def read(self, size: int) -> bytes:
        """Return the next bytes."""
        one, two, three = self._keys
        (crc, added), made = _tables(), bytearray()
        for byte in self._stream.read(min(size, _PIECE)):
            plain = byte ^ added[three & 0xFFFF]
            made.append(plain)
            one = crc[(one ^ plain) & 0xFF] ^ one >> 8
            two = ((two + (one & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
            three = crc[(three ^ two >> 24) & 0xFF] ^ three >> 8
        self._keys = (one, two, three)
        return bytes(made)

    def close(self) -> None:
        """Nothing is held."""
