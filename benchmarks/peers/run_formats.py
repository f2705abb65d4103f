"""Read one file with another program, every cell as text; print rows and CPU seconds. Run by its own environment."""

# ruff: noqa: PLC0415, PTH123  # what is imported is what is timed; files are opened as these programs want them

import json
import sys
import time
from collections.abc import Callable
from importlib import import_module

NAMES = ["num", "nom", "prenom", "naissance", "sexe", "cp", "ville", "tel", "mail", "montant", "visite", "note"]
WIDTHS = (8, 16, 10, 10, 1, 5, 14, 10, 28, 8, 10, 32)


def openpyxl_(path: str) -> int:
    from openpyxl import load_workbook

    sheet = load_workbook(path, read_only=True).active
    return sum(1 for row in sheet.iter_rows(values_only=True) if [str(c) for c in row]) - 1


def pandas_(form: str, path: str) -> int:
    import pandas as pd

    read: dict[str, Callable[[], object]] = {
        "xlsx": lambda: pd.read_excel(path, dtype=str),
        "ods": lambda: pd.read_excel(path, engine="odf", dtype=str),
        "parquet": lambda: pd.read_parquet(path).astype(str),
        "sqlite": lambda: pd.read_sql("SELECT * FROM patient", __import__("sqlite3").connect(path)).astype(str),
        "pg_dump": lambda: pd.read_csv(path, sep="\t", skiprows=4, names=NAMES, dtype=str, quoting=3, skipfooter=0),
        "fixed width": lambda: pd.read_fwf(
            path, widths=[w + 1 for w in WIDTHS], header=None, dtype=str, encoding="latin-1"
        ),
        "ndjson": lambda: pd.read_json(path, lines=True, dtype=False).astype(str),
        "xml": lambda: pd.read_xml(path, dtype=str),
    }
    return len(read[form]())  # type: ignore[arg-type]


def sqlglot_(form: str, path: str) -> int:
    import sqlglot

    with open(path, encoding="utf-8") as file:
        text = file.read()
    dialect = "mysql" if form == "mysqldump" else "sqlite"
    found = 0
    for statement in sqlglot.parse(text, read=dialect):
        if isinstance(statement, sqlglot.exp.Insert):
            found += sum(1 for row in statement.expression.expressions if [str(c) for c in row.expressions])
    return found


def sqlparse_(path: str) -> int:
    import sqlparse
    from sqlparse.engine import grouping

    grouping.MAX_GROUPING_TOKENS = None
    with open(path, encoding="utf-8") as file:
        text = file.read()
    found = 0
    for statement in sqlparse.parse(text):
        for token in statement.tokens:
            if isinstance(token, sqlparse.sql.Values):
                found += sum(isinstance(part, sqlparse.sql.Parenthesis) for part in token.get_sublists())
    return found


def sqlite3_(path: str) -> int:
    import sqlite3

    base = sqlite3.connect(":memory:")
    with open(path, encoding="utf-8") as file:
        base.executescript(file.read())
    return len([[str(c) for c in row] for row in base.execute("SELECT * FROM patient")])


def dbfread_(path: str) -> int:
    from dbfread import DBF

    return sum(1 for row in DBF(path, encoding="cp1252") if [str(c) for c in row.values()])


def pymongo_(path: str) -> int:
    from bson import decode_file_iter

    with open(path, "rb") as file:
        return sum(1 for row in decode_file_iter(file) if [str(c) for c in row.values()])


def lxml_(path: str) -> int:
    from lxml import etree

    found = 0
    for _, element in etree.iterparse(path, tag="patient"):
        found += bool([child.text or "" for child in element])
        element.clear()
    return found


def hl7apy_(path: str) -> int:
    from hl7apy.parser import parse_message

    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    found = 0
    for message in text.split("MSH|")[1:]:
        parsed = parse_message("MSH|" + message, find_groups=False)
        for segment in parsed.children:
            found += bool([field.to_er7() for field in segment.children])
    return found


def vobject_(path: str) -> int:
    import vobject

    with open(path, encoding="utf-8", newline="") as file:
        return sum(1 for card in vobject.readComponents(file.read()) if [str(c.value) for c in card.getChildren()])


def ldif3_(path: str) -> int:
    from ldif3 import LDIFParser

    with open(path, "rb") as file:
        return sum(1 for _, entry in LDIFParser(file).parse() if entry)


def pypdf_(path: str) -> int:
    from pypdf import PdfReader

    return sum(page.extract_text().count("example.org") for page in PdfReader(path).pages)


ONE = {
    "openpyxl": openpyxl_,
    "sqlparse": sqlparse_,
    "sqlite3": sqlite3_,
    "dbfread": dbfread_,
    "pymongo": pymongo_,
    "lxml": lxml_,
    "hl7apy": hl7apy_,
    "vobject": vobject_,
    "ldif3": ldif3_,
    "pypdf": pypdf_,
}
MODULES = {"pymongo": "bson", "pandas-odf": "pandas", "lxml": "lxml.etree", "hl7apy": "hl7apy.parser"}


def main() -> None:
    peer, form, path = sys.argv[1:4]
    import_module(MODULES.get(peer, peer))
    start = time.process_time()
    if peer.startswith("pandas"):
        rows = pandas_(form, path)
    elif peer == "sqlglot":
        rows = sqlglot_(form, path)
    else:
        rows = ONE[peer](path)
    print(json.dumps({"rows": rows, "seconds": time.process_time() - start}))


if __name__ == "__main__":
    main()
