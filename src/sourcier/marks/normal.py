"""What is left of a datum however it is spelt: the votes of `keyed.SCHEME` are keyed by it, for as long as copies live.

Kept apart from the normal forms of inventories, which may grow better: what went out years ago must still be read.
"""

import pyarrow as pa
import pyarrow.compute as pc

from sourcier.recognise.checks import squeeze
from sourcier.recognise.values import fold

PHONES = frozenset({"phone", "landline", "mobile"})
_LONGEST = 256
"""Characters that are looked at."""
_ABROAD = r"^\s*(?:\+|00)33[ .\-/()0]*"
_PUNCTUATION = bytes(byte for byte in range(128) if not chr(byte).isalnum())
_SAINTS = (("SAINT", "ST"), ("SAINTE", "STE"))
_WAYS = (
    ("AVENUE", "AV"), ("AVE", "AV"), ("BOULEVARD", "BD"), ("BLD", "BD"), ("CHEMIN", "CHE"), ("IMPASSE", "IMP"),
    ("PLACE", "PL"), ("ROUTE", "RTE"), ("RESIDENCE", "RES"), ("ALLEE", "ALL"), ("RUE", "R"),
)  # fmt: skip


def normal_form(text: pa.StringArray, kind: str | None) -> pa.StringArray:
    """Return the normal form of trimmed values; empty where nothing is left."""
    text = pc.utf8_slice_codeunits(text, 0, _LONGEST)
    if kind in PHONES:
        digits = pc.replace_substring_regex(pc.replace_substring_regex(text, _ABROAD, ""), r"[^0-9]", "")
        return pc.utf8_ltrim(digits, characters="0")
    plain = pc.binary_join_element_wise("", fold(text), "", " ")
    for word, short in (*_SAINTS, *(_WAYS if kind == "street" else ())):
        plain = pc.replace_substring(plain, f" {word} ", f" {short} ")
    if pc.all(pc.string_is_ascii(plain)).as_py():
        return squeeze(plain, _PUNCTUATION)
    return pc.replace_substring_regex(plain, r"[^\pL\pN]+", "")
