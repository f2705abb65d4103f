"""French telephone numbers: ten digits at a stretch or in pairs; pairs by one sign or another.

Source of the forms: usage. What is dialled is the same.
"""

from collections import Counter

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from .spelling import FIRST, NEITHER, SECOND, Settled, Spelling, Style

_KINDS = frozenset({"phone", "landline", "mobile"})
_WHOLE = r"^0[1-9][0-9]{8}$"
_PARTED = r"^0[1-9](?:( [0-9]{2}){4}|(\.[0-9]{2}){4}|(-[0-9]{2}){4}|(/[0-9]{2}){4})$"
_PAIRS = r"^(..)[ ./-]?(..)[ ./-]?(..)[ ./-]?(..)[ ./-]?(..)$"
_SIGN_AT = 2


def _matches(text: pa.StringArray, pattern: str) -> np.ndarray:
    return np.asarray(pc.match_substring_regex(text, pattern).to_numpy(zero_copy_only=False), bool)


def _grouping(text: pa.StringArray, _style: Style) -> np.ndarray:
    return np.where(_matches(text, _WHOLE), FIRST, np.where(_matches(text, _PARTED), SECOND, NEITHER)).astype(np.int8)


def _write_grouping(text: pa.StringArray, bits: np.ndarray, style: Style) -> pa.StringArray:
    whole = pc.replace_substring_regex(text, r"[ ./-]", "")
    sign = style["sign"]
    parted = pc.replace_substring_regex(text, _PAIRS, sign.join(f"\\{group}" for group in range(1, 6)))
    return pc.if_else(pa.array(bits), parted, whole)


def _study(text: pa.StringArray, rows: np.ndarray) -> Counter[str]:
    """Count numbers at a stretch under "", the others under their sign."""
    parted = np.flatnonzero(_matches(text, _PARTED))
    signs = pc.utf8_slice_codeunits(text.take(pa.array(parted)), _SIGN_AT, _SIGN_AT + 1).to_pylist()
    counted = Counter({"": int(rows[_matches(text, _WHOLE)].sum())})
    for sign, count in zip(signs, rows[parted].tolist(), strict=True):
        counted[sign] += count
    return counted


def _signs(counted: Counter[str]) -> list[str]:
    return sorted((sign for sign in counted if sign), key=lambda sign: (-counted[sign], sign))


def _settle_grouping(counted: Counter[str]) -> Settled | None:
    signs = _signs(counted)
    return Settled({"sign": signs[0]}, counted[""], sum(counted[sign] for sign in signs)) if signs else None


def _separator(text: pa.StringArray, style: Style) -> np.ndarray:
    parted = pa.array(_matches(text, _PARTED))
    sign = pc.utf8_slice_codeunits(text, _SIGN_AT, _SIGN_AT + 1)
    found = [
        pc.and_(parted, pc.equal(sign, style[key])).to_numpy(zero_copy_only=False).astype(bool)
        for key in ("first", "second")
    ]
    return np.where(found[0], FIRST, np.where(found[1], SECOND, NEITHER)).astype(np.int8)


def _write_separator(text: pa.StringArray, bits: np.ndarray, style: Style) -> pa.StringArray:
    first, second = (pc.replace_substring_regex(text, r"[ ./-]", style[key]) for key in ("first", "second"))
    return pc.if_else(pa.array(bits), second, first)


def _settle_separator(counted: Counter[str]) -> Settled | None:
    signs = _signs(counted)[:2]
    if len(signs) < 2:  # noqa: PLR2004  # a pair
        return None
    return Settled({"first": signs[0], "second": signs[1]}, counted[signs[0]], counted[signs[1]])


GROUPING = Spelling(1, "phone_grouping", _KINDS, "value", _grouping, _write_grouping, _study, _settle_grouping)
SEPARATOR = Spelling(2, "phone_sign", _KINDS, "value", _separator, _write_separator, _study, _settle_separator)
