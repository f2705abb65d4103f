"""One table of invented people in every format, and messages about them; by other programs where one is at hand."""

import datetime as dt
import json
import random
import sqlite3
import struct
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq

NAMES = ("num", "nom", "prenom", "naissance", "sexe", "cp", "ville", "tel", "mail", "montant", "visite", "note")
_FAMILY = ("MARTIN", "BERNARD", "D'ARC", "PETIT", "LE GOFF", "RICHARD", "DURAND", "LEFÈVRE-NOËL", "MOREAU", "SIMON")
_GIVEN = ("MARIE", "JEAN", "ZOÉ", "PAUL", "CLAIRE", "LUCAS", "INÈS", "NICOLAS")
_NOTES = ("", "", "", "grossesse en cours", "à rappeler; après 18 h", 'allergie à la "pénicilline"', "ligne 1\nligne 2")
_WIDTHS = (8, 16, 10, 10, 1, 5, 14, 10, 28, 8, 10, 32)
Rows = Sequence[Sequence[str]]


def people(count: int) -> list[list[str]]:
    chance = random.Random(7)  # noqa: S311  # no secret
    return [_person(number, chance) for number in range(count)]


def _person(number: int, chance: random.Random) -> list[str]:
    given = chance.choice(_GIVEN)
    return [
        str(number + 1),
        chance.choice(_FAMILY),
        given,
        (dt.date(1930, 1, 1) + dt.timedelta(chance.randrange(25_000))).isoformat(),
        chance.choice("MF"),
        chance.choice(("35000", "01000", "56000")),
        chance.choice(("RENNES", "BOURG EN BRESSE", "VANNES")),
        f"06399{chance.randrange(100_000):05}",
        f"p{number}@example.org",
        f"{chance.uniform(5, 300):.2f}",
        (dt.date(2019, 1, 1) + dt.timedelta(chance.randrange(365))).isoformat(),
        chance.choice(_NOTES),
    ]


def xlsx(path: Path, rows: Rows) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("patients")
    sheet.append(NAMES)
    for row in rows:
        sheet.append([int(row[0]), *row[1:9], float(row[9]), dt.date.fromisoformat(row[10]), row[11]])
    book.save(path)


def ods(path: Path, rows: Rows) -> None:
    text = path.with_suffix(".csv")
    lines = [NAMES, *rows]
    text.write_text("\n".join(";".join('"' + c.replace('"', '""') + '"' for c in line) for line in lines), "utf-8")
    command = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={path.with_name('profile').as_uri()}"]
    command += ["--infilter=CSV:59,34,76,1", "--convert-to", "ods", "--outdir", str(path.parent), str(text)]
    subprocess.run(command, check=True, capture_output=True)


def columnar(path: Path, rows: Rows) -> None:
    pq.write_table(pa.table(dict(zip(NAMES, map(list, zip(*rows, strict=True)), strict=True))), path)


def sqlite(path: Path, rows: Rows) -> None:
    with sqlite3.connect(path) as base:
        base.execute(f"CREATE TABLE patient ({', '.join(NAMES)})")
        base.executemany(f"INSERT INTO patient VALUES ({', '.join('?' * len(NAMES))})", rows)
    base.close()


def sqlite_dump(path: Path, rows: Rows) -> None:
    base = path.with_suffix(".base")
    sqlite(base, rows)
    with path.open("wb") as out:
        subprocess.run(["sqlite3", str(base), ".dump"], stdout=out, check=True)
    base.unlink()


def mysql_dump(path: Path, rows: Rows) -> None:
    """As mysqldump writes: a hundred rows a statement."""
    said = [
        "-- MySQL dump 10.19\n",
        f"CREATE TABLE `patient` ({', '.join(f'`{n}` text' for n in NAMES)}) ENGINE=InnoDB;\n",
    ]
    for start in range(0, len(rows), 100):
        told = ",".join("(" + ",".join(map(_mysql, row)) + ")" for row in rows[start : start + 100])
        said.append(f"INSERT INTO `patient` VALUES {told};\n")
    path.write_text("".join(said), "utf-8")


def _mysql(cell: str) -> str:
    return "'" + cell.replace("\\", "\\\\").replace("'", "\\'").replace('"', '\\"').replace("\n", "\\n") + "'"


