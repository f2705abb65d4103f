"""The tests of the user's own kinds: a pattern, a list, a check digit, all that are given."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.model.message import Message

from .checks import alphanumeric, luhn, matches, mod97
from .kind import Test
from .members import Members
from .nir_number import read_nir
from .own_errors import BadPattern, NoTest
from .own_places import Place
from .values import Flags, Values

_SHORTEST, _LONGEST = 2, 28
_SYMBOLS = 35


def _luhn(values: Values) -> Flags:
    result = np.zeros(len(values), bool)
    for width in range(_SHORTEST, _LONGEST + 1):
        rows, digits = values.digits(width)
        result[rows] = luhn(digits)
    return result


def _mod97(values: Values) -> Flags:
    """ISO/IEC 7064, MOD 97-10: the whole number leaves 1."""
    result = np.zeros(len(values), bool)
    for width in range(_SHORTEST, _LONGEST + 1):
        rows, characters = values.characters(width)
        symbols = alphanumeric(characters)
        good = (symbols <= _SYMBOLS).all(axis=1)
        result[rows[good]] = mod97(symbols[good]) == 1
    return result


def _nir(values: Values) -> Flags:
    return read_nir(values).valid


CHECKS: Mapping[str, tuple[Test | None, float]] = {
    "luhn": (_luhn, 0.1),
    "mod97": (_mod97, 1 / 97),
    "nir": (_nir, 0.0103),
    "none": (None, 1.0),
}
"""The check's test, and how many random values of the right shape pass it."""
_LISTED, _PATTERNED = 0.001, 0.02
"""Chance that a value of another meaning stands in a list, or has a pattern: unknown, so taken as not small."""


def chance_of(entry: Mapping[str, Any]) -> float:
    """Return the share of other values that would pass."""
    chance = CHECKS[entry.get("check", "none")][1]
    chance *= _PATTERNED if "pattern" in entry else 1.0
    return chance * (_LISTED if "list" in entry else 1.0)


def own_test(entry: Mapping[str, Any], number: int, place: Place) -> Test:
    """Return the test that a ``[[kind]]`` table describes. Raises BadPattern, NoTest."""
    tests = [
        test for test in (CHECKS[entry.get("check", "none")][0], _pattern(entry, number, place), _list(entry)) if test
    ]
    if not tests:
        what = Message("this kind says nothing by which its values could be told.")
        raise NoTest(place.within(number, "name"), what, Message("Give it a pattern, a list or a check."))

    def valid(values: Values) -> Flags:
        return np.asarray(np.logical_and.reduce([np.asarray(test(values), bool) for test in tests]))

    return valid


def _pattern(entry: Mapping[str, Any], number: int, place: Place) -> Test | None:
    if "pattern" not in entry:
        return None
    whole = f"^(?:{entry['pattern']})$"
    try:
        pc.match_substring_regex(pa.array([""]), whole)
    except pa.ArrowInvalid as error:
        remedy = Message("RE2 has no look-around and no back-references; write literal backslashes twice or use '...'.")
        line = place.within(number, "pattern")
        raise BadPattern(line, Message("the pattern is no regular expression of RE2."), remedy) from error
    return lambda values: matches(values.text, whole)


def _list(entry: Mapping[str, Any]) -> Test | None:
    if "list" not in entry:
        return None
    members = Members(entry["list"])
    return lambda values: members.holds_hashes(values.folded_hashes)
