"""A directory of health professionals: nobody in it is a patient; all quoted, French headers that lie."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from . import about, numbers, towns, words
from .layout import Block, Columns, Layout
from .people import people
from .text import day, days, join, pick, spaced, sparse, styled, where

HEADERS = (
    "IDENT", "MONTANT", "NOM DE JEUNE FILLE", "COMMENTAIRE", "DT3", "TEL", "", "SEXE", "CP NAISSANCE", "NUM",
    "CODE", "CODE", "MAIL PATIENT", "GROUPE SANGUIN", "LIBELLE", "ETAT",
)  # fmt: skip


def make(block: Block) -> Columns:
    """The columns of one block."""
    rng, rows = block.rng, block.rows
    who = people(rng, rows, adults=True)
    department = np.array([int(d[:2].replace("2A", "20").replace("2B", "20")) for d in towns.DEPARTMENTS])[who.home]
    mail = join(about.logins(who), "@mssante.example.org")
    cells = [
        numbers.rpps(rng, rows),
        where(who.woman, "Madame", "Monsieur"),
        about.family(who, "upper"),
        about.given(who, "title"),
        days(day("1975-01-01") + rng.integers(0, 16_000, rows), "{d}/{m}/{y}"),
        about.streets(rng, rows, "upper"),
        spaced(numbers.phones(rng, numbers.LANDLINES, rows), (2, 4, 6, 8), " "),
        about.commune(who, "upper"),
        about.postcode(who),
        sparse(rng, numbers.siret(rng, rows), 0.7),
        sparse(rng, numbers.finess(rng, department), 0.3),
        sparse(rng, numbers.adeli(rng, department), 0.2),
        sparse(rng, mail, 0.5),
        styled(words.SPECIALITIES, "plain").take(pa.array(rng.integers(0, len(words.SPECIALITIES), rows))),
        join("Cabinet ", pc.replace_substring(about.family(who, "title"), ";", "")),
        pick(rng, ("OUVERT", "FERME"), rows),
    ]
    return list(zip(HEADERS, cells, strict=True))


LAYOUT = Layout("directory", 5_000, 500, make, quote="all", encoding="cp1252", line_break="\r\n")
