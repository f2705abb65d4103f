"""Wide and nearly empty: most kinds stand in 0.2 % of the rows, some only in the last hundredth of the file."""

import numpy as np
import pyarrow as pa

from . import about, numbers, towns, words
from .layout import Block, Columns, Layout
from .people import TODAY, People, people
from .text import days, decimal, join, number, pick, sparse, styled, where

FRENCH = "{d}/{m}/{y}"
FILL = 0.002


def make(block: Block) -> Columns:
    """The columns of one block: five full ones, 41 sparse ones, seven that begin late, odd and empty ones."""
    who = people(block.rng, block.rows)
    rare = [sparse(block.rng, c, FILL) for c in (*_numbers(block, who), *_people(block, who), *_health(block, who))]
    cells = [*_full(block, who), *rare, *_late(block, who), *_odd(block, who)]
    return [(_header(position), column) for position, column in enumerate(cells)]


def _header(position: int) -> str:
    return f"{'QWXZ'[position % 4]}{position * 7 % 89:02}"


def _full(block: Block, who: People) -> list[pa.StringArray]:
    return [
        block.counter(500_001),
        about.family(who, "plain"),
        about.given(who, "plain"),
        days(who.birth, FRENCH),
        pa.array(["0"] * block.rows),
    ]


def _numbers(block: Block, who: People) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    return [
        about.nir(who),
        numbers.iban(rng, rows),
        pick(rng, numbers.BICS, rows),
        numbers.card(rng, rows),
        numbers.rpps(rng, rows),
        numbers.finess(rng, rng.choice([22, 27, 35, 41, 45, 56], rows)),
        numbers.siret(rng, rows),
        numbers.unlucky(rng, 15, rows),
        numbers.unlucky(rng, 9, rows),
        numbers.unlucky(rng, 10, rows),
    ]


def _people(block: Block, who: People) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    doctor = people(rng, rows, adults=True)
    return [
        about.mails(rng, who),
        numbers.phones(rng, numbers.MOBILES, rows),
        numbers.phones(rng, numbers.LANDLINES, rows),
        about.postcode(who),
        about.commune(who, "plain"),
        about.streets(rng, rows, "plain"),
        about.titles(who, ("MME", "M")),
        where(who.woman, "F", "M"),
        about.birth_family(who, "plain"),
        pa.array([w.upper() for w in towns.BIRTH_NAMES]).take(pa.array(who.birth_place)),
        pick(rng, ("FRANCE", "ALGERIE", "MAROC", "PORTUGAL", "ITALIE"), rows),
        pa.array(towns.DEPARTMENTS).take(pa.array(who.home)),
        about.passwords(rng, rows),
        about.logins(who),
        numbers.bcrypt(rng, rows),
        numbers.ipv4(rng, rows),
        join("DR ", about.family(doctor, "plain"), " ", about.given(doctor, "plain")),
    ]


def _health(block: Block, who: People) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    return [
        pick(rng, words.BLOOD, rows, 1.0),
        styled(words.INSURERS, "plain").take(pa.array(rng.integers(0, len(words.INSURERS), rows))),
        about.notes(rng, rows, "plain"),
        days(TODAY - 1 - rng.integers(0, 900, rows), FRENCH),
        days(np.maximum(TODAY - 1 - rng.integers(0, 3000, rows), who.birth), FRENCH),
        pick(rng, words.DIAGNOSES, rows),
        pick(rng, words.ACTS, rows),
        pick(rng, words.DRUGS, rows),
        decimal(rng.integers(270, 18_000, rows), ","),
        pa.array(["O"] * rows),
    ]


def _late(block: Block, who: People) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    late = np.arange(block.first, block.first + rows) >= block.total - block.total // 100
    columns = [
        about.nir(who),
        about.mails(rng, who),
        numbers.phones(rng, numbers.MOBILES, rows),
        about.postcode(who),
        about.commune(who, "plain"),
        about.notes(rng, rows, "plain"),
        pick(rng, ("O", "N"), rows),
    ]
    return [where(late, column) for column in columns]


def _odd(block: Block, who: People) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    last = np.arange(block.first, block.first + rows) == block.total - 1
    seldom = rng.random(rows) < FILL
    empty = [""] * rows
    return [
        where(last, about.mails(rng, who)),
        pa.array([" "] * rows),
        pa.array(["NULL"] * rows),
        where(seldom, numbers.phones(rng, numbers.MOBILES, rows), "-"),
        where(seldom, number(rng.integers(1, 9, rows))),
        *(pa.array(empty) for _ in range(8)),
    ]


LAYOUT = Layout("scarce", 50_000, 20_000, make, line_break="\r\n")
