"""The normal form of a cell: what two holdings that write the same datum differently have in common.

Told by the value wherever it can be, by the column's kind only where the value leaves it open: a column recognised in
one file and not in the other still compares.
"""

import hashlib

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.recognise.characters import DIGITS, byte_at
from sourcier.recognise.checks import squeeze, widths
from sourcier.recognise.dates import MISSING, Form, parse_dates
from sourcier.recognise.days import Habit, read_days
from sourcier.recognise.nir_number import read_nir
from sourcier.recognise.values import Values, fold

DATES = frozenset({"birth_date", "visit_date", "death_date", "date"})
_NUMBERS = frozenset({"nir", "ins"})
_SURE = (Form.DMY, Form.YMD)
"""Ways of writing a date that are no other thing, whatever the column."""
_DATED = (10, 16, 19)
"""Bytes of a date with a four-digit year: alone, with the minute, with the second."""
_KEYED, _SPACED = 15, 24
"""Bytes of a national number with its key: without spaces, and with as many as there can be."""
_SIGNED = frozenset({"blood_group", "rhesus"})
_PUNCTUATION = bytes(byte for byte in range(128) if not chr(byte).isalnum())
_NOT_WORD = r"[^\pL\pN]+"
_COUNTRY = r"^\s*(?:\+|00)33[ .\-/()]*"
_SIGN_WORDS = (("POSITIF", "+"), ("NEGATIF", "-"), ("POS", "+"), ("NEG", "-"))
_SHORT = 4
"""Characters up to which a plus or minus is what the value says: ``A+``, ``O-``."""
_LONGEST = 4096
"""Characters of a cell that are looked at."""
_HASHED = 256
"""Bytes above which the SHA-256 of the normal form stands for it."""
SEXES = {"M": "M", "H": "M", "1": "M", "HOMME": "M", "MASCULIN": "M", "MALE": "M", "MR": "M", "MONSIEUR": "M"}
SEXES |= {"F": "F", "W": "F", "2": "F", "FEMME": "F", "FEMININ": "F", "FEMALE": "F", "MME": "F", "MADAME": "F"}
_WAYS = (
    ("AVENUE", "AV"),
    ("AVE", "AV"),
    ("BOULEVARD", "BD"),
    ("BLD", "BD"),
    ("CHEMIN", "CHE"),
    ("IMPASSE", "IMP"),
    ("PLACE", "PL"),
    ("ROUTE", "RTE"),
    ("RESIDENCE", "RES"),
    ("BATIMENT", "BAT"),
    ("ALLEE", "ALL"),
    ("RUE", "R"),
)
"""AFNOR NF Z 10-011: abbreviations of ways."""
_SAINTS = (("SAINT", "ST"), ("SAINTE", "STE"))
_WORDS = {"street": (*_WAYS, *_SAINTS), "commune": _SAINTS, "birth_place": _SAINTS}


def canonical(values: Values, kind: str | None, habit: Habit = Habit.PLAIN) -> pa.StringArray:
    """Return the normal form of trimmed, filled values; never empty."""
    text = pc.utf8_slice_codeunits(values.text, 0, _LONGEST)
    plain = _words(text, _WORDS.get(kind or "", ()))
    plain = _without_zeros(_without_country(text, plain))
    if kind in _NUMBERS:
        plain = _thirteen(values, plain)
    plain = _signs(text, plain, always=kind in _SIGNED)
    if kind in DATES:
        plain = _days(plain, read_days(values, habit))
    elif kind is None:
        plain = _by_value(text, plain)
    elif kind == "sex":
        plain = pa.array([SEXES.get(value, value) for value in plain.to_pylist()], pa.string())
    return _short(pc.if_else(pc.equal(plain, ""), text, plain))


def _words(text: pa.StringArray, shorter: tuple[tuple[str, str], ...]) -> pa.StringArray:
    """Capitals and digits alone, words of ways abbreviated."""
    folded = fold(text)
    if shorter:
        folded = pc.binary_join_element_wise("", folded, "", " ")
        for full, short in shorter:
            folded = pc.replace_substring(folded, f" {full} ", f" {short} ")
    if pc.all(pc.string_is_ascii(folded)).as_py():
        return squeeze(_flat(folded), _PUNCTUATION)
    return pc.replace_substring_regex(folded, _NOT_WORD, "")


def _flat(text: pa.StringArray) -> pa.StringArray:
    return text.combine_chunks() if isinstance(text, pa.ChunkedArray) else text


