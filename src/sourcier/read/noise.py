"""Whether bytes can be a text at all, where no signature says what else they are.

Two models of text are weighed against even noise, byte by byte: a Latin one, and one of a script in which most letters
lie beyond ASCII. What tells noise is what no text holds: control characters of every sort. Each weight is the log of
how much oftener the byte stands in such a text than in noise; the shares are round, the decision is not near them but
for a handful of bytes, which are then taken for text.
"""

import re
import unicodedata

import numpy as np

from .encoding import Encoding

_LOOKED_AT = 1 << 16
_HOLE = re.compile(rb"\0{16,}")
"""Bytes a disk or a transfer lost: a hole in a text makes it no program."""
_CONTROLS = np.array([*range(9), 11, 12, *range(14, 32), 127])
_MOST_CONTROLS = 0.10
_SURE = -5.0
"""Logs against text from which on it is none: one control character in a few bytes is not enough."""
_ENOUGH = 32
"""Characters below which a wide text is taken for one."""
_STRANGE = 0.05
"""A wide text is none with more characters than that which nobody has assigned (a sixth of all), and fewer of ASCII."""


def _weights(shares: dict[bytes, float], high: float) -> np.ndarray:
    """Return per byte value the log of its share in a text over its share in noise."""
    share = np.full(256, 0.125 / 33)
    share[_CONTROLS] = 0.001 / len(_CONTROLS)
    share[128:] = high / 128
    for group, mass in shares.items():
        share[list(group)] = mass / len(group)
    return np.asarray(np.log(share * 256))


_LOWER, _UPPER, _DIGITS = bytes(range(97, 123)), bytes(range(65, 91)), bytes(range(48, 58))
_LATIN = _weights({_LOWER: 0.30, _UPPER: 0.20, _DIGITS: 0.25, b" ": 0.05, b"\n": 0.02, b"\r\t": 0.02}, high=0.03)
_OTHER = _weights({_LOWER + _UPPER: 0.10, _DIGITS: 0.12, b" ": 0.06, b"\n": 0.02, b"\r\t": 0.02}, high=0.55)


def is_noise(sample: bytes, encoding: Encoding) -> bool:
    """Whether the beginning of a text, wide encodings already made narrow, is none."""
    head = _HOLE.sub(b"", sample[:_LOOKED_AT])
    if not head:
        return False
    if encoding.wide:
        text = head.decode("utf-8", "replace")[:4096]
        return len(text) >= _ENOUGH and _strange(text) > _STRANGE and sum(map(str.isascii, text)) < _STRANGE * len(text)
    counts = np.bincount(np.frombuffer(head, np.uint8), minlength=256)
    # One control character may be the delimiter: what is looked for is many sorts of them.
    counts[_CONTROLS[1:][np.argmax(counts[_CONTROLS[1:]])]] = 0
    controls = int(counts[_CONTROLS[1:]].sum()) + int(counts[0]) // 2
    if controls > max(1, _MOST_CONTROLS * len(head)):
        return True
    return max(float(counts @ _LATIN), float(counts @ _OTHER)) < _SURE


def _strange(text: str) -> float:
    """Return the share of characters that are assigned to nobody, or to no public use."""
    strange = sum(unicodedata.category(char) in ("Cn", "Co", "Cs") or char == "\ufffd" for char in text)
    return strange / max(1, len(text))
