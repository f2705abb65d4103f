"""An old laboratory's flat export: capitals without accents, ``col1`` to ``col44``, latin-1, CRLF."""

import numpy as np
import pyarrow as pa

from . import about, numbers, towns, words
from .layout import Block, Columns, Layout, doctors
from .people import TODAY, People, people
from .text import days, decimal, digits, join, letters, number, pick, sparse, styled, where

FRENCH = "{d}/{m}/{y}"


def make(block: Block) -> Columns:
    """The columns of one block."""
    return [
        (f"col{position}", column) for position, column in enumerate(cells(block, people(block.rng, block.rows)), 1)
    ]


def cells(block: Block, who: People) -> list[pa.StringArray]:
    """The 44 columns without headers; the layout that times are taken on has them too."""
    return [*_identity(block, who), *_address(block, who), *_doctor(block), *_care(block, who), *_rest(block, who)]


def _identity(block: Block, who: People) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    maiden = where(who.woman & (who.age > 24), about.birth_family(who, "plain"))
    return [
        block.counter(100_000),
        sparse(rng, about.mistyped(rng, about.nir(who), 0.015), 0.996),
        where(who.dependant, number(rng.integers(2, 5, rows)), "1"),
        about.titles(who, ("MME", "M"), "ENF"),
        about.family(who, "plain"),
        maiden,
        about.given(who, "plain"),
        days(who.birth, FRENCH),
        where(who.woman, "F", "M"),
    ]


def _address(block: Block, who: People) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    flats = pick(rng, ("BAT A", "BAT C", "APT 12", "RES LES PINS", "ESC B", "CHEZ MME MARTIN"), rows)
    group = pick(rng, ("A POS", "O POS", "B POS", "A NEG", "O NEG", "AB POS", "B NEG", "AB NEG"), rows, 1.2)
    return [
        about.streets(rng, rows, "plain"),
        sparse(rng, flats, 0.005),
        about.postcode(who),
        about.commune(who, "plain"),
        sparse(rng, numbers.phones(rng, numbers.LANDLINES, rows), 0.55),
        sparse(rng, numbers.phones(rng, numbers.MOBILES, rows), 0.32),
        sparse(rng, about.mails(rng, who), 0.11),
        where(who.woman & (rng.random(rows) < 0.14), group),
    ]


def _doctor(block: Block) -> list[pa.StringArray]:
    pool, of = doctors(block, 300)
    fixed = np.random.default_rng(block.fixed.integers(2**31))
    phone, register = numbers.phones(fixed, numbers.LANDLINES, 300), numbers.rpps(fixed, 300)
    chosen = pool.take(of)
    return [
        join("DR ", about.family(chosen, "plain"), " ", about.given(chosen, "plain")),
        about.postcode(chosen),
        about.commune(chosen, "plain"),
        phone.take(pa.array(of)),
        register.take(pa.array(of)),
    ]


def _care(block: Block, who: People) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    fixed = np.random.default_rng(7)
    insurer = rng.integers(0, len(words.INSURERS), rows)
    insured = rng.random(rows) < 0.6
    number_of = digits(fixed, 8, len(words.INSURERS)).take(pa.array(insurer))
    lab = rng.integers(0, len(words.LABS), rows)
    register = numbers.finess(fixed, fixed.choice([22, 27, 35, 41, 45, 56], len(words.LABS)))
    visit = TODAY - 7 - rng.integers(0, 1800, rows) // 7 * 7 + rng.integers(0, 6, rows)
    return [
        where(insured, styled(words.INSURERS, "plain").take(pa.array(insurer))),
        where(insured, number_of),
        pick(rng, words.FUNDS, rows, 1.0),
        styled(words.LABS, "plain").take(pa.array(lab)),
        register.take(pa.array(lab)),
        days(visit, FRENCH),
        days(np.maximum(visit - rng.integers(0, 900, rows), who.birth), FRENCH),
    ]


def _rest(block: Block, who: People) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    portal = rng.random(rows) < 0.03
    initials = letters(np.random.default_rng(11), "ABCDEFGHJLMPRST", 3, 14)
    return [
        initials.take(pa.array(rng.integers(0, 14, rows))),
        pick(rng, ("O", "N"), rows),
        pick(rng, ("0", "0", "0", "1"), rows),
        pa.array([""] * rows),
        sparse(rng, about.notes(rng, rows, "plain"), 0.06),
        sparse(rng, about.notes(rng, rows, "plain"), 0.02),
        where(portal, about.logins(who)),
        where(portal, about.passwords(rng, rows)),
        decimal(rng.integers(270, 18_000, rows), ","),
        numbers.unlucky(rng, 15, rows),
        numbers.unlucky(rng, 9, rows),
        number(1 + rng.poisson(3, rows)),
        pick(rng, ("1", "2"), rows),
        sparse(rng, days(TODAY - rng.integers(0, 900, rows), FRENCH), 0.02),
        where(rng.random(rows) < 0.9, pa.array(towns.DEPARTMENTS).take(pa.array(who.home))),
    ]


LAYOUT = Layout("lab", 50_000, 2_000, make, encoding="latin-1", line_break="\r\n")
