"""Names as they are compared: folded, parted into family, birth and given name, and as they sound.

Values are the distinct strings of one column; results have one entry per value.
"""

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.data import given_name_array, titles
from sourcier.recognise.hashing import hash_text
from sourcier.recognise.values import fold, fold_one

MOST_CHARACTERS = 64
"""Names are compared by so many letters: a cell of megabytes is no name."""
_LINKED = r"^(.*?) (EP|EPOUSE|EPSE|NEE|NE|VVE|VEUVE) (.*)$"
_LINKED_WORDS = re.compile(_LINKED)
_BIRTH_LAST = frozenset(("NEE", "NE"))
_SOUNDS = (
    (r"PH", "F"),
    (r"[HW\d ]+", ""),
    (r"Y", "I"),
    (r"[QK]", "C"),
    (r"Z", "S"),
    (r"(EAU|AUL?T|AU|OT|OS)", "O"),
    (r"(EZ|ER|ET|E|S|T|D|X)$", ""),
    (r"(.)[AEIOU]+", r"\1"),
)
_DOUBLED = tuple((letter * 2, letter) for letter in "BCDFGLMNPRST")
_SOUND_LETTERS = 5
_LOWEST16, _LOWEST32, _SIXTEEN = np.uint64(0xFFFF), np.uint64(0xFFFFFFFF), np.uint64(16)


def folded(text: pa.StringArray) -> pa.StringArray:
    """Return names in capitals without accents and other signs, one space between words."""
    plain = fold(pc.utf8_slice_codeunits(text, 0, MOST_CHARACTERS))
    return pc.utf8_trim_whitespace(pc.replace_substring_regex(plain, r"[^A-Z0-9\pL]+", " "))


def hash32(text: pa.StringArray) -> np.ndarray:
    """Return a hash of each value without its spaces, uint32; 0 where nothing is left."""
    bare = pc.replace_substring(text, " ", "")
    filled = pc.greater(pc.binary_length(bare), 0).to_numpy(zero_copy_only=False)
    return np.where(filled, np.maximum(hash_text(bare) & _LOWEST32, np.uint64(1)), 0).astype(np.uint32)


def sound(text: pa.StringArray) -> np.ndarray:
    """Return a hash of what each folded name sounds like in French, uint32; 0 where there is none.

    Its upper half is the first letter alone.
    """
    for pattern, plain in _SOUNDS:
        text = pc.replace_substring_regex(text, pattern, plain)
    for pair, letter in _DOUBLED:
        text = pc.replace_substring(text, pair, letter)
    text = pc.utf8_slice_codeunits(text, 0, _SOUND_LETTERS)
    filled = pc.greater(pc.binary_length(text), 0).to_numpy(zero_copy_only=False)
    first, whole = (hash_text(part) & _LOWEST16 for part in (pc.utf8_slice_codeunits(text, 0, 1), text))
    return np.where(filled, np.maximum(first << _SIXTEEN | whole, np.uint64(1)), 0).astype(np.uint32)


def unlinked(family: pa.StringArray) -> tuple[pa.StringArray, pa.StringArray]:
    """Part ``DUPONT NEE MARTIN`` and ``MARTIN EPOUSE DUPONT`` into the name borne and the name at birth."""
    linked = pc.match_substring_regex(family, _LINKED)
    if not pc.any(linked).as_py():
        return family, pa.array([""] * len(family), pa.string())
    borne, birth = family.to_pylist(), [""] * len(family)
    for at in np.flatnonzero(linked.to_numpy(zero_copy_only=False)).tolist():
        if found := _LINKED_WORDS.match(borne[at]):
            first, link, last = found.groups()
            borne[at], birth[at] = (first, last) if link in _BIRTH_LAST else (last, first)
    return pa.array(borne, pa.string()), pa.array(birth, pa.string())


def split(full: pa.StringArray) -> tuple[pa.StringArray, pa.StringArray]:
    """Part whole names into family and given name, value by value.

    A comma parts them; so do capitals beside small letters (``DUPONT Anne``). Else the end at which a listed given name
    stands tells, and where both or neither do, the family name comes first.
    """
    given = set(given_name_array().to_pylist())
    halves = [_halves(value, given) for value in pc.utf8_slice_codeunits(full, 0, MOST_CHARACTERS).to_pylist()]
    family, first = ([half[at] for half in halves] for at in (0, 1))
    return folded(pa.array(family, pa.string())), folded(pa.array(first, pa.string()))


def _halves(value: str | None, given: set[str]) -> tuple[str, str]:
    text = (value or "").replace(",", " , ")
    words = [word for word in text.split() if word.strip(".").upper() not in titles()]
    if "," in words:
        at = words.index(",")
        return " ".join(words[:at]), " ".join(word for word in words[at:] if word != ",")
    if len(words) < 2:  # noqa: PLR2004  # one word is a family name
        return " ".join(words), ""
    capital = [word == word.upper() and len(word) > 1 for word in words]
    if any(capital) and not all(capital):
        return tuple(" ".join(w for w, c in zip(words, capital, strict=True) if c == want) for want in (True, False))  # type: ignore[return-value]
    starts, ends = (fold_one(words[at]).replace("-", " ") in given for at in (0, -1))
    if starts and not ends:
        return " ".join(words[1:]), words[0]
    return " ".join(words[:-1]), words[-1]
