"""What a file says about people: their names, numbers, addresses and secrets, as columns of text."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from . import names, towns, words
from .numbers import nir_key
from .people import People
from .text import join, number, pick, plain, styled, where


def family(who: People, style: str) -> pa.StringArray:
    """Names in use."""
    return styled(names.FAMILIES, style).take(pa.array(who.family))


def birth_family(who: People, style: str) -> pa.StringArray:
    """Names at birth."""
    return styled(names.FAMILIES, style).take(pa.array(who.birth_family))


def given(who: People, style: str) -> pa.StringArray:
    """First given names."""
    return styled(names.GIVEN, style).take(pa.array(who.given))


def nir(who: People, *, key: bool = True) -> pa.StringArray:
    """Numbers of 15 characters, or of 13 without the key."""
    body = number(who.body, 13)
    letter = pa.array(np.array(["", "A", "B"])[np.searchsorted([0, 65, 66], who.corsica)])
    corsican = join(pc.utf8_slice_codeunits(body, 0, 5), "2", letter, pc.utf8_slice_codeunits(body, 7, 13))
    body = where(who.corsica > 0, corsican, body)
    return join(body, number(nir_key(who.body), 2)) if key else body


def mistyped(rng: np.random.Generator, column: pa.StringArray, share: float) -> pa.StringArray:
    """The numbers with one of the last digits changed in that share of the rows."""
    ends = pc.utf8_slice_codeunits(column, 0, 11)
    return where(rng.random(len(column)) < share, join(ends, number(rng.integers(0, 10_000, len(column)), 4)), column)


def titles(who: People, adult: tuple[str, str], child: str | None = None) -> pa.StringArray:
    """Civilities: (woman, man), and another word under 15 where the software has one."""
    column = where(who.woman, *adult)
    return column if child is None else where(who.age < 15, child, column)


def commune(who: People, style: str) -> pa.StringArray:
    """Towns of residence."""
    return styled(towns.NAMES, style).take(pa.array(who.home))


def postcode(who: People) -> pa.StringArray:
    """Postcodes of residence."""
    return pa.array(towns.POSTS).take(pa.array(who.home))


def streets(rng: np.random.Generator, rows: int, style: str) -> pa.StringArray:
    """Street addresses; one in twelve is a hamlet."""
    kinds = styled(words.STREET_TYPES, style).take(pa.array(rng.integers(0, len(words.STREET_TYPES), rows)))
    ways = styled(words.STREET_NAMES, style).take(pa.array(rng.integers(0, len(words.STREET_NAMES), rows)))
    hamlet = styled(words.HAMLETS, style).take(pa.array(rng.integers(0, len(words.HAMLETS), rows)))
    place = plain("lieu-dit") if style == "plain" else "lieu-dit"
    suffix = pick(rng, ["", "", "", "", "", "", " bis" if style != "plain" else " BIS"], rows)
    return where(
        rng.random(rows) < 1 / 12,
        join(place, " ", hamlet),
        join(number(rng.integers(1, 120, rows)), suffix, " ", kinds, " ", ways),
    )


def logins(who: People) -> pa.StringArray:
    """Initial, family name and a small number, as portals make them."""
    short = pc.replace_substring_regex(pc.ascii_lower(family(who, "plain")), "[^a-z]", "")
    first = pc.ascii_lower(pc.utf8_slice_codeunits(given(who, "plain"), 0, 1))
    return join(first, short, number(who.birth % 97))


def mails(rng: np.random.Generator, who: People) -> pa.StringArray:
    """Addresses under the domains kept for examples (RFC 2606)."""
    short = pc.replace_substring_regex(pc.ascii_lower(family(who, "plain")), "[^a-z]", "")
    first = pc.replace_substring_regex(pc.ascii_lower(given(who, "plain")), "[^a-z]", "")
    tail = where(rng.random(len(who)) < 0.4, number(who.birth % 100), pa.array([""] * len(who)))
    return join(
        first, pick(rng, [".", "", "_", "-"], len(who), 1.0), short, tail, "@", pick(rng, words.MAIL_HOSTS, len(who))
    )


def passwords(rng: np.random.Generator, rows: int) -> pa.StringArray:
    """Passwords as people choose them."""
    return join(pick(rng, words.PASSWORDS, rows, 0.4), pick(rng, words.PASSWORD_ENDS, rows))


def notes(rng: np.random.Generator, rows: int, style: str) -> pa.StringArray:
    """Comments of one or two remarks, in the trade's short French."""
    remarks = styled(words.NOTES, style)
    first = remarks.take(pa.array(rng.integers(0, len(words.NOTES), rows)))
    second = remarks.take(pa.array(rng.integers(0, len(words.NOTES), rows)))
    return where(rng.random(rows) < 0.5, first, join(first, " - ", second))


def blood(rng: np.random.Generator, rows: int) -> np.ndarray:
    """Positions in `words.BLOOD`, as often as in France."""
    return np.searchsorted(np.cumsum(words.BLOOD_SHARES) / 100, rng.random(rows)).clip(0, len(words.BLOOD) - 1)
