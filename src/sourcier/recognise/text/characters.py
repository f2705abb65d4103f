"""One byte for every character, so that a place among the bytes is a place in the comment.

Letters fold to capitals without accents; what two letters would be needed for has a byte of its own, which the reading
of words spells out.
"""

import unicodedata
from functools import cache

import numpy as np

OE, AE, MARK, OTHER, HIDDEN, EURO = 1, 2, 3, 4, 5, 0x80
"""Bytes: the ligatures, a combining mark, a letter of another script, part of an identifier, the sign of the euro."""
BLANK, LETTER, DIGIT, SIGN, MASK = range(5)
"""Classes of bytes."""
_PLANE = 0x10000
_TABLED = 0x2200
_SPECIAL = {
    "œ": OE, "Œ": OE, "æ": AE, "Æ": AE, "€": EURO, "’": 39, "‘": 39, "ʼ": 39, "´": 39, "`": 39, "–": 45, "—": 45,
    "−": 45, "‑": 45, "…": 46, "∅": 48, "Ø": 48, "ø": 48, "ß": 83, "×": 88, "«": 34, "»": 34, "“": 34, "”": 34, "•": 59,
    "·": 59, "½": 59,
}  # fmt: skip
SPELT = {OE: "OE", AE: "AE", MARK: "", EURO: "€"}


@cache
def folding() -> np.ndarray:
    """Return the byte of every code point below 65,536, uint8."""
    table = np.full(_PLANE, OTHER, np.uint8)
    for code in range(_TABLED):
        table[code] = _folded(chr(code))
    for sign, byte in _SPECIAL.items():
        table[ord(sign)] = byte
    table[0x2200:0x3040] = ord(" ")
    table[ord("−")], table[ord("∅")] = 45, 48
    table[0xD800:0xF900] = ord(" ")
    table[0xFE00:0xFE10] = MARK
    return table


def _folded(character: str) -> int:
    if unicodedata.combining(character):
        return MARK
    plain = unicodedata.normalize("NFKD", character)[:1].upper()
    if len(plain) == 1 and " " < plain <= "~":
        return ord(plain)
    if character.isalpha():
        return OTHER
    return ord("\n") if character == "\n" else ord(" ")


@cache
def capitals() -> np.ndarray:
    """Return which code points below 65,536 are capitals."""
    return np.array([chr(code).isupper() for code in range(_TABLED)] + [False] * (_PLANE - _TABLED), bool)


@cache
def classes() -> np.ndarray:
    """Return the class of every byte, uint8."""
    table = np.full(256, SIGN, np.uint8)
    table[ord(" ")] = BLANK
    table[[*range(ord("A"), ord("Z") + 1), OE, AE, MARK, OTHER]] = LETTER
    table[ord("0") : ord("9") + 1] = DIGIT
    table[HIDDEN] = MASK
    return table


def code_points(text: str) -> np.ndarray:
    """Return the code points of a text; those beyond the first plane count as blanks' neighbours."""
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return np.asarray(np.minimum(points, _PLANE - 1) if points.size and points.max() >= _PLANE else points)


def fold_text(text: str) -> np.ndarray:
    """Return one byte per character."""
    return np.asarray(folding()[code_points(text)])


def spell(folded: bytes) -> str:
    """Return a folded word in plain letters."""
    return "".join(SPELT.get(byte, chr(byte)) for byte in folded)
