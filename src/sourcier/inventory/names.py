"""Names as letters: what is left of them whatever their order, case, accents, hyphens and spaces.

DUPONT Jean-Pierre, Jean Pierre Dupont and DUPONT|JEANPIERRE have the same letters. With the birth date beside them, two
people of the same letters are as rare as two of the same name; the placebo measures it.
"""

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.data import titles
from sourcier.recognise.checks import content, offsets
from sourcier.recognise.values import fold

LETTERS = 26
_MOST = 64
"""Characters of a name that are looked at: a cell of megabytes is no name."""
_LINK = r" (?:EP|EPOUSE|EPSE|NEE|NE|VVE|VEUVE) "
_LINKED = re.compile(r"^(.*?) (EP|EPOUSE|EPSE|NEE|NE|VVE|VEUVE) (.*)$")
_BIRTH_LAST = frozenset(("NEE", "NE"))


def plain_names(text: pa.StringArray) -> pa.StringArray:
    """Return names in capitals without accents, single spaces between words."""
    return fold(pc.utf8_slice_codeunits(text, 0, _MOST))


def parted(family: pa.StringArray) -> tuple[pa.StringArray, pa.StringArray]:
    """Part ``DUPONT NEE MARTIN`` and ``MARTIN EPOUSE DUPONT`` into the name borne and the name at birth, else empty."""
    linked = pc.match_substring_regex(family, _LINK)
    none = pa.array([""] * len(family), pa.string())
    if not pc.any(linked).as_py():
        return family, none
    borne, birth = family.to_pylist(), none.to_pylist()
    for at in np.flatnonzero(linked.to_numpy(zero_copy_only=False)).tolist():
        if found := _LINKED.match(borne[at]):
            first, link, last = found.groups()
            borne[at], birth[at] = (first, last) if link in _BIRTH_LAST else (last, first)
    return pa.array(borne, pa.string()), pa.array(birth, pa.string())


def untitled(full: pa.StringArray) -> pa.StringArray:
    """Return whole names without the civility before them."""
    first = pc.list_element(pc.split_pattern(full, " ", max_splits=1), 0)
    titled = pc.is_in(first, pa.array(sorted(titles()), pa.string()))
    if not pc.any(titled).as_py():
        return full
    return pc.if_else(titled, pc.replace_substring_regex(full, r"^\S+ ?", ""), full)


def letters_of(text: pa.StringArray) -> np.ndarray:
    """Return how often each letter A to Z stands in each text, uint8 of shape (texts, 26)."""
    bounds = offsets(text)
    data = content(text)[bounds[0] : bounds[-1]].astype(np.int64) - ord("A")
    row = np.repeat(np.arange(len(text)), np.diff(bounds))
    good = (data >= 0) & (data < LETTERS)
    counted = np.bincount(row[good] * LETTERS + data[good], minlength=len(text) * LETTERS)
    return counted.astype(np.uint8).reshape(len(text), LETTERS)


def words_of(text: pa.StringArray) -> np.ndarray:
    """Return how many words each text has, of those with a letter or digit."""
    return np.asarray(pc.count_substring_regex(text, r"\S+").to_numpy(zero_copy_only=False))
