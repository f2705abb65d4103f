"""Text made column by column: words taken from tables, padded numbers, days, joined parts.

Every function takes and returns Arrow arrays of text, or whole numbers by the million, never one value at a time.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

EPOCH = np.datetime64("1900-01-01")
"""Days are counted from here."""
_LAST = np.datetime64("2030-01-01")
_FORMS = ("{y}-{m}-{d}", "{d}/{m}/{y}", "{y}{m}{d}", "{d}/{m}/{yy}", "{d}.{m}.{y}", "{d}{m}{y}")


def plain(word: str) -> str:
    """The word in capitals without accents, as old software keeps it."""
    parts = unicodedata.normalize("NFD", word.replace("œ", "oe").replace("Œ", "OE"))
    return "".join(c for c in parts if not unicodedata.combining(c)).upper()


def styled(words: Sequence[str], style: str) -> pa.StringArray:
    """The words as ``plain`` (capitals, no accents), ``upper``, ``lower`` or ``title`` (as listed)."""
    forms = {"plain": plain, "upper": str.upper, "lower": str.lower, "title": str}
    return pa.array([forms[style](word) for word in words], pa.string())


def pick(rng: np.random.Generator, words: Sequence[str], rows: int, skew: float = 0.0) -> pa.StringArray:
    """`rows` of the words; with `skew` the first ones are the commonest (weights 1 / rank ** skew)."""
    return pa.array(list(words), pa.string()).take(pa.array(ranks(rng, len(words), rows, skew)))


def ranks(rng: np.random.Generator, size: int, rows: int, skew: float) -> np.ndarray:
    """Positions below `size`, weighed by 1 / rank ** skew."""
    weights = np.cumsum(1.0 / np.arange(1, size + 1) ** skew)
    return np.searchsorted(weights, rng.random(rows) * weights[-1]).clip(0, size - 1)


def number(values: np.ndarray, width: int = 0) -> pa.StringArray:
    """The numbers in digits, with leading zeros up to `width`."""
    digits = pa.array(values).cast(pa.string())
    return pc.utf8_lpad(digits, width, "0") if width else digits


def decimal(cents: np.ndarray, mark: str) -> pa.StringArray:
    """Amounts held in cents, as ``12,50``."""
    return join(number(cents // 100), mark, number(cents % 100, 2))


def digits(rng: np.random.Generator, width: int, rows: int) -> pa.StringArray:
    """Random numbers of exactly `width` digits that do not begin with zero, at most 18."""
    return number(rng.integers(10 ** (width - 1), 10**width, rows))


def letters(rng: np.random.Generator, alphabet: str, width: int, rows: int) -> pa.StringArray:
    """Random words of `width` characters of the ASCII `alphabet`."""
    codes = np.frombuffer(alphabet.encode("ascii"), np.uint8)[rng.integers(0, len(alphabet), rows * width)]
    offsets = np.arange(0, rows * width + 1, width, dtype=np.int32)
    return pa.StringArray.from_buffers(rows, pa.py_buffer(offsets), pa.py_buffer(codes))


def join(*parts: pa.StringArray | str) -> pa.StringArray:
    """The parts written one after the other, row by row."""
    return pc.binary_join_element_wise(*parts, "")


def where(mask: np.ndarray, yes: pa.StringArray | str, no: pa.StringArray | str = "") -> pa.StringArray:
    """`yes` in the rows of the mask, `no` elsewhere."""
    return pc.if_else(pa.array(mask), yes, no)


def sparse(rng: np.random.Generator, column: pa.StringArray, share: float) -> pa.StringArray:
    """The column with only that share of its cells kept, chosen by chance."""
    return where(rng.random(len(column)) < share, column)


def days(values: np.ndarray, form: str) -> pa.StringArray:
    """Days since 1 January 1900 as text; `form` is one of the fixed spellings, such as ``{d}/{m}/{y}``."""
    return _calendar(form).take(pa.array(values))


@cache
def _calendar(form: str) -> pa.StringArray:
    if form not in _FORMS:
        raise KeyError(form)
    every = np.arange(EPOCH, _LAST).astype(object)
    return pa.array(
        [form.format(y=f"{d.year:04}", yy=f"{d.year % 100:02}", m=f"{d.month:02}", d=f"{d.day:02}") for d in every]
    )


def day(text: str) -> int:
    """Days since 1 January 1900 of an ISO date."""
    return int((np.datetime64(text) - EPOCH).astype(int))


def clock(rng: np.random.Generator, rows: int, *, seconds: bool) -> pa.StringArray:
    """Times of the day between 7 and 19 o'clock."""
    hours, minutes = number(rng.integers(7, 19, rows), 2), number(rng.integers(0, 60, rows), 2)
    return (
        join(hours, ":", minutes, ":", number(rng.integers(0, 60, rows), 2)) if seconds else join(hours, ":", minutes)
    )


def spaced(column: pa.StringArray, cuts: Sequence[int], mark: str) -> pa.StringArray:
    """The fixed-width values cut at the given positions and joined with the mark, as in ``06 39 98 00 01``."""
    edges = [0, *cuts, None]
    pieces = [pc.utf8_slice_codeunits(column, edges[i], edges[i + 1]) for i in range(len(edges) - 1)]
    return pc.binary_join_element_wise(*pieces, mark)