def _without_country(text: pa.StringArray, plain: pa.StringArray) -> pa.StringArray:
    """French telephone numbers as they are dialled from abroad: the nine digits after +33 or 0033."""
    abroad = pc.match_substring_regex(text, _COUNTRY) if _any_begins(text) else None
    if abroad is None or not pc.any(abroad).as_py():
        return plain
    dialled = pc.replace_substring_regex(pc.replace_substring_regex(text, _COUNTRY, ""), _NOT_WORD, "")
    return pc.if_else(abroad, dialled, plain)


def _any_begins(text: pa.StringArray) -> bool:
    return bool(pc.any(pc.or_(pc.starts_with(text, "+"), pc.starts_with(text, "00"))).as_py())


def _without_zeros(plain: pa.StringArray) -> pa.StringArray:
    """Numbers without the zeros before them, which spreadsheets drop."""
    led = pc.and_(pc.starts_with(plain, "0"), pc.utf8_is_decimal(plain))
    if not pc.any(led).as_py():
        return plain
    cut = pc.utf8_ltrim(plain, characters="0")
    return pc.if_else(led, pc.if_else(pc.equal(cut, ""), "0", cut), plain)


def _thirteen(values: Values, plain: pa.StringArray) -> pa.StringArray:
    """National numbers without their key."""
    keyed = read_nir(values).keyed
    if not keyed.any():
        return plain
    return pc.if_else(pa.array(keyed), pc.utf8_slice_codeunits(values.compact, 0, 13), plain)


def _signs(text: pa.StringArray, plain: pa.StringArray, *, always: bool) -> pa.StringArray:
    """Values that a plus or a minus tells apart."""
    if always:
        signed = pc.not_equal(text, "")
    else:
        signed = pc.or_(pc.ends_with(text, "+"), pc.ends_with(text, "-"))
        signed = pc.and_(signed, pc.less_equal(pc.utf8_length(text), _SHORT))
    if not pc.any(signed).as_py():
        return plain
    kept = pc.replace_substring_regex(pc.utf8_upper(text), r"[^\pL\pN+\-]+", "")
    for word, sign in _SIGN_WORDS:
        kept = pc.replace_substring(kept, word, sign)
    return pc.if_else(signed, kept, plain)


def _by_value(text: pa.StringArray, plain: pa.StringArray) -> pa.StringArray:
    """What values say that cannot be anything else: national numbers with their key, dates of ten characters."""
    size = widths(text)
    digit = DIGITS[byte_at(text)]
    numbers = np.flatnonzero(digit & (size >= _KEYED) & (size <= _SPACED))
    if numbers.size:
        some = pa.array(numbers)
        plain = _put(plain, numbers, _thirteen(Values(text.take(some)), _flat(plain).take(some)))
    dated = np.flatnonzero(digit & np.isin(size, _DATED))
    if dated.size:
        dates = parse_dates(text.take(pa.array(dated)))
        days = np.full(len(text), MISSING, np.int32)
        days[dated] = np.where(np.isin(dates.form, _SURE), dates.days, MISSING)
        plain = _days(plain, days)
    return plain


def _put(plain: pa.StringArray, rows: np.ndarray, found: pa.StringArray) -> pa.StringArray:
    mask = np.zeros(len(plain), bool)
    mask[rows] = True
    return pc.replace_with_mask(_flat(plain), pa.array(mask), _flat(found))


def _days(plain: pa.StringArray, days: np.ndarray) -> pa.StringArray:
    known = days != MISSING
    if not known.any():
        return plain
    return pc.if_else(pa.array(known), _written(np.where(known, days, 0)), plain)


def _written(days: np.ndarray) -> pa.StringArray:
    """Days as ``YYYYMMDD``. By arithmetic: writing dates one by one took a tenth of an inventory."""
    dates = days.astype("datetime64[D]")
    months, years = dates.astype("datetime64[M]"), dates.astype("datetime64[Y]")
    day = (dates - months).astype(np.int64) + 1
    month = (months - years).astype(np.int64) + 1
    numbers = pa.array((years.astype(np.int64) + 1970) * 10_000 + month * 100 + day)
    return pc.utf8_lpad(pc.cast(numbers, pa.string()), 8, "0")


def _short(plain: pa.StringArray) -> pa.StringArray:
    """Long texts by their digest: digests of cells are made word by word."""
    plain = _flat(plain)
    long = np.flatnonzero(widths(plain) > _HASHED)
    if not long.size:
        return plain
    texts = plain.to_pylist()
    for at in long.tolist():
        texts[at] = hashlib.sha256(texts[at].encode()).hexdigest()
    return pa.array(texts, pa.string())
