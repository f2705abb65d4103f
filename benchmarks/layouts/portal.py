"""Accounts of an appointment site: commas, quotes where needed, line breaks inside cells, every header the same."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from . import about, numbers
from .layout import Block, Columns, Layout, doctors
from .people import TODAY, People, people
from .text import clock, days, decimal, join, number, pick, spaced, sparse, where

ISO = "{y}-{m}-{d}"
_AGENTS = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Gecko/20100101 Firefox/81.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 13_6 like Mac OS X) AppleWebKit/605.1.15",
    "Mozilla/5.0 (Linux; Android 10; SM-G960F) AppleWebKit/537.36 Chrome/85.0",
)


def make(block: Block) -> Columns:
    """The columns of one block."""
    who = people(block.rng, block.rows, local=0.3, adults=True)
    cells = [*_account(block, who), *_person(block, who), *_booking(block, who)]
    return [("x", column) for column in cells]


def _account(block: Block, who: People) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    made = TODAY - rng.integers(10, 1500, rows)
    return [
        numbers.uuid(rng, rows),
        about.mails(rng, who),
        about.logins(who),
        numbers.hexadecimal(rng, 32, rows),
        sparse(rng, numbers.bcrypt(rng, rows), 0.3),
        sparse(rng, about.passwords(rng, rows), 0.05),
        numbers.ipv4(rng, rows),
        sparse(rng, numbers.ipv6(rng, rows), 0.5),
        join(days(made, ISO), "T", clock(rng, rows, seconds=True), "Z"),
        number((made - 25_567) * 86_400 + rng.integers(0, 86_400, rows)),
    ]


def _person(block: Block, who: People) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    mobile = spaced(numbers.phones(rng, numbers.MOBILES, rows), (2, 4, 6, 8), " ")
    street = pc.replace_substring(about.streets(rng, rows, "title"), " ", ", ", max_replacements=1)
    return [
        about.given(who, "title"),
        about.family(who, "title"),
        days(who.birth, ISO),
        about.titles(who, ("Mme", "M.")),
        join("+33 ", pc.utf8_slice_codeunits(mobile, 1)),
        sparse(rng, spaced(numbers.phones(rng, numbers.LANDLINES, rows), (2, 4, 6, 8), " "), 0.4),
        street,
        about.postcode(who),
        about.commune(who, "title"),
        pick(rng, ("FR", "FR", "FR", "FR", "FR", "FR", "BE", "CH", "LU"), rows),
        sparse(rng, spaced(numbers.card(rng, rows), (4, 8, 12), " "), 0.05),
    ]


def _booking(block: Block, who: People) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    pool, of = doctors(block, 200)
    chosen = pool.take(of)
    first, second = about.notes(rng, rows, "title"), about.notes(rng, rows, "title")
    note = where(rng.random(rows) < 0.3, join(first, "\n", 'dit "', second, '"'), first)
    return [
        pick(rng, ("true", "false"), rows),
        sparse(rng, note, 0.15),
        pick(rng, _AGENTS, rows),
        pick(rng, ("fr_FR", "fr_FR", "en_GB", "pt_PT"), rows),
        numbers.hexadecimal(rng, 40, rows),
        join("PAT-", number(np.arange(block.first, block.first + rows), 6)),
        join("Dr ", about.given(chosen, "title"), " ", about.family(chosen, "title")),
        join(days(TODAY - rng.integers(-30, 300, rows), "{d}/{m}/{y}"), " ", clock(rng, rows, seconds=False)),
        join(decimal(rng.integers(2_000, 9_000, rows), ","), " €"),
        sparse(rng, about.nir(who), 0.12),
    ]


LAYOUT = Layout("portal", 5_000, 800, make, delimiter=",", quote="needed", line_break="\r\n")
