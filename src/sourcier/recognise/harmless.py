"""What evidence names (headers, labels, file names) is a value until shown harmless.

Otherwise a file without headers would print its first patient.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import numpy as np
import pyarrow as pa

from sourcier.data.names import family_names, given_names

from .headers import FILLERS, ROLE_WORDS, words_of
from .kind import Kind
from .members import Members
from .values import Values

LONGEST = 60
_PLAIN = re.compile(r"^[\w .,'’°#%/()\[\]:&+*?=-]+$")
_LETTER = re.compile(r"[^\W\d_]")
_CODED = re.compile(r"^[A-Za-z]{1,4}[ _-]?\d{1,4}$")
"""Headers that number columns: ``var_101``, ``C12``."""
_LONG_NUMBER = re.compile(r"(?:\d[ .\-/]?){5,}")
_SHORT = 2
"""Letters up to which an unknown word of a header names nobody."""
_FULL_NAME = 3
"""Words up to which a given name among them makes a person's name."""
_HEADERLIKE = 0.5
"""Share of headers holding a known word from which the row is one of headers."""
_PLACES = frozenset(
    {"LABO", "LABORATOIRE", "SITE", "CENTRE", "CLINIQUE", "HOPITAL", "BIO", "SELAS", "SELARL", "CHU", "CH"}
)
_RISKY = (
    *("nir", "ins", "rpps", "adeli", "iban", "card", "email", "phone", "landline", "mobile", "date", "ip"),
    *("password_hash", "street", "full_name", "doctor", "siret"),
)
"""Kinds a harmless name may not be."""


def column_names(headers: Sequence[str], kinds: Mapping[str, Kind]) -> tuple[str, ...]:
    """Return each header where it is harmless, else a code such as ``column-3`` (counted from 1).

    Unknown words are shown only in a row in which most headers hold words that headers hold.
    """
    clean = [" ".join(header.split()) for header in headers]
    open_to_all = _is_header_row(clean, kinds)
    harmless_ones = _are_harmless(clean, kinds)
    return tuple(
        header if good and _is_header(header, kinds, open_to_all=open_to_all) else f"column-{index + 1}"
        for index, (header, good) in enumerate(zip(clean, harmless_ones, strict=True))
    )


def harmless(text: str, kinds: Mapping[str, Kind]) -> bool:
    """Whether a header, a label or a file name can be shown: it names no person and is no valid identifier."""
    return bool(_are_harmless([text.strip()], kinds)[0])


def _are_harmless(texts: Sequence[str], kinds: Mapping[str, Kind]) -> np.ndarray:
    good = np.array([_is_plain(text) for text in texts], bool)
    at = np.flatnonzero(good).tolist()
    if at:
        values = Values(pa.array([texts[row] for row in at], pa.string()))
        for name in _RISKY:
            if name in kinds:
                good[at] &= ~np.asarray(kinds[name].valid(values), bool)
        good[at] &= [not _names_a_person(words_of(texts[row]), kinds) for row in at]
    return good


def _is_plain(text: str) -> bool:
    fits = 0 < len(text) <= LONGEST and _PLAIN.match(text) and _LETTER.search(text)
    return bool(fits) and not _LONG_NUMBER.search(text)


def _is_header_row(headers: Sequence[str], kinds: Mapping[str, Kind]) -> bool:
    filled = [words_of(header) for header in headers if header]
    known = _vocabulary(tuple(kinds))
    return bool(filled) and sum(bool(known.intersection(words)) for words in filled) >= _HEADERLIKE * len(filled)


def _is_header(header: str, kinds: Mapping[str, Kind], *, open_to_all: bool) -> bool:
    """Whether every word may stand in a header: known, or too short to name anybody, or in a row of headers."""
    if _CODED.match(header):
        return True
    known = _vocabulary(tuple(kinds))
    given, family = _lists()
    words = words_of(header)
    hashes = Values(pa.array(list(words), pa.string())).folded_hashes
    named = given.holds_hashes(hashes) | family.holds_hashes(hashes)
    return all(
        (open_to_all and word in known) or (not is_name and (open_to_all or _is_short(word)))
        for word, is_name in zip(words, named.tolist(), strict=True)
    ) or set(words) <= known - _surnames(tuple(kinds))


def _is_short(word: str) -> bool:
    return len(word) <= _SHORT or not word.isalpha()


@lru_cache(maxsize=8)
def _vocabulary(names: tuple[str, ...]) -> frozenset[str]:
    """Words of the headers of these kinds, of roles, and fillers."""
    from .registry import known_kinds  # noqa: PLC0415  # kinds of the user's own add no words that are shown

    kinds = known_kinds()
    phrases = {phrase for name in names if name in kinds for phrase in kinds[name].headers}
    return frozenset(word for phrase in phrases for word in words_of(phrase)).union(FILLERS, *ROLE_WORDS.values())


@lru_cache(maxsize=8)
def _surnames(names: tuple[str, ...]) -> frozenset[str]:
    """Words of headers that are listed names too: `BUREAU`, `VILLE`."""
    words = sorted(_vocabulary(names))
    hashes = Values(pa.array(words, pa.string())).folded_hashes
    given, family = _lists()
    named = given.holds_hashes(hashes) | family.holds_hashes(hashes)
    return frozenset(word for word, is_name in zip(words, named.tolist(), strict=True) if is_name)


def _names_a_person(words: tuple[str, ...], kinds: Mapping[str, Kind]) -> bool:
    """Whether a given and a family name stand side by side, or a given name in two or three words of no other use."""
    if len(words) < 2:  # noqa: PLR2004  # one word is no full name
        return False
    given, family = _lists()
    hashes = Values(pa.array(list(words), pa.string())).folded_hashes
    is_given, is_family = given.holds_hashes(hashes), family.holds_hashes(hashes)
    if ((is_given[:-1] & is_family[1:]) | (is_family[:-1] & is_given[1:])).any():
        return True
    used = (_vocabulary(tuple(kinds)) | _PLACES).intersection(words)
    letters = all(word.isalpha() for word in words)
    return bool(len(words) <= _FULL_NAME and letters and is_given.any() and not used)


@cache
def _lists() -> tuple[Members, Members]:
    return Members(given_names().names), Members(family_names().names)
