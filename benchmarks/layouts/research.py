"""A pseudonymised extract for research: hashes for people, no name, codes of acts, diagnoses, drugs and results."""

import hashlib

import numpy as np
import pyarrow as pa

from . import about, numbers, towns, words
from .layout import Block, Columns, Layout
from .people import TODAY, people
from .text import days, decimal, join, number, pick, ranks, sparse, where

_ATC = ("A10BA02", "B01AF01", "C09AA05", "C10AA05", "N02BE01", "J01CA04", "H03AA01", "N06AB10", "R03AC02", "A02BC05")
_LOINC = ("718-7", "2345-7", "2160-0", "4548-4", "3016-3", "2093-3", "1742-6", "6690-2", "777-3", "14647-2")
_UNITS = ("g/L", "mmol/L", "µmol/L", "%", "mUI/L", "G/L")


def make(block: Block) -> Columns:
    """The columns of one block: five rows per person."""
    rng, rows = block.rng, block.rows
    crowd = people(rng, max(rows // 5, 1))
    of = rng.integers(0, len(crowd), rows)
    who = crowd.take(of)
    act = TODAY - 3 - rng.integers(0, 1000, rows)
    digest = pa.array([hashlib.sha256(text.encode()).hexdigest() for text in about.nir(crowd).to_pylist()])
    year = (np.datetime64("1900-01-01") + who.birth).astype("datetime64[Y]").astype(int) + 1970
    cells = [
        digest.take(pa.array(of)),
        number(year),
        where(who.woman, "2", "1"),
        pa.array(towns.DEPARTMENTS).take(pa.array(who.home)),
        pa.array(towns.CODES).take(pa.array(who.home)),
        days(act, "{y}-{m}-{d}"),
        pick(rng, words.ACTS, rows, 0.6),
        pick(rng, [code.replace(".", "") for code in words.DIAGNOSES], rows, 0.6),
        pick(rng, _ATC, rows, 0.5),
        pick(rng, _LOINC, rows, 0.5),
        decimal(rng.integers(10, 20_000, rows), "."),
        pick(rng, _UNITS, rows),
        number(ranks(rng, 30, rows, 1.0) + 1),
        pick(rng, words.FUNDS, rows, 0.7),
        numbers.finess(np.random.default_rng(37), np.arange(40) % 12 + 21).take(pa.array(rng.integers(0, 40, rows))),
        pick(rng, ("0", "1"), rows),
        sparse(rng, days(act + rng.integers(100, 900, rows), "{y}-{m}-{d}"), 0.01),
        join("P", number(of + block.first, 7)),
        numbers.hexadecimal(rng, 64, rows),
        number(rng.integers(0, 1_000_000, rows)),
    ]
    return [(f"var_{position:03}", column) for position, column in enumerate(cells, 101)]


LAYOUT = Layout("research", 5_000, 1_000, make, delimiter="\t")
