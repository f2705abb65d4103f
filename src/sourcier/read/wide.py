"""UTF-16 and UTF-32 to UTF-8, line by line, so that a byte lost in one line does not garble all that follow.

In UTF-16 a line break stands at an even distance from the beginning of its line. Where the next one stands at an odd
distance, a byte was lost or slipped in: that line is read on both sides of the place where its Latin letters stop
making sense, with one byte set apart, and reading goes on in step.
"""

import numpy as np

from .encoding import Encoding

SET_ASIDE = b"\xff"
"""Stands for one byte that belongs to no character: a byte that never occurs in UTF-8, and weighs one."""
_LEADS = 0xD8
"""High byte, but for two bits, of the first half of a character beyond the first plane (RFC 2781)."""
_LATIN = 0x0600
"""Code units above that are no letter of a Western export."""


class Narrower:
    """Turns the bytes of a wide encoding into UTF-8, piece by piece."""

    def __init__(self, encoding: Encoding) -> None:
        self._name = encoding.name
        self._unit = 4 if encoding.name.startswith("utf-32") else 2
        self._break = "\n".encode(encoding.name)
        self._rest = b""

    def feed(self, raw: bytes, *, final: bool) -> bytes:
        """Return the UTF-8 of what can be told so far."""
        data = self._rest + raw
        cut = len(data) if final else self._cut(data)
        self._rest = data[cut:]
        if self._unit != 2:  # noqa: PLR2004  # only UTF-16 is realigned
            return self._decode(data[:cut])
        return b"".join(self._in_step(data[:cut]))

    def _cut(self, data: bytes) -> int:
        """After the last line break; a whole number of characters where there is none."""
        at = data.rfind(self._break)
        if at >= 0:
            return at + len(self._break)
        whole = len(data) // self._unit * self._unit
        last = data[whole - 1 if self._name.endswith("le") else whole - 2 :][:1] if whole else b""
        return whole - self._unit if self._unit == 2 and last and last[0] & 0xFC == _LEADS else whole  # noqa: PLR2004

    def _decode(self, data: bytes) -> bytes:
        whole = len(data) // self._unit * self._unit
        text = data[:whole].decode(self._name, "replace").encode("utf-8")
        return text + SET_ASIDE * (len(data) - whole)

    def _in_step(self, data: bytes) -> list[bytes]:
        done, start, line = [], 0, 0
        for at in self._breaks(data):
            if at < line:
                continue
            if (at - line) % 2:
                done += [self._decode(data[start:line]), self._mended(data[line:at])]
                start = at
            line = at + 2
        return [*done, self._decode(data[start:])]

    def _breaks(self, data: bytes) -> list[int]:
        """Positions of line breaks, at any distance; none if all are in step."""
        values = np.frombuffer(data, np.uint8)
        first, second = self._break
        found = np.flatnonzero((values[:-1] == first) & (values[1:] == second))
        return found.tolist() if (found % 2).any() else []

    def _mended(self, line: bytes) -> bytes:
        """A line with a byte too few or too many: the longest sensible beginning, the odd byte, the rest."""
        high = np.frombuffer(line, np.uint8)[1 if self._name.endswith("le") else 0 :: 2]
        strange = np.flatnonzero(high >= _LATIN >> 8)
        at = 2 * int(strange[0]) if strange.size else len(line) - 1
        return self._decode(line[:at]) + SET_ASIDE + self._decode(line[at + 1 :])


def narrowed(sample: bytes, encoding: Encoding) -> bytes:
    """Return a sample of a wide text in UTF-8."""
    return Narrower(encoding).feed(sample, final=True)
