"""Compound names, initials and short forms: where one name is part of the other."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.data import given_name_array

_SHORT_FORMS = {
    "MANU": "EMMANUEL", "TONY": "ANTOINE", "DEDE": "ANDRE", "BABETH": "ELISABETH", "GEGE": "GERARD", "JO": "JOSEPH",
    "GABY": "GABRIEL",
}  # fmt: skip
"""Used short forms that are no beginning of the name. Only those that stand for one name are taken."""
_LEAST = 3
"""Letters from which a beginning that is no name itself stands for the name."""


def parts_of_one(first: pa.StringArray, second: pa.StringArray, *, initials: bool) -> np.ndarray:
    """Return which pairs are one name told in part: all words of one among the other's.

    With `initials` a word may be an initial, the beginning of the other's word, or a short form of it.
    """
    given = frozenset(given_name_array().to_pylist()) if initials else frozenset()
    seen: dict[tuple[str, str], bool] = {}
    result = np.zeros(len(first), bool)
    maybe = np.flatnonzero(_worth_asking(first, second, initials=initials))
    those = (side.take(pa.array(maybe)).to_pylist() for side in (first, second))
    for at, *pair in zip(maybe.tolist(), *those, strict=True):
        one, other = pair
        if (one, other) not in seen:
            seen[one, other] = _part(one, other, given, initials=initials)
        result[at] = seen[one, other]
    return result


def _worth_asking(first: pa.StringArray, second: pa.StringArray, *, initials: bool) -> np.ndarray:
    """Pairs of which one has several words; with `initials` also those that begin alike or are short forms."""
    asked = pc.or_(pc.match_substring(first, " "), pc.match_substring(second, " "))
    if initials:
        letters = [pc.utf8_slice_codeunits(side, 0, 1) for side in (first, second)]
        asked = pc.or_(asked, pc.equal(*letters))
        for side in (first, second):
            asked = pc.or_(asked, pc.is_in(side, value_set=pa.array(list(_SHORT_FORMS))))
    return np.asarray(asked.to_numpy(zero_copy_only=False))


def _part(first: str, second: str, given: frozenset[str], *, initials: bool) -> bool:
    one, other = first.split(), second.split()
    if len(one) > len(other):
        one, other = other, one
    if not one:
        return False
    if not initials:
        return any(len(word) >= _LEAST and word in other for word in one)
    return all(any(_stands_for(word, whole, given) for whole in other) for word in one)


def _stands_for(first: str, second: str, given: frozenset[str]) -> bool:
    word, whole = sorted((first, second), key=len)
    if word == whole or (len(word) == 1 and whole.startswith(word)):
        return True
    begins = len(word) >= _LEAST and whole.startswith(word) and word not in given
    return begins or _SHORT_FORMS.get(word) == whole
