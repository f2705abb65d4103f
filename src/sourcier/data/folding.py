"""Names and places as they are compared: capitals, no accents, one space between words.

Old laboratory exports write in capitals without accents and abbreviate `SAINT`; official lists do neither.
"""

import re
import unicodedata
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

_MARKS = re.compile("[\u0300-\u036f]+")
_JOINERS = re.compile(r"[^0-9A-Z]+")
_ARRONDISSEMENT = re.compile(r"^(PARIS|LYON|MARSEILLE) \d{1,2} ?(?:ER|E|EME)?(?: ARR(?:ONDISSEMENT)?)?$")
_PLACE_WORDS = (
    (r"\bSTE\b", "SAINTE"),
    (r"\bST\b", "SAINT"),
    (r" CEDEX(?: \d+)?$", ""),
    (r" S (LE|LA|L)\b", r" SUR \1"),
)
_LIGATURES = (("Œ", "OE"), ("Æ", "AE"), ("ẞ", "SS"), ("ß", "SS"), ("Ø", "O"), ("Ł", "L"), ("Đ", "D"))


def fold(text: str) -> str:
    """Return the name in capitals without accents; hyphens, apostrophes and dots become one space."""
    text = _MARKS.sub("", unicodedata.normalize("NFKD", text)).upper()
    for sign, plain in _LIGATURES:
        text = text.replace(sign, plain)
    return _JOINERS.sub(" ", text).strip()


def fold_place(text: str) -> str:
    """Return a place name folded, with `ST` and `STE` in full, without `CEDEX` and without arrondissement."""
    text = fold(text)
    for short, full in _PLACE_WORDS:
        text = re.sub(short, full, text)
    return _ARRONDISSEMENT.sub(r"\1", text)


def fold_array(values: Any) -> Any:
    """`fold` over a pyarrow string array: same length, nulls stay null."""
    values = pc.utf8_upper(pc.replace_substring_regex(pc.utf8_normalize(values, "NFKD"), _MARKS.pattern, ""))
    for sign, plain in _LIGATURES:
        values = pc.replace_substring(values, sign, plain)
    return pc.utf8_trim(pc.replace_substring_regex(values, "[^0-9A-Z]+", " "), " ")


def fold_place_array(values: pa.StringArray) -> Any:
    """`fold_place` over a pyarrow string array: same length, nulls stay null."""
    values = fold_array(values)
    for short, full in _PLACE_WORDS:
        values = pc.replace_substring_regex(values, short, full)
    return pc.replace_substring_regex(values, _ARRONDISSEMENT.pattern, r"\1")
