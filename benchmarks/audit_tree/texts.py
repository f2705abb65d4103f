"""Tables as text: delimited, fixed width, SQL, JSON, XML, HTML, LDIF, logs, address cards."""

import html
import json
from collections.abc import Iterator
from typing import IO
from xml.sax.saxutils import escape

from .table import Content, Table, random


def delimited(table: Table, separator: str = ";", encoding: str = "cp1252", quote: str = "") -> Content:
    def content(sink: IO[bytes]) -> None:
        if encoding == "utf-16":
            sink.write(b"\xff\xfe")
        if encoding == "utf-8-sig":
            sink.write(b"\xef\xbb\xbf")
        code = {"utf-16": "utf-16-le", "utf-8-sig": "utf-8"}.get(encoding, encoding)
        end = "\n" if encoding == "utf-8" else "\r\n"
        for part in _lines(table, separator, quote, end):
            sink.write(part.encode(code, "replace"))

    return content


def _lines(table: Table, separator: str, quote: str, end: str) -> Iterator[str]:
    def cell(text: str) -> str:
        if quote or separator in text or '"' in text:
            return '"' + text.replace('"', '""') + '"'
        return text

    if table.headers:
        yield separator.join(cell(name) for name in table.headers) + end
    for row in table.rows():
        yield separator.join(cell(text) for text in row) + end


def fixed(table: Table, encoding: str = "cp1252") -> Content:
    """Columns at fixed places, as mainframes write them."""
    rows = [row for row in [table.headers, *table.rows()] if row]
    widths = [max(len(row[place]) for row in rows) + 1 for place in range(len(rows[0]))]
    text = "\r\n".join("".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)

    def content(sink: IO[bytes]) -> None:
        sink.write(text.encode(encoding, "replace") + b"\r\n")

    return content


def names_of(table: Table) -> list[str]:
    """Headers fit for databases."""
    plain = str.maketrans({**dict.fromkeys(" .'/°()", "_"), "é": "e", "É": "E", "è": "e", "À": "A"})
    found: list[str] = []
    for place in range(len(next(table.rows(), []) or table.headers)):
        name = table.headers[place].translate(plain).strip("_") if table.headers else f"c{place + 1}"
        found.append(name if name not in found else f"{name}_{place}")
    return found


def sql(table: Table, dialect: str = "mysql", name: str = "t1") -> Content:
    """A dump as mysqldump, pg_dump or a script of single inserts."""

    def content(sink: IO[bytes]) -> None:
        names = names_of(table)
        for part in {"mysql": _mysql, "postgres": _postgres, "plain": _plain}[dialect](table, name, names):
            sink.write(part.encode("utf-8"))

    return content


def _text(cell: str) -> str:
    return "NULL" if not cell else "'" + cell.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _mysql(table: Table, name: str, names: list[str]) -> Iterator[str]:
    yield "-- MySQL dump 10.13  Distrib 5.5.62, for debian-linux-gnu (x86_64)\n--\n"
    yield "-- Host: localhost    Database: base\n"
    yield f"/*!40101 SET NAMES utf8 */;\nDROP TABLE IF EXISTS `{name}`;\nCREATE TABLE `{name}` (\n"
    yield ",\n".join(f"  `{column}` varchar(255) DEFAULT NULL" for column in names)
    yield f"\n) ENGINE=InnoDB DEFAULT CHARSET=utf8;\nLOCK TABLES `{name}` WRITE;\n"
    batch: list[str] = []
    for row in table.rows():
        batch.append("(" + ",".join(map(_text, row)) + ")")
        if len(batch) == 200:
            yield f"INSERT INTO `{name}` VALUES {','.join(batch)};\n"
            batch = []
    if batch:
        yield f"INSERT INTO `{name}` VALUES {','.join(batch)};\n"
    yield "UNLOCK TABLES;\n-- Dump completed\n"


def _postgres(table: Table, name: str, names: list[str]) -> Iterator[str]:
    yield "--\n-- PostgreSQL database dump\n--\nSET client_encoding = 'UTF8';\n\n"
    yield f"CREATE TABLE public.{name} (\n" + ",\n".join(f'    "{column}" text' for column in names) + "\n);\n\n"
    quoted = ", ".join(f'"{column}"' for column in names)
    yield f"COPY public.{name} ({quoted}) FROM stdin;\n"
    for row in table.rows():
        yield "\t".join(cell.replace("\\", "\\\\").replace("\t", "\\t") or "\\N" for cell in row) + "\n"
    yield "\\.\n\n--\n-- PostgreSQL database dump complete\n--\n"


