"""Stays in a hospital: tabs, UTF-8, no header at all, ISO dates, several rows per patient, key apart from NIR."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from . import about, numbers, towns, words
from .layout import Block, Columns, Layout, doctors
from .people import TODAY, People, people
from .text import clock, days, decimal, join, number, pick, ranks, sparse, where

ISO = "{y}-{m}-{d}"


def make(block: Block) -> Columns:
    """The columns of one block: two rows per patient on average."""
    patients = people(block.rng, max(block.rows // 2, 1))
    of = block.rng.integers(0, len(patients), block.rows)
    who = patients.take(of)
    cells = [*_identity(block, who, of), *_address(block, who), *_stay(block, who), *_doctor(block)]
    return [("", column) for column in cells]


def _identity(block: Block, who: People, of: np.ndarray) -> list[pa.StringArray]:
    rng, number_ = block.rng, about.nir(who)
    places = pa.array(who.birth_place)
    return [
        number(80_000_000 + (block.first + of) * 37, 10),
        block.counter(190_400_001),
        pc.utf8_slice_codeunits(number_, 0, 13),
        pc.utf8_slice_codeunits(number_, 13, 15),
        about.birth_family(who, "upper"),
        about.family(who, "upper"),
        about.given(who, "title"),
        where(who.woman, "2", "1"),
        days(who.birth, ISO),
        pa.array(towns.BIRTH_CODES).take(places),
        pa.array(towns.BIRTH_NAMES).take(places),
        pa.array(towns.BIRTH_COUNTRIES).take(places),
        sparse(rng, days(TODAY - rng.integers(0, 900, block.rows), ISO), 0.01),
    ]


def _address(block: Block, who: People) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    local = numbers.phones(rng, (*numbers.MOBILES, *numbers.MOBILES, "026191", "035301"), rows)
    return [
        about.streets(rng, rows, "title"),
        about.postcode(who),
        about.commune(who, "title"),
        pa.array(towns.CODES).take(pa.array(who.home)),
        pa.array(towns.DEPARTMENTS).take(pa.array(who.home)),
        pick(rng, ("FR", "FR", "FR", "FR", "FR", "FR", "FR", "BE", "GB", "DE"), rows),
        join("+33", pc.utf8_slice_codeunits(local, 1, 10)),
        sparse(rng, about.mails(rng, who), 0.4),
    ]


def _stay(block: Block, who: People) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    entry = TODAY - 10 - rng.integers(0, 700, rows)
    codes = [code.replace(".", "") for code in words.DIAGNOSES]
    return [
        join(days(entry, ISO), " ", clock(rng, rows, seconds=False)),
        join(days(entry + ranks(rng, 9, rows, 1.0), ISO), " ", clock(rng, rows, seconds=False)),
        pick(rng, words.DIAGNOSES, rows, 0.8),
        sparse(rng, pick(rng, codes, rows, 0.8), 0.4),
        sparse(rng, pick(rng, words.ACTS, rows, 0.7), 0.7),
        numbers.finess(np.random.default_rng(5), np.full(3, 56)).take(pa.array(rng.integers(0, 3, rows))),
        pick(rng, words.SITES, rows),
        decimal(rng.integers(30_000, 900_000, rows), "."),
        join("u", number(rng.integers(100, 140, rows))),
        pick(rng, ("true", "false", "false"), rows),
        where(who.age < 1, number(rng.integers(2100, 4300, rows))),
    ]


def _doctor(block: Block) -> list[pa.StringArray]:
    pool, of = doctors(block, 90)
    register = numbers.rpps(np.random.default_rng(block.fixed.integers(2**31)), 90)
    chosen = pool.take(of)
    return [about.family(chosen, "upper"), about.given(chosen, "title"), register.take(pa.array(of))]


LAYOUT = Layout("hospital", 5_000, 600, make, delimiter="\t", header=False)
