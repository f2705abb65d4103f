"""Which encoding a text is in, told from samples: byte order mark, NULs, UTF-8's own rules, then French letters.

Source of the 8-bit fallback: the WHATWG Encoding Standard's windows-1252, in which no byte is undefined.
"""

import codecs
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from .errors import UnknownEncoding

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
EIGHT_BIT = ("cp1252", "mac_roman", "cp850")
"""In order of preference when nothing tells them apart."""

_MIXED_SHARE = 0.01
"""From this share of accented lines in the other encoding on, the file is taken for glued of two."""
_MIXED_LINES = 3


@dataclass(frozen=True, slots=True)
class Encoding:
    """How bytes become characters."""

    name: str
    """A Python codec name: ``ascii``, ``utf-8``, ``cp1252``, ``latin-1``, ``mac_roman``, ``utf-16-le`` ..."""
    fallback: str
    """The 8-bit codec for cells that are not UTF-8."""
    mixed: bool
    """Whether cells are tried as UTF-8 first though the file is mainly 8-bit."""
    bom: int
    """Bytes of the byte order mark."""
    lines: int
    """How many accented lines the choice rests on."""
    runner_up: str

    @property
    def wide(self) -> bool:
        """Whether a character takes two or four bytes."""
        return self.name in WIDE


@cache
def table(codec: str) -> str:
    """Return the 256 characters of an 8-bit codec; bytes it leaves undefined stand for themselves."""
    return "".join(_char(codec, byte) for byte in range(256))


def _char(codec: str, byte: int) -> str:
    try:
        return bytes([byte]).decode(codec)
    except UnicodeDecodeError:
        return chr(byte)


def named(encoding: str, samples: Sequence[bytes]) -> Encoding:
    """Return the encoding a person asked for.

    Raises:
        UnknownEncoding: it does not exist, or is no encoding of texts.
    """
    try:
        name = codecs.lookup(encoding).name
        "a".encode(name)
    except (LookupError, ValueError):
        raise UnknownEncoding(encoding) from None
    name = {"iso8859-1": "latin-1", "mac-roman": "mac_roman", "utf-8-sig": "utf-8"}.get(name, name)
    head = samples[0] if samples else b""
    if name in ("utf-16", "utf-32"):
        found = next((n for bom, n in BOMS if head.startswith(bom) and n.startswith(name)), name + "-le")
        name = found
    bom = next((len(bom) for bom, n in BOMS if n == name and head.startswith(bom)), 0)
    if name not in WIDE and name != "utf-8" and len(b"a".decode(name)) != 1:
        raise UnknownEncoding(encoding)
    fallback = "cp1252" if name in ("utf-8", "ascii", *WIDE) else name
    return Encoding(name, fallback, mixed=False, bom=bom, lines=0, runner_up="")


def guess(samples: Sequence[bytes]) -> Encoding:
    """Return the encoding the samples speak for; the first sample is the beginning of the text."""
    head = samples[0] if samples else b""
    for bom, name in BOMS:
        if head.startswith(bom):
            return Encoding(name, "cp1252", mixed=False, bom=len(bom), lines=0, runner_up="")
    wide = _wide_without_bom(head)
    if wide:
        return Encoding(wide, "cp1252", mixed=False, bom=0, lines=0, runner_up="")
    return _narrow(samples)


def _wide_without_bom(head: bytes) -> str:
    head = head[: len(head) // 4 * 4][:4096]
    if len(head) < 8:  # noqa: PLR2004  # two characters of the widest form
        return ""
    units = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.7 * units and even < 0.05 * units:
        return "utf-16-le"
    if even > 0.7 * units and odd < 0.05 * units:
        return "utf-16-be"
    return ""


def _narrow(samples: Sequence[bytes]) -> Encoding:
    accented = [line for sample in samples for line in sample.splitlines() if not line.isascii()]
    if not accented:
        return Encoding("ascii", "cp1252", mixed=True, bom=0, lines=0, runner_up="")
    utf8 = [is_utf8(line) for line in accented]
    other = [line for line, is_u in zip(accented, utf8, strict=True) if not is_u]
    sure = sum(utf8)
    if not other:
        return Encoding("utf-8", "cp1252", mixed=False, bom=0, lines=sure, runner_up="cp1252")
    codec, second = eight_bit(other)
    if sure > len(other):
        return Encoding("utf-8", codec, mixed=False, bom=0, lines=sure, runner_up=codec)
    mixed = sure >= _MIXED_LINES and sure >= _MIXED_SHARE * len(accented)
    return Encoding(codec, codec, mixed=mixed, bom=0, lines=len(other), runner_up="utf-8" if mixed else second)


def is_utf8(data: bytes) -> bool:
    """Whether the bytes are UTF-8 by RFC 3629."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def eight_bit(lines: Sequence[bytes]) -> tuple[str, str]:
    """Return the likeliest 8-bit codec of accented lines, and the next."""
    pairs = _in_context(b" ".join(lines))
    scored = sorted(EIGHT_BIT, key=lambda codec: -_score(codec, pairs))
    best = scored[0]
    if best == "cp1252" and not any(128 <= byte < 160 for _, byte, _ in pairs):  # noqa: PLR2004  # C1 controls
        best = "latin-1"
    return best, scored[1]


def _in_context(data: bytes) -> Counter[tuple[int, int, int]]:
    """Count the bytes beyond ASCII, each with the byte before and after it."""
    padded = np.frombuffer(b" " + data + b" ", np.uint8).astype(np.uint32)
    at = np.flatnonzero(padded >= 128)  # noqa: PLR2004  # beyond ASCII
    keys, counts = np.unique(padded[at - 1] << 16 | padded[at] << 8 | padded[at + 1], return_counts=True)
    return Counter(
        {
            (key >> 16, key >> 8 & 255, key & 255): count
            for key, count in zip(keys.tolist(), counts.tolist(), strict=True)
        }
    )


_FRENCH = dict(zip("éèêàçôîûùëïâüœ", (6, 5, 4, 5, 5, 4, 4, 4, 3, 4, 4, 4, 3, 3), strict=True))
_OTHER_LETTERS = frozenset("ñöäßáíóúãõåøæìòÿ")
_PUNCTUATION = frozenset("°€«»’‘–—“”…²³µ§£\xa0")


def _score(codec: str, pairs: Counter[tuple[int, int, int]]) -> float:
    characters = table(codec)
    return sum(count * _likely(characters, *pair) for pair, count in pairs.items())


def _likely(characters: str, before: int, byte: int, after: int) -> float:
    char, left, right = characters[byte], characters[before], characters[after]
    if char.lower() in _FRENCH:
        worth = float(_FRENCH[char.lower()])
        inside_word = left.isalpha() or right.isalpha()
        clash = char.isupper() and left.islower()
        return worth - (0 if inside_word else 3) - (5 if clash else 0)
    if char.lower() in _OTHER_LETTERS:
        return -5.0 if char.isupper() and left.islower() else 0.5
    if char in _PUNCTUATION:
        inside_word = left.isalpha() and right.isalpha() and char not in "’‘"
        return -3.0 if inside_word else 1.0
    return -6.0