def _plain(table: Table, name: str, names: list[str]) -> Iterator[str]:
    columns = ", ".join(names)
    for row in table.rows():
        cells = ", ".join("NULL" if not cell else "'" + cell.replace("'", "''") + "'" for cell in row)
        yield f"INSERT INTO {name} ({columns}) VALUES ({cells});\n"


def json_array(table: Table) -> Content:
    def content(sink: IO[bytes]) -> None:
        names = names_of(table)
        rows = [dict(zip(names, row, strict=True)) for row in table.rows()]
        sink.write(json.dumps({"total": len(rows), "items": rows}, ensure_ascii=False, indent=1).encode())

    return content


def json_lines(table: Table) -> Content:
    def content(sink: IO[bytes]) -> None:
        names = names_of(table)
        for row in table.rows():
            sink.write(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False).encode() + b"\n")

    return content


def xml(table: Table, one: str = "enreg") -> Content:
    def content(sink: IO[bytes]) -> None:
        names = names_of(table)
        sink.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<{one}s>\n'.encode())
        for row in table.rows():
            cells = "".join(f"<{name}>{escape(cell)}</{name}>" for name, cell in zip(names, row, strict=True) if cell)
            sink.write(f" <{one}>{cells}</{one}>\n".encode())
        sink.write(f"</{one}s>\n".encode())

    return content


def page(table: Table, title: str = "Export") -> Content:
    """A page with a table; old software calls it .xls."""

    def content(sink: IO[bytes]) -> None:
        sink.write(f"<html><head><meta charset=utf-8><title>{title}</title></head><body><h1>{title}</h1>".encode())
        sink.write(b"<table border=1>\n")
        for tag, rows in (("th", [table.headers] if table.headers else []), ("td", table.rows())):
            for row in rows:
                cells = "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in row)
                sink.write(f"<tr>{cells}</tr>\n".encode())
        sink.write(b"</table></body></html>\n")

    return content


def ldif(table: Table) -> Content:
    def content(sink: IO[bytes]) -> None:
        names = [name.lower().replace("_", "") for name in names_of(table)]
        for number, row in enumerate(table.rows()):
            sink.write(f"dn: uid={number + 1001},ou=clients,dc=example,dc=org\nobjectClass: inetOrgPerson\n".encode())
            for name, cell in zip(names, row, strict=True):
                sink.write(f"{name}: {cell}\n".encode())
            sink.write(b"\n")

    return content


def log(table: Table, key: str) -> Content:
    """A program's log that writes what it handles."""

    def content(sink: IO[bytes]) -> None:
        rng, names = random(key), names_of(table)
        second = 0
        for number, row in enumerate(table.rows()):
            for _ in range(rng.randint(0, 4)):
                second += rng.randint(0, 30)
                noise = rng.choice(("HikariPool-1 - stats", "GET /health 200", "cache refreshed", "session expired"))
                sink.write(f"{_clock(second)} INFO  [worker-{rng.randint(1, 8)}] {noise}\n".encode())
            pairs = ", ".join(f"{name}={cell}" for name, cell in zip(names, row, strict=True) if cell)
            sink.write(f"{_clock(second)} DEBUG [worker-2] PatientDao - save id={number} {{{pairs}}}\n".encode())

    return content


def _clock(second: int) -> str:
    return f"2020-03-{2 + second // 86400 % 28:02} {second // 3600 % 24:02}:{second // 60 % 60:02}:{second % 60:02}"


def cards(table: Table) -> Content:
    """Address cards from the profile ``mailing``."""

    def content(sink: IO[bytes]) -> None:
        for row in table.rows():
            _, name, given, born, mail, mobile, postcode, town = row
            sink.write(
                f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{name};{given};;;\r\nFN:{given} {name}\r\nBDAY:{born}\r\n"
                f"EMAIL:{mail}\r\nTEL;TYPE=CELL:{mobile}\r\nADR:;;;{town};;{postcode};France\r\nEND:VCARD\r\n".encode()
            )

    return content
