"""What evidence names (headers, labels, file names) is a value until shown harmless.

Otherwise a file without headers would print its first patient.
"""

import re
from collections.abc import Mapping
from functools import cache

import pyarrow as pa

from sourcier.data.names import family_names, given_names

from .headers import words_of
from .kind import Kind
from .members import Members
from .values import Values

LONGEST = 60
_PLAIN = re.compile(r"^[\w .,'’°#%/()\[\]:&+*?=-]+$")
_RISKY = frozenset(
    {
        "nir",
        "ins",
        "rpps",
        "adeli",
        "iban",
        "card",
        "email",
        "phone",
        "landline",
        "mobile",
        "date",
        "ip",
        "password_hash",
    }
    | {"street", "full_name", "doctor", "siret"}
)
"""Kinds a harmless name may not be."""
_LONG_NUMBER = re.compile(r"(?:\d[ .\-/]?){5,}")


def column_name(header: str, index: int, kinds: Mapping[str, Kind]) -> str:
    """Return the header where it is harmless, else a code such as ``column-3`` (counted from 1)."""
    clean = " ".join(header.split())
    return clean if harmless(clean, kinds) and not is_person_word(clean, kinds) else f"column-{index + 1}"


def harmless(text: str, kinds: Mapping[str, Kind]) -> bool:
    """Whether a header, a label or a file name can be shown: it names no person and is no valid identifier."""
    text = text.strip()
    if not text or len(text) > LONGEST or not _PLAIN.match(text) or not re.search(r"[^\W\d_]", text):
        return False
    if _LONG_NUMBER.search(text):
        return False
    values = Values(pa.array([text], pa.string()))
    if any(bool(kinds[name].valid(values)[0]) for name in sorted(_RISKY & set(kinds))):
        return False
    return not _names_a_person(words_of(text))


def is_person_word(text: str, kinds: Mapping[str, Kind]) -> bool:
    """Whether a header's only word is a name and no word a header would hold."""
    words = words_of(text)
    known = {word for kind in kinds.values() for phrase in kind.headers for word in words_of(phrase)}
    return any(word not in known and _is_name(word) for word in words)


def _names_a_person(words: tuple[str, ...]) -> bool:
    """Whether a given name and a family name stand side by side."""
    given, family = _lists()
    if len(words) < 2:  # noqa: PLR2004  # one word is no full name
        return False
    text = pa.array(list(words), pa.string())
    is_given, is_family = given.holds(text), family.holds(text)
    sides = zip(range(len(words) - 1), range(1, len(words)), strict=True)
    return any((is_given[a] and is_family[b]) or (is_family[a] and is_given[b]) for a, b in sides)


def _is_name(word: str) -> bool:
    given, family = _lists()
    text = pa.array([word], pa.string())
    return bool(given.holds(text)[0] or family.holds(text)[0])


@cache
def _lists() -> tuple[Members, Members]:
    return Members(given_names().names), Members(family_names().names)
