"""The 300 look-alikes, in the same forms and boxes as the exposures: the form must not give the answer away."""

from collections.abc import Iterator
from random import Random

from . import binaries, texts
from .decoy_tables import FAMILIES_OF, decoy
from .decoy_texts import MAKERS, made
from .exposures import Planted, boxed
from .table import Content, Table, random

FORMS = (
    ("csv", 40), ("txt", 10), ("xlsx", 14), ("ods", 3), ("dbf", 4), ("sql", 10), ("json", 7), ("jsonl", 4), ("xml", 4),
    ("xls", 2), ("db", 4), ("parquet", 3),
)  # fmt: skip
STEMS = ("patients_stat", "nir_test", "export", "liste", "data", "extract", "base", "donnees", "resultats", "tmp", "z")
BOXES = ("none", "renamed", "zip", "many", "nested", "gz", "tgz", "bz2", "xz", "mail")


def decoys(key: str, count: int) -> Iterator[Planted]:
    """As many; each family as often as the others."""
    rng = random(f"{key}/decoys")
    families = [*(list(FAMILIES_OF) * 8), *(list(MAKERS) * 7), "empty", "novel", "settings"]
    rng.shuffle(families)
    for place, family in enumerate(families[:count]):
        yield _one(rng, f"{key}/decoy/{place}", family)


def _one(rng: Random, key: str, family: str) -> Planted:
    rows = rng.choice((rng.randint(5, 15), rng.randint(30, 300), rng.randint(400, 3000)))
    form, content = _table(rng, decoy(key, family, rows)) if family in FAMILIES_OF else made(key, family)
    stem = rng.choice(STEMS) + rng.choice(("", "_2018", f"{rng.randrange(1000):03}"))
    box = rng.choices(BOXES, (100, 14, 16, 9, 5, 14, 6, 3, 3, 5))[0]
    whole, ending = boxed(rng, box, f"{stem}.{form}", content, form)
    return Planted(form, family, box, rows, health=False, passwords=False, stem=stem, ending=ending, content=whole)


def _table(rng: Random, table: Table) -> tuple[str, Content]:
    form = rng.choices([name for name, _ in FORMS], [weight for _, weight in FORMS])[0]
    separator, encoding = rng.choice((";", ",", "\t", "|")), rng.choice(("cp1252", "utf-8", "utf-8-sig", "utf-16"))
    simple = {
        "csv": lambda: texts.delimited(table, separator, encoding, rng.choice(("", '"'))),
        "txt": lambda: texts.fixed(table),
        "xlsx": lambda: binaries.workbook(("Feuil1", table, False)),
        "ods": lambda: binaries.calc(table),
        "dbf": lambda: binaries.dbase(table),
        "sql": lambda: texts.sql(table, rng.choice(("mysql", "postgres", "plain"))),
        "json": lambda: texts.json_array(table),
        "jsonl": lambda: texts.json_lines(table),
        "xml": lambda: texts.xml(table),
        "xls": lambda: texts.page(table),
        "db": lambda: binaries.database(table),
        "parquet": lambda: binaries.parquet(table),
    }
    return form, simple[form]()
