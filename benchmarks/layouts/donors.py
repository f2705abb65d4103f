"""Three hundred blood donors: cp1252, one-letter or missing headers, compact dates, ABO and rhesus apart, no NIR."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from . import about, numbers, towns, words
from .layout import Block, Columns, Layout
from .people import TODAY, People, people
from .text import days, decimal, join, letters, number, pick, sparse, where

COMPACT = "{y}{m}{d}"
HEADERS = ("a", "b", "", "d", "", "", "g", "h", "", "j", "k", "l", "m", "", "o", "p", "", "r", "s", "t", "")


def make(block: Block) -> Columns:
    """The columns of one block."""
    who = people(block.rng, block.rows, local=0.95, adults=True)
    cells = [*_person(block, who), *_gift(block), *_contact(block, who)]
    return list(zip(HEADERS, cells, strict=True))


def _person(block: Block, who: People) -> list[pa.StringArray]:
    return [
        join("D", number(np.arange(block.first, block.first + block.rows) * 13 + 4_100_007, 9)),
        about.titles(who, ("MME", "M")),
        about.family(who, "plain"),
        about.given(who, "plain"),
        days(who.birth, COMPACT),
        where(who.woman, "F", "M"),
    ]


def _gift(block: Block) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    group = pa.array(words.BLOOD).take(pa.array(about.blood(rng, rows)))
    given = TODAY - rng.integers(5, 700, rows)
    initials = letters(np.random.default_rng(23), "ABCDEFGHJLMPRST", 3, 8)
    return [
        pc.replace_substring_regex(group, "[+-]", ""),
        pc.replace_substring_regex(group, "[ABO]", ""),
        pick(rng, ("K-", "K-", "K-", "K-", "K+"), rows),
        days(given, COMPACT),
        join("F0001", number(rng.integers(19, 21, rows)), number(rng.integers(0, 10**6, rows), 6)),
        number(rng.integers(420, 481, rows)),
        decimal(rng.integers(1200, 1700, rows), "."),
        initials.take(pa.array(rng.integers(0, 8, rows))),
        pick(rng, ("0", "1", "1", "1"), rows),
        sparse(rng, days(TODAY + rng.integers(5, 120, rows), COMPACT), 0.3),
    ]


def _contact(block: Block, who: People) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    return [
        about.postcode(who),
        about.commune(who, "plain"),
        numbers.phones(rng, numbers.LANDLINES, rows),
        pick(rng, ("EFS VANNES", "EFS LORIENT", "COLLECTE MOBILE AURAY"), rows),
        pa.array(towns.DEPARTMENTS).take(pa.array(who.home)),
    ]


LAYOUT = Layout("donors", 300, 300, make, encoding="cp1252")
