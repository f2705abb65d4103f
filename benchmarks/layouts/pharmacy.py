"""Sales of a group of pharmacies: pipes, UTF-8, lower case with accents, and a shop's headers that all lie."""

import itertools

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from . import about, numbers, towns, words
from .layout import Block, Columns, Layout, doctors
from .people import TODAY, People, people
from .text import days, decimal, digits, join, letters, number, pick, sparse, styled

DOTTED = "{d}.{m}.{y}"
_LIES = """
sku qty latitude colour price size weight label first_name email phone zip city iban age sex birthdate ssn blood
password username ip notes uuid drug rpps
"""
_SHOPS = ("pharmacie du port", "pharmacie des halles", "grande pharmacie du centre", "pharmacie Kerdaniel")


def make(block: Block) -> Columns:
    """The columns of one block."""
    who = people(block.rng, block.rows)
    return list(zip(_LIES.split(), [*_buyer(block, who), *_sale(block), *_secrets(block)], strict=True))


def _buyer(block: Block, who: People) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    town = styled(towns.NAMES, "lower").take(pa.array(who.home))
    return [
        _as_printed(about.nir(who)),
        join(about.given(who, "lower"), " ", about.family(who, "lower")),
        days(who.birth, DOTTED),
        pc.utf8_slice_codeunits(numbers.phones(rng, numbers.MOBILES, rows), 1, 10),
        sparse(rng, about.mails(rng, who), 0.5),
        join(about.streets(rng, rows, "lower"), " ", about.postcode(who), " ", town),
    ]


def _as_printed(column: pa.StringArray) -> pa.StringArray:
    """The NIR as printed on the card: ``2 95 10 99 126 111 93``."""
    edges = (0, 1, 3, 5, 7, 10, 13, 15)
    pieces = [pc.utf8_slice_codeunits(column, a, b) for a, b in itertools.pairwise(edges)]
    return pc.binary_join_element_wise(*pieces, " ")


def _sale(block: Block) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    pool, of = doctors(block, 120)
    chosen, fixed = pool.take(of), np.random.default_rng(3)
    drug, shop = rng.integers(0, len(words.DRUGS), rows), rng.integers(0, len(_SHOPS), rows)
    pack = join("34009", digits(fixed, 8, len(words.DRUGS)))
    return [
        styled(words.DRUGS, "lower").take(pa.array(drug)),
        pack.take(pa.array(drug)),
        number(rng.integers(1, 7, rows)),
        decimal(rng.integers(115, 9_000, rows), "."),
        days(TODAY - rng.integers(1, 500, rows), DOTTED),
        join(about.family(chosen, "lower"), " ", about.given(chosen, "lower")),
        numbers.rpps(np.random.default_rng(block.fixed.integers(2**31)), 120).take(pa.array(of)),
        styled(words.SPECIALITIES, "lower").take(pa.array(of % len(words.SPECIALITIES))),
        numbers.siret(fixed, len(_SHOPS)).take(pa.array(shop)),
        sparse(rng, styled(words.INSURERS, "lower").take(pa.array(rng.integers(0, len(words.INSURERS), rows))), 0.8),
        pick(rng, ("65", "30", "15", "100"), rows, 0.8),
    ]


def _secrets(block: Block) -> list[pa.StringArray]:
    rng, rows = block.rng, block.rows
    initials = letters(np.random.default_rng(13), "abcdefghjlmprst", 2, 9)
    return [
        numbers.unlucky(rng, 15, rows),
        join("v2019-", number(np.arange(block.first, block.first + rows), 7)),
        initials.take(pa.array(rng.integers(0, 9, rows))),
        numbers.bcrypt(rng, rows),
        pick(rng, ("oui", "non"), rows),
        numbers.ipv4(rng, rows),
        sparse(rng, about.notes(rng, rows, "lower"), 0.08),
        pick(rng, _SHOPS, rows),
        join("2999", digits(rng, 9, rows)),
    ]


LAYOUT = Layout("pharmacy", 5_000, 600, make, delimiter="|")