def copy_dump(path: Path, rows: Rows) -> None:
    """As pg_dump writes."""
    said = ["--\n-- PostgreSQL database dump\n--\n", f"COPY public.patient ({', '.join(NAMES)}) FROM stdin;\n"]
    said += [
        "\t".join(c.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t") for c in row) + "\n" for row in rows
    ]
    path.write_text("".join([*said, "\\.\n"]), "utf-8")


def dbf(path: Path, rows: Rows) -> None:
    size = 1 + sum(_WIDTHS)
    head = (
        bytes([3, 119, 1, 2]) + struct.pack("<IHH", len(rows), 32 + 32 * len(NAMES) + 1, size) + bytes(17) + b"\x03\0\0"
    )
    for name, width in zip(NAMES, _WIDTHS, strict=True):
        head += name.encode().ljust(11, b"\0") + b"C" + bytes(4) + bytes([width]) + bytes(15)
    body = (b" " + b"".join(c.encode("cp1252")[:w].ljust(w) for c, w in zip(r, _WIDTHS, strict=True)) for r in rows)
    path.write_bytes(head + b"\r" + b"".join(body) + b"\x1a")


def fixed_width(path: Path, rows: Rows) -> None:
    lines = (" ".join(c.replace("\n", " ")[:w].ljust(w) for c, w in zip(r, _WIDTHS, strict=True)) for r in rows)
    path.write_text("\n".join(lines) + "\n", "latin-1")


def _records(rows: Rows) -> list[dict[str, str]]:
    return [dict(zip(NAMES, row, strict=True)) for row in rows]


def ndjson(path: Path, rows: Rows) -> None:
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in _records(rows)), "utf-8")


def bson(path: Path, rows: Rows) -> None:
    path.write_bytes(b"".join(map(_document, _records(rows))))


def _document(record: dict[str, str]) -> bytes:
    body = b""
    for name, value in record.items():
        data = value.encode() + b"\0"
        body += b"\x02" + name.encode() + b"\0" + struct.pack("<i", len(data)) + data
    return struct.pack("<i", len(body) + 5) + body + b"\0"


def xml(path: Path, rows: Rows) -> None:
    def cell(name: str, value: str) -> str:
        return f"<{name}>{value.replace('&', '&amp;').replace('<', '&lt;')}</{name}>"

    said = ("<patient>" + "".join(map(cell, NAMES, row)) + "</patient>\n" for row in rows)
    path.write_text("<?xml version='1.0' encoding='utf-8'?>\n<patients>\n" + "".join(said) + "</patients>\n", "utf-8")


def hl7(path: Path, rows: Rows) -> None:
    """A message for each: header, patient, visit, two results."""
    said = []
    for row in rows:
        born, seen = row[3].replace("-", ""), row[10].replace("-", "")
        said += [
            f"MSH|^~\\&|LABO|H|SIH|X|{seen}||ORU^R01|{row[0]}|P|2.5",
            f"PID|1||{row[0]}^^^LABO||{row[1]}^{row[2]}||{born}|{row[4]}|||1 RUE X^^{row[6]}^^{row[5]}||{row[7]}",
            "PV1|1|O|||||12345^HOUSE^GREG",
            f"OBX|1|NM|718-7^Hémoglobine^LN||{row[9]}|g/dL|12-16||||F",
            f"OBX|2|NM|2345-7^Glucose^LN||{row[9]}|g/L|0.7-1.1||||F",
        ]
    path.write_text("\r".join(said) + "\r", "utf-8", newline="")


def vcard(path: Path, rows: Rows) -> None:
    said = (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{r[1]};{r[2]};;;\r\nFN:{r[2]} {r[1]}\r\nBDAY:{r[3]}\r\n"
        f"TEL;TYPE=CELL:{r[7]}\r\n"
        f"EMAIL:{r[8]}\r\nADR;TYPE=HOME:;;1 RUE X;{r[6]};;{r[5]};FRANCE\r\nEND:VCARD\r\n"
        for r in rows
    )
    path.write_text("".join(said), "utf-8", newline="")


def ldif(path: Path, rows: Rows) -> None:
    said = (
        f"dn: uid=p{r[0]},dc=example,dc=org\nobjectClass: person\nuid: p{r[0]}\nemployeeNumber: {r[0]}\nmail: {r[8]}\n"
        f"mobile: {r[7]}\nl: {r[6]}\npostalCode: {r[5]}\n\n"
        for r in rows
    )
    path.write_text("version: 1\n\n" + "".join(said), "utf-8")


def pdf(path: Path, rows: Rows) -> None:
    """Thirty people a page, by Typst."""
    import typst  # noqa: PLC0415  # for this file alone

    pages = [rows[start : start + 30] for start in range(0, min(len(rows), 3000), 30)]
    text = "\n#pagebreak()\n".join("\n\n".join(" ".join(r[:11]).replace("@", "\\@") for r in page) for page in pages)
    path.with_suffix(".typ").write_text(text, "utf-8")
    typst.compile(str(path.with_suffix(".typ")), output=str(path))


FILES: dict[str, tuple[Callable[[Path, Rows], None], int]] = {
    "xlsx": (xlsx, 1),
    "ods": (ods, 2),
    "parquet": (columnar, 1),
    "sqlite": (sqlite, 1),
    "mysqldump": (mysql_dump, 1),
    "pg_dump": (copy_dump, 1),
    "sqlite .dump": (sqlite_dump, 1),
    "dbf": (dbf, 1),
    "fixed width": (fixed_width, 1),
    "ndjson": (ndjson, 1),
    "bson": (bson, 1),
    "xml": (xml, 1),
    "hl7": (hl7, 2),
    "vcard": (vcard, 1),
    "ldif": (ldif, 1),
    "pdf": (pdf, 1),
}
"""How each is written, and by what the number of rows is divided: some formats are long."""
