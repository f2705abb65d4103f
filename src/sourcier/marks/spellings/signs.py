"""Signs between words, and capitals: what a place's or street's name keeps its meaning without."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .spelling import FIRST, NEITHER, SECOND, Spelling, Style

_ARTICLE = r"^(?i:le|la|les|l|aux?) "
_ELIDED_SIGN = r"(^|[ -])([LDld])['’](\pL)"
_ELIDED_SPACE = r"(^|[ -])([LDld]) (\pL\pL)"
_NUMBERED = r"^([0-9]{1,5}(?: (?i:bis|ter|quater))?)"
_SMALL = ("De", "Du", "Des", "La", "Le", "Les", "Sur", "Sous", "En", "Et", "Aux", "Au")


def _has(text: pa.StringArray, pattern: str) -> np.ndarray:
    return np.asarray(pc.match_substring_regex(text, pattern).to_numpy(zero_copy_only=False), bool)


def _either(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """First or second form; neither where a value has both or none."""
    result = np.full(len(first), NEITHER, np.int8)
    result[first & ~second] = FIRST
    result[second & ~first] = SECOND
    return result


def _hyphen(text: pa.StringArray, _style: Style) -> np.ndarray:
    good = ~(_has(text, _ARTICLE) | _has(text, r"[0-9()./,]"))
    return _either(good & _has(text, r"\pL \pL"), good & _has(text, r"\pL-\pL") & ~_has(text, " "))


def _write_hyphen(text: pa.StringArray, bits: np.ndarray, _style: Style) -> pa.StringArray:
    joined, parted = pc.replace_substring(text, " ", "-"), pc.replace_substring(text, "-", " ")
    return pc.if_else(pa.array(bits), joined, parted)


def _apostrophe(text: pa.StringArray, _style: Style) -> np.ndarray:
    return _either(_has(text, _ELIDED_SPACE), _has(text, _ELIDED_SIGN))


def _write_apostrophe(text: pa.StringArray, bits: np.ndarray, _style: Style) -> pa.StringArray:
    signed = pc.replace_substring_regex(text, _ELIDED_SPACE, r"\1\2'\3")
    spaced = pc.replace_substring_regex(text, _ELIDED_SIGN, r"\1\2 \3")
    return pc.if_else(pa.array(bits), signed, spaced)


def _comma(text: pa.StringArray, _style: Style) -> np.ndarray:
    second = _has(text, _NUMBERED + r", \pL")
    return _either(_has(text, _NUMBERED + r" \pL\pL") & ~second, second)


def _write_comma(text: pa.StringArray, bits: np.ndarray, _style: Style) -> pa.StringArray:
    plain = pc.replace_substring_regex(text, _NUMBERED + ", ", r"\1 ")
    with_comma = pc.replace_substring_regex(plain, _NUMBERED + " ", r"\1, ")
    return pc.if_else(pa.array(bits), with_comma, plain)


def _capitals(text: pa.StringArray, _style: Style) -> np.ndarray:
    lettered = _has(text, r"\pL\pL")
    small = _has(text, r"\p{Ll}")
    return _either(lettered & ~small, lettered & small & _has(text, r"\p{Lu}"))


def _write_capitals(text: pa.StringArray, bits: np.ndarray, _style: Style) -> pa.StringArray:
    titled = pc.utf8_title(text)
    for word in _SMALL:
        for before, after in ((" ", " "), ("-", "-")):
            titled = pc.replace_substring(titled, f"{before}{word}{after}", f"{before}{word.lower()}{after}")
    return pc.if_else(pa.array(bits), titled, pc.utf8_upper(text))


HYPHEN = Spelling(6, "hyphen", frozenset({"commune"}), "name", _hyphen, _write_hyphen)
APOSTROPHE = Spelling(7, "apostrophe", frozenset({"street", "commune"}), "value", _apostrophe, _write_apostrophe)
COMMA = Spelling(8, "comma", frozenset({"street"}), "value", _comma, _write_comma)
CAPITALS = Spelling(9, "capitals", frozenset({"street", "commune"}), "name", _capitals, _write_capitals)
