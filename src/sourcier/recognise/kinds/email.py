"""E-mail address.

A local part of up to 64 characters without spaces, an @, labels of letters, digits and inner hyphens, and a top-level
domain of two letters or more (or ``xn--``). Accented letters are taken on both sides (SMTPUTF8, IDN); quoted local
parts and address literals are not: no export of a laboratory holds them, and much dirt looks like them.
Sources: RFC 5321, 5322, 6531, 5890. The expression is matched by RE2, in time linear in the value's length.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.model.kinds import Category
from sourcier.recognise.checks import matches, scatter
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_LONGEST_LOCAL = 64


def _rule(word: str) -> str:
    """Return the expression over these word characters."""
    atom = rf"[{word}!#$%&'*+/=?^_`{{|}}~\-]+"
    label = rf"[{word}](?:[{word}\-]*[{word}])?"
    return rf"^{atom}(?:\.{atom})*@(?:{label}\.)+{label}$"


_ASCII = _rule("0-9A-Za-z")
_ANY = _rule(r"\pL\pN")
_TOP = r"(?:\.\pL{2,}|\.(?i:xn--)[0-9A-Za-z\-]+)$"


def valid(values: Values) -> Flags:
    """Which values are one e-mail address."""
    at = np.asarray(pc.find_substring(values.text, "@"))
    rows = np.flatnonzero((at > 0) & (at <= _LONGEST_LOCAL))
    return scatter(len(values), rows, _shaped(values.text.take(pa.array(rows))))


def _shaped(text: pa.StringArray) -> Flags:
    """The dear Unicode expression is for the few values outside ASCII."""
    flags = matches(text, _ASCII)
    rest = np.flatnonzero(~flags & ~np.asarray(pc.string_is_ascii(text).to_numpy(zero_copy_only=False)))
    flags[rest] = matches(text.take(pa.array(rest)), _ANY)
    rows = np.flatnonzero(flags)
    return scatter(len(text), rows, matches(text.take(pa.array(rows)), _TOP))


KIND = Kind(
    name="email",
    category=Category.CONTACT,
    valid=valid,
    headers=phrases(
        "EMAIL, MAIL, E MAIL, MEL, COURRIEL, ADRESSE MAIL, ADRESSE EMAIL, ADR MAIL, ADRMAIL, EMAILPAT, MAILPAT, "
        "PATMAIL, EMAIL1, MAIL1, MAILMED, MEDMAIL, ADRESSE ELECTRONIQUE, ADR ELEC, ADRELEC, MESSAGERIE, MSSANTE, "
        "INTERNET, EMEL, COURRIER ELECTRONIQUE"
    ),
    chance=0.00007,
    shape=Shape(shortest=6, longest=254, must_have_letter=True),
    needs=0.6,
    confused_with=("login",),
    sources=("RFC 5321", "RFC 5322", "RFC 6531", "RFC 5890"),
    rule="A local part, an @, and a domain name with a top-level domain.",
)
