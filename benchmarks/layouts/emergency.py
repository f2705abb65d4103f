"""Arrivals at an emergency room: commas, headers A to AH, the insured beside the patient, somebody to call, nurses."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from . import about, numbers, words
from .layout import Block, Columns, Layout, doctors
from .people import TODAY, People, people
from .text import clock, days, decimal, digits, join, number, pick, spaced, sparse, styled, where

SLASHED = "{d}/{m}/{y}"


def make(block: Block) -> Columns:
    """The columns of one block: four patients in ten are insured by somebody else of their family."""
    who = people(block.rng, block.rows)
    grown = people(block.rng, block.rows, adults=True)
    other = block.rng.random(block.rows) < 0.4
    payer = _choose(other | who.dependant | (who.age < 18), grown, who)
    cells = [*_arrival(block), *_patient(who), *_insured(block, payer), *_near(block, who), *_care(block)]
    return [(_letter(position), column) for position, column in enumerate(cells)]


def _letter(position: int) -> str:
    return chr(65 + position) if position < 26 else "A" + chr(65 + position - 26)


def _choose(mask: np.ndarray, yes: People, no: People) -> People:
    """Row by row, the one or the other."""
    return People(*(np.where(mask, getattr(yes, f), getattr(no, f)) for f in People.__slots__))


def _arrival(block: Block) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    entry = days(TODAY - 1 - rng.integers(0, 90, rows), SLASHED)
    return [
        join(entry, " ", clock(rng, rows, seconds=False)),
        number(rng.integers(1, 6, rows)),
        join("20", digits(rng, 7, rows)),
        pick(rng, ("VSL", "POMPIERS", "SMUR", "PERSONNEL", "AMBULANCE"), rows, 1.0),
    ]


def _patient(who: People) -> list[pa.StringArray]:
    return [
        about.given(who, "plain"),
        about.family(who, "plain"),
        days(who.birth, SLASHED),
        where(who.woman, "Féminin", "Masculin"),
    ]


def _insured(block: Block, payer: People) -> list[pa.StringArray]:
    whole = about.nir(payer)
    edges = (0, 1, 3, 5, 7, 10, 13, 15)
    dotted = spaced(whole, edges[1:-1], ".")
    return [
        days(payer.birth, SLASHED),
        join(about.family(payer, "plain"), " ", about.given(payer, "plain")),
        dotted,
        sparse(block.rng, pick(block.rng, words.INSURERS, block.rows), 0.7),
    ]


def _near(block: Block, who: People) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    near = people(rng, rows, adults=True)
    return [
        join(about.given(near, "title"), " ", about.family(near, "upper")),
        pick(rng, ("conjoint", "mère", "fils", "fille", "voisin", "père"), rows),
        spaced(numbers.phones(rng, numbers.MOBILES, rows), (4, 6, 8), "."),
        about.streets(rng, rows, "upper"),
        about.commune(who, "upper"),
        about.postcode(who),
        sparse(rng, numbers.phones(rng, numbers.LANDLINES, rows), 0.6),
    ]


def _care(block: Block) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    pool, of = doctors(block, 40)
    nurses, seen = doctors(block, 25)
    chosen, nurse = pool.take(of), nurses.take(seen)
    mail = join(pc.ascii_lower(about.family(chosen, "plain")), "@ch.example.org")
    return [
        join("Dr ", about.family(chosen, "upper")),
        pc.replace_substring(mail, " ", ""),
        join(about.given(nurse, "title"), " ", about.family(nurse, "upper")),
        pick(rng, words.DIAGNOSES, rows, 0.6),
        about.notes(rng, rows, "title"),
        decimal(rng.integers(360, 405, rows) * 10, "."),
        join(number(rng.integers(90, 180, rows)), "/", number(rng.integers(50, 100, rows))),
        sparse(rng, pick(rng, words.BLOOD, rows, 1.0), 0.4),
        sparse(rng, styled(words.DRUGS, "plain").take(pa.array(rng.integers(0, len(words.DRUGS), rows))), 0.6),
        pick(rng, ("X", ""), rows),
        numbers.ipv4(rng, rows),
        clock(rng, rows, seconds=False),
    ]


LAYOUT = Layout("emergency", 2_000, 500, make, delimiter=",", quote="needed")
