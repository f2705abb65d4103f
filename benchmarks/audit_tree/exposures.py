"""The 300 planted exposures: what a security officer would want to be told of."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from unseen.people import Person

from . import binaries, boxes, messages, texts
from .profiles import PROFILES, table
from .table import Content, Table, of_text, random

TABLES = (
    ("csv", 72), ("cryptic", 22), ("headless", 16), ("fixed", 8), ("xlsx", 24), ("xlsx_hidden", 5), ("ods", 4),
    ("dbf", 8), ("mysql", 14), ("postgres", 8), ("inserts", 6), ("json", 8), ("jsonl", 6), ("xml", 6), ("html_xls", 5),
    ("sqlite", 8), ("parquet", 3), ("log", 6), ("ldif", 2),
)  # fmt: skip
MESSAGES = (
    ("hl7", 12), ("hprim_sante", 10), ("hprim_doctors", 8), ("fhir", 4), ("mbox", 5), ("eml", 7), ("docx_letter", 4),
    ("docx_table", 3), ("pdf_letter", 4), ("pdf_list", 3), ("rtf", 3), ("html_letter", 3), ("vcf", 3),
)  # fmt: skip
"""How many of each form, 300 in all with `TABLES`."""
MIX = (
    ("lab", 15), ("lab_short", 10), ("results", 10), ("appointments", 8), ("covid", 6), ("donors", 5), ("insurer", 8),
    ("pharmacy", 5), ("home_care", 4), ("comments", 4), ("pmsi", 2), ("school", 3), ("staff", 5), ("portal", 8),
    ("accounts", 3), ("mandates", 3), ("mailing", 5), ("dutch", 1), ("belgian", 1), ("spanish", 1),
)  # fmt: skip
ENCODINGS = ("cp1252", "utf-8", "utf-8-sig", "cp850", "utf-16", "mac-roman")
ENDINGS = {
    "csv": "csv", "cryptic": "txt", "headless": "txt", "fixed": "txt", "xlsx": "xlsx", "xlsx_hidden": "xlsx",
    "ods": "ods", "dbf": "dbf", "mysql": "sql", "postgres": "sql", "inserts": "sql", "json": "json", "jsonl": "jsonl",
    "xml": "xml", "html_xls": "xls", "sqlite": "db", "parquet": "parquet", "log": "log", "ldif": "ldif", "hl7": "hl7",
    "hprim_sante": "hpr", "hprim_doctors": "hpm", "fhir": "json", "mbox": "mbox", "eml": "eml", "docx_letter": "docx",
    "docx_table": "docx", "pdf_letter": "pdf", "pdf_list": "pdf", "rtf": "rtf", "html_letter": "html", "vcf": "vcf",
}  # fmt: skip


@dataclass(frozen=True)
class Planted:
    """One planted content before it gets its place."""

    form: str
    profile: str
    box: str
    rows: int
    health: bool
    passwords: bool
    stem: str
    ending: str
    content: Content
    copy: bool = False
    """The content of another once more."""


def exposures(key: str, people: list[Person], count: int, giant: float) -> Iterator[Planted]:
    """As many, the same share of each form; ``giant`` scales the largest."""
    rng = random(f"{key}/exposures")
    forms = [form for form, times in TABLES + MESSAGES for _ in range(times)]
    rng.shuffle(forms)
    giants = {place for place, form in enumerate(forms) if form in ("csv", "mysql")}
    giants = set(sorted(giants)[:: max(len(giants) // 6, 1)][:6])
    earlier: Planted | None = None
    for place, form in enumerate(forms[:count]):
        if earlier and place % 25 == 24:
            yield replace(earlier, stem=_stem(rng), copy=True)
            continue
        rows = round(rng.uniform(0.5, 1.5) * 900_000 * giant) if place in giants else _rows(rng)
        made = _one(rng, f"{key}/exposure/{place}", form, people, max(rows, 5))
        earlier = made if place % 25 == 7 else earlier or made
        yield made


def _rows(rng: Random) -> int:
    size = rng.choices(("few", "some", "many", "most"), (27, 40, 25, 8))[0]
    low, high = {"few": (5, 15), "some": (20, 300), "many": (400, 3000), "most": (4000, 12000)}[size]
    return rng.randint(low, high)


def _one(rng: Random, key: str, form: str, people: list[Person], rows: int) -> Planted:
    profile = rng.choices([name for name, _ in MIX], [weight for _, weight in MIX])[0]
    profile = {"log": "lab_short", "ldif": "portal", "vcf": "mailing"}.get(form, profile)
    if form in dict(MESSAGES) and form != "vcf":
        profile = "patients"
    if form in ("cryptic", "headless", "fixed") and profile in ("accounts", "comments"):
        profile = "lab"
    if "letter" in form or form == "rtf":
        rows = 1
    elif form in ("docx_table", "pdf_list", "xlsx_hidden", "ods", "fhir", "log"):
        rows = min(rows, 400)
    if form in dict(MESSAGES):
        content = _message(key, form, people, rows)
    else:
        headers = {"cryptic": "cryptic", "headless": "none"}.get(form, "clear")
        content = _tabular(rng, key, form, table(key, profile, people, rows, headers))
    stem = _stem(rng)
    box = _box(rng, form, rows)
    ending = ENDINGS[form]
    content, ending = boxed(rng, box, f"{stem}.{ending}", content, ending)
    health = PROFILES[profile].health if profile in PROFILES else True
    passwords = profile in PROFILES and PROFILES[profile].passwords
    return Planted(form, profile, box, rows, health, passwords, stem, ending, content)


def _tabular(rng: Random, key: str, form: str, made: Table) -> Content:
    if form in ("csv", "cryptic", "headless"):
        encoding = rng.choices(ENCODINGS, (40, 25, 12, 10, 8, 5))[0]
        return texts.delimited(made, rng.choice((";", ";", ";", ",", "\t", "|")), encoding, rng.choice(("", "", '"')))
    simple = {
        "fixed": lambda: texts.fixed(made),
        "xlsx": lambda: binaries.workbook(("Feuil1", made, False)),
        "xlsx_hidden": lambda: binaries.workbook(
            ("Synthèse", Table(["Mois", "Total"], _months, 3), False),
            ("_donnees", made, True),
        ),
        "ods": lambda: binaries.calc(made),
        "dbf": lambda: binaries.dbase(made),
        "mysql": lambda: texts.sql(made, "mysql", rng.choice(("patient", "t_pers", "dossiers", "clients"))),
        "postgres": lambda: texts.sql(made, "postgres", rng.choice(("patient", "personne", "t_003"))),
        "inserts": lambda: texts.sql(made, "plain", "tmp_export"),
        "json": lambda: texts.json_array(made),
        "jsonl": lambda: texts.json_lines(made),
        "xml": lambda: texts.xml(made, rng.choice(("patient", "row", "enreg"))),
        "html_xls": lambda: texts.page(made),
        "sqlite": lambda: binaries.database(made, rng.choice(("patient", "records", "t1"))),
        "parquet": lambda: binaries.parquet(made),
        "log": lambda: texts.log(made, key + "/log"),
        "ldif": lambda: texts.ldif(made),
    }
    return simple[form]()


def _months() -> Iterator[list[str]]:
    return iter([["01/2019", "1204"], ["02/2019", "1377"], ["03/2019", "1290"]])


def _message(key: str, form: str, people: list[Person], rows: int) -> Content:
    lines = messages.letter(key, people) if "letter" in form or form == "rtf" else []
    simple = {
        "hl7": lambda: messages.hl7(key, people, rows),
        "hprim_sante": lambda: messages.hprim_sante(key, people, rows),
        "hprim_doctors": lambda: messages.hprim_doctors(key, people, rows),
        "fhir": lambda: messages.fhir(key, people, rows),
        "mbox": lambda: messages.mails(key, people, min(rows, 600)),
        "eml": lambda: boxes.mailed(
            "extract.csv",
            texts.delimited(table(key, "lab", people, rows, "clear")),
            "extraction",
            "Ci-joint le fichier.",
        ),
        "docx_letter": lambda: binaries.word(lines),
        "docx_table": lambda: binaries.word(["Planning"], table(key, "appointments", people, rows, "clear")),
        "pdf_letter": lambda: binaries.pdf(lines),
        "pdf_list": lambda: binaries.pdf(messages.listing(key, people, rows)),
        "rtf": lambda: of_text(messages.rtf(lines), "ascii"),
        "html_letter": lambda: of_text(messages.web_page(lines)),
        "vcf": lambda: texts.cards(table(key, "mailing", people, rows, "clear")),
    }
    return simple[form]()


def _stem(rng: Random) -> str:
    telling = ("patients", "extract_labo", "export_patients", "base_clients", "resultats", "migration", "liste", "sauv")
    dull = ("export", "data", "tmp", "file", "copie", "z_old", "IMG", "doc", "test", "fichier", "new", "t1", "out")
    number = rng.choice(("", "_2016", "_2018", f"_{rng.randrange(100):02}", f"{rng.randrange(10000):04}"))
    return rng.choice(telling if rng.random() < 0.4 else dull) + number


def _box(rng: Random, form: str, rows: int) -> str:
    if form in ("mbox", "eml", "parquet", "docx_letter", "pdf_letter", "rtf", "html_letter"):
        return rng.choices(("none", "zip"), (8, 1))[0]
    if rows > 50_000:
        return rng.choice(("none", "none", "zip", "gz"))
    text = form in ("csv", "cryptic", "headless", "mysql", "postgres", "inserts", "jsonl", "hl7", "hprim_sante")
    names = ("none", "renamed", "zip", "many", "nested", "gz", "tgz", "bz2", "xz", "mail", "cut", "cut_gz")
    enough = 4 if text and rows > 50 else 0
    return rng.choices(names, (100, 18, 16, 9, 5, 14 if text else 0, 6, 3, 3, 5, enough, enough))[0]


def boxed(rng: Random, box: str, name: str, content: Content, ending: str) -> tuple[Content, str]:
    """The content in its box, and the ending of the whole."""
    if box == "renamed":
        return content, rng.choice(("bak", "old", "tmp", "", "dat", "jpg", f"{ending}~", f"{ending}.1", "sav"))
    readme = of_text("Sauvegarde automatique. Ne pas supprimer.\n")
    junk = ("conf/app.ini", of_text("[app]\ndebug=false\nport=8080\n"))
    if box in ("gz", "bz2", "xz", "cut_gz"):
        wrap = {"gz": boxes.gzipped, "bz2": boxes.bzipped, "xz": boxes.xzipped, "cut_gz": boxes.gzipped}[box]
        packed = wrap(content)
        return (boxes.cut(packed) if box == "cut_gz" else packed), f"{ending}.{box.removeprefix('cut_')}"
    made = {
        "none": lambda: (content, ending),
        "cut": lambda: (boxes.cut(content), ending),
        "zip": lambda: (boxes.zipped((name, content)), "zip"),
        "many": lambda: (boxes.zipped(("LISEZMOI.txt", readme), junk, (f"data/{name}", content)), "zip"),
        "nested": lambda: (boxes.zipped(("LISEZMOI.txt", readme), ("int.zip", boxes.zipped((name, content)))), "zip"),
        "tgz": lambda: (boxes.tarred([junk, (f"var/backup/{name}", content)]), "tar.gz"),
        "mail": lambda: (boxes.mailed(name, content, "Tr: fichier", "Bonjour,\r\n\r\nVoir pièce jointe."), "eml"),
    }
    return made[box]()
