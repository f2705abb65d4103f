"""Reimbursements of an insurer: every field quoted, two-digit years, headers ``V1`` to ``V38``, 13-character NIR."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from . import about, numbers, words
from .layout import Block, Columns, Layout, doctors
from .people import TODAY, People, people
from .text import days, decimal, digits, join, number, pick, spaced, sparse, styled, where

SHORT = "{d}/{m}/{yy}"


def make(block: Block) -> Columns:
    """The columns of one block."""
    who = people(block.rng, block.rows, local=0.2)
    cells = [*_insured(block, who), *_money(block, who), *_care(block), *_contract(block, who), *_rest(block)]
    return [(f"V{position}", column) for position, column in enumerate(cells, 1)]


def _insured(block: Block, who: People) -> list[pa.StringArray]:
    number_ = about.nir(who)
    adult = where(block.rng.random(block.rows) < 0.7, "ASS", "CJT")
    return [
        join("A", number(who.body % 9_973_001, 8)),
        pc.utf8_slice_codeunits(number_, 0, 13),
        pc.utf8_slice_codeunits(number_, 13, 15),
        where(who.dependant, number(block.rng.integers(2, 5, block.rows)), "1"),
        where(who.dependant, "ENF", adult),
        about.family(who, "title"),
        about.given(who, "title"),
        days(who.birth, SHORT),
        where(who.woman, "F", "H"),
    ]


def _money(block: Block, who: People) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    holder = join(about.titles(who, ("MME", "M")), " ", about.family(who, "plain"), " ", about.given(who, "plain"))
    return [
        spaced(numbers.iban(rng, rows), (4, 8, 12, 16, 20, 24), " "),
        pick(rng, numbers.BICS, rows, 0.8),
        holder,
        decimal(rng.integers(100, 30_000, rows), ","),
        join("-", decimal(rng.integers(50, 9_000, rows), ",")),
    ]


def _care(block: Block) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    pool, of = doctors(block, 500)
    register = numbers.adeli(np.random.default_rng(block.fixed.integers(2**31)), np.arange(500) % 19 + 71)
    care = TODAY - 20 - rng.integers(0, 1100, rows)
    return [
        days(care, SHORT),
        days(care + rng.integers(2, 15, rows), SHORT),
        pick(rng, ("CS", "G", "PH7", "PH4", "B", "AMI", "AMK", "SPR", "TO", "KC", "IFD", "PM2"), rows, 0.7),
        register.take(pa.array(of)),
        about.family(pool.take(of), "plain"),
    ]


def _contract(block: Block, who: People) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    fixed = np.random.default_rng(17)
    of = rng.integers(0, len(words.INSURERS), rows)
    amc = digits(fixed, 10, len(words.INSURERS)).take(pa.array(of))
    fund = join(pick(rng, words.FUNDS, rows, 0.5), pick(rng, ("0001", "0002", "1000", "0010"), rows))
    return [
        join("01", fund),
        amc,
        styled(words.INSURERS, "plain").take(pa.array(of)),
        about.streets(rng, rows, "upper"),
        join(about.postcode(who), " ", about.commune(who, "plain")),
        pick(rng, ("FRANCE", "FRANCE", "FRANCE", "FRANCE", "FRANCE", "BELGIQUE", "ESPAGNE"), rows),
        spaced(numbers.phones(rng, numbers.MOBILES, rows), (2, 4, 6, 8), "."),
        sparse(rng, about.mails(rng, who), 0.6),
        days(TODAY - 1200 - rng.integers(0, 4000, rows), SHORT),
        sparse(rng, days(TODAY + 17 + rng.integers(0, 400, rows), SHORT), 0.5),
    ]


def _rest(block: Block) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    return [
        pa.array(["1"] * rows),
        pc.utf8_slice_codeunits(numbers.siret(np.random.default_rng(19), 200), 0, 9).take(
            pa.array(rng.integers(0, 200, rows))
        ),
        where(rng.random(rows) < 0.12, "O"),
        numbers.unlucky(rng, 9, rows),
        sparse(rng, numbers.card(rng, rows), 0.03),
        pa.array([""] * rows),
        numbers.unlucky(rng, 13, rows),
        number(rng.integers(0, 100, rows)),
        pick(rng, ("00", "01", "02", "10", "99"), rows),
    ]


LAYOUT = Layout("insurer", 50_000, 600, make, delimiter=",", quote="all")
