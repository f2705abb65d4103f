"""A warehouse: nobody is in it. Headers promise a leak; keys, dates and places come out right only as chance has it."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from . import numbers
from .layout import Block, Columns, Layout
from .text import clock, day, days, decimal, digits, join, letters, number, pick, ranks, spaced

CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FRENCH = "{d}/{m}/{y}"
_GOODS = (
    "Gants nitrile taille M",
    "Seringue 5 ml",
    "Tube EDTA 4 ml",
    "Compresse 10x10",
    "Masque FFP2 boîte de 20",
    "Aiguille 21G",
)


def make(block: Block) -> Columns:
    """The columns of one block."""
    return [*_lies(block), *_shapes(block), *_measures(block), *_true(block)]


def _lies(block: Block) -> Columns:
    rng, rows = block.rng, block.rows
    delivered = day("2018-01-02") + rng.integers(0, 900, rows)
    return [
        ("patient_id", block.counter()),
        ("ssn", numbers.unlucky(rng, 15, rows)),
        ("siren", numbers.unlucky(rng, 9, rows)),
        ("rpps", numbers.unlucky(rng, 11, rows)),
        ("siret", numbers.unlucky(rng, 14, rows)),
        ("c5", days(delivered, FRENCH)),
        ("death_date", days(delivered + rng.integers(400, 2500, rows), FRENCH)),
        ("c7", pick(rng, ("1", "2"), rows)),
        ("zipcode", numbers.unlucky(rng, 5, rows)),
        ("phone", numbers.unlucky(rng, 10, rows)),
        ("blood_group", pick(rng, ("A", "B", "C", "D", "E"), rows)),
        ("iban", join("FR", numbers.unlucky(rng, 15, rows), numbers.unlucky(rng, 10, rows))),
        ("ip", join(number(rng.integers(0, 9, rows)), ".", number(rng.integers(0, 30, rows)), ".0")),
        ("email", join("lot", digits(rng, 5, rows), "@", letters(rng, CAPITALS, 2, rows))),
        ("name", pick(rng, _GOODS, rows)),
    ]


def _shapes(block: Block) -> Columns:
    rng, rows = block.rng, block.rows
    month = number(rng.integers(13, 20, rows))
    nearly = join(pick(rng, ("1", "2"), rows), digits(rng, 2, rows), month, digits(rng, 8, rows))
    anywhen = day("1900-01-01") + rng.integers(0, 47_000, rows)
    return [
        ("c15", numbers.unlucky(rng, 16, rows)),
        ("c16", numbers.hexadecimal(rng, 8, rows)),
        ("c17", numbers.hexadecimal(rng, 32, rows)),
        ("c18", join(letters(rng, CAPITALS, 1, rows), digits(rng, 2, rows))),
        ("c19", join(letters(rng, CAPITALS, 4, rows), digits(rng, 3, rows))),
        ("c20", join(letters(rng, CAPITALS, 8, rows))),
        ("c21", nearly),
        ("c22", days(anywhen, "{y}{m}{d}")),
        ("c23", digits(rng, 13, rows)),
    ]


def _measures(block: Block) -> Columns:
    rng, rows = block.rng, block.rows
    cents = rng.integers(100_000, 9_999_999, rows)
    thousands = pc.binary_join_element_wise(number(cents // 100_000), number(cents // 100 % 1000, 3), " ")
    return [
        ("c24", join(thousands, ",", number(cents % 100, 2))),
        ("c25", number(ranks(rng, 400, rows, 1.0))),
        ("c26", decimal(4_000_000 + rng.integers(0, 999_999, rows), ".")),
        ("c27", number(rng.integers(1990, 2023, rows))),
        ("c28", clock(rng, rows, seconds=False)),
        ("c29", pick(rng, ("EN ATTENTE", "VALIDE", "ANNULE", "FACTURE"), rows)),
        ("c30", number(rng.integers(0, 101, rows))),
        ("c31", join("2019-W", number(rng.integers(1, 53, rows), 2))),
        ("c32", spaced(digits(rng, 6, rows), (3,), "-")),
    ]


def _true(block: Block) -> Columns:
    rng, rows = block.rng, block.rows
    firm = numbers.siret(np.random.default_rng(29), 60)
    of = pa.array(rng.integers(0, 60, rows))
    return [
        ("c33", pick(rng, ("FR", "DE", "CN", "US", "IT", "BE", "IN", "PL"), rows, 0.6)),
        ("c34", firm.take(of)),
        ("c35", pc.utf8_slice_codeunits(firm, 0, 9).take(of)),
        ("c36", pick(rng, ("O", "N"), rows)),
    ]


LAYOUT = Layout("stock", 5_000, 1_000, make, delimiter=",", quote="needed", encoding="latin-1")
