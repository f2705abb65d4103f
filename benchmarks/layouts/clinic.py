"""A clinic's list that went through a spreadsheet: UTF-16, lost zeros, French months, two facts in one cell."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from . import about, numbers, towns, words
from .layout import Block, Columns, Layout, doctors
from .people import TODAY, People, people
from .text import clock, days, decimal, digits, join, letters, number, pick, spaced, sparse, styled, where

FRENCH = "{d}/{m}/{y}"
_MONTHS = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
_GROUPS = ("A RH POS", "O RH POS", "B RH POS", "A RH NEG", "O RH NEG", "AB RH POS", "B RH NEG", "AB RH NEG")
_SITES = (
    "SELAS BIO OUEST - SITE DE VANNES",
    "SELAS BIO OUEST - SITE D'AURAY",
    "SELARL LABO BIOLOIRE",
    "SCM LABORATOIRE MARTIN",
)
_LABELLED = (
    "E11.9 - Diabète sucré de type 2", "I10 - Hypertension essentielle", "J45.9 - Asthme, sans précision",
    "C50.9 - Tumeur maligne du sein", "F32.9 - Épisode dépressif", "B24 - Maladie due au VIH",
    "M54.5 - Lombalgie basse",
)  # fmt: skip
_NATIONALITIES = (
    "Française",
    "Française",
    "Française",
    "Française",
    "Portugaise",
    "Marocaine",
    "Algérienne",
    "Italienne",
)


def make(block: Block) -> Columns:
    """The columns of one block."""
    who = people(block.rng, block.rows, local=0.1)
    cells = [*_identity(block, who), *_reached(block, who), *_care(block), *_spoiled(block, who)]
    return [(f"Colonne{position}" if position % 3 else "", column) for position, column in enumerate(cells, 1)]


def _identity(block: Block, who: People) -> list[pa.StringArray]:
    whole = about.nir(who)
    parted = join(pc.utf8_slice_codeunits(whole, 0, 13), " ", pc.utf8_slice_codeunits(whole, 13, 15))
    born = join(styled(towns.BIRTH_NAMES, "plain").take(pa.array(who.birth_place)), " (", _department(who), ")")
    return [
        join("2019/", number(np.arange(block.first, block.first + block.rows), 6)),
        about.titles(who, ("Madame", "Monsieur")),
        join(about.family(who, "plain"), " ", about.given(who, "title")),
        where(who.woman & (who.age > 24), about.birth_family(who, "plain")),
        join(days(who.birth, FRENCH), " 00:00"),
        where(who.woman, "Femme", "Homme"),
        parted,
        born,
        pick(block.rng, _NATIONALITIES, block.rows),
    ]


def _department(who: People) -> pa.StringArray:
    return pa.array([code[:2] for code in towns.BIRTH_CODES]).take(pa.array(who.birth_place))


def _reached(block: Block, who: People) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    abroad = spaced(pc.utf8_slice_codeunits(numbers.phones(rng, numbers.LANDLINES, rows), 1), (1, 3, 5, 7), " ")
    both = join(numbers.phones(rng, numbers.LANDLINES, rows), " / ", numbers.phones(rng, numbers.MOBILES, rows))
    town = join(about.commune(who, "plain"), where(rng.random(rows) < 0.2, " CEDEX", ""))
    return [
        spaced(numbers.phones(rng, numbers.MOBILES, rows), (2, 4, 6, 8), "-"),
        sparse(rng, join("0033 ", abroad), 0.5),
        sparse(rng, both, 0.3),
        sparse(rng, pc.ascii_upper(about.mails(rng, who)), 0.4),
        about.streets(rng, rows, "plain"),
        pc.utf8_ltrim(about.postcode(who), "0"),
        town,
        pc.ascii_lower(numbers.iban(rng, rows)),
    ]


def _care(block: Block) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    pool, of = doctors(block, 60)
    chosen = pool.take(of)
    visit = TODAY - 5 - rng.integers(0, 600, rows)
    short = join(about.family(chosen, "plain"), " ", pc.utf8_slice_codeunits(about.given(chosen, "plain"), 0, 1), ".")
    return [
        sparse(rng, pick(rng, _GROUPS, rows, 1.2), 0.3),
        short,
        numbers.rpps(np.random.default_rng(block.fixed.integers(2**31)), 60).take(pa.array(of)),
        pick(rng, _SITES, rows),
        _with_month(visit),
        join(days(visit + rng.integers(1, 60, rows), FRENCH), " ", clock(rng, rows, seconds=True)),
        pick(rng, _LABELLED, rows),
        sparse(rng, about.notes(rng, rows, "title"), 0.2),
        pick(rng, words.DRUGS, rows),
    ]


def _with_month(day: np.ndarray) -> pa.StringArray:
    """As a French spreadsheet shows dates: ``12-mars-19``."""
    text = days(day, "{y}{m}{d}")
    month = pa.array(_MONTHS).take(pa.array(pc.utf8_slice_codeunits(text, 4, 6).cast(pa.int64()).to_numpy() - 1))
    return join(pc.utf8_slice_codeunits(text, 6, 8), "-", month, "-", pc.utf8_slice_codeunits(text, 2, 4))


def _spoiled(block: Block, who: People) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    firm = spaced(numbers.siret(np.random.default_rng(31), 80), (3, 6, 9), " ")
    rounded = join("2,", digits(rng, 5, rows), "E+14")
    return [
        pick(rng, ("VRAI", "FAUX"), rows),
        join("1.", decimal(rng.integers(10_000, 99_999, rows), ","), " EUR"),
        decimal(rng.integers(1_700, 3_900, rows), ","),
        join(number(rng.integers(0, 100, rows)), " %"),
        join(number(who.age), " ans"),
        pc.utf8_slice_codeunits(days(who.birth, "{y}-{m}-{d}"), 0, 7),
        digits(rng, 4, rows),
        firm.take(pa.array(rng.integers(0, 80, rows))),
        rounded,
        letters(rng, "ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 6, rows),
    ]


LAYOUT = Layout("clinic", 5_000, 1_000, make, encoding="utf-16-le", line_break="\r\n", preamble="\ufeff")
