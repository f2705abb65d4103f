"""Tables, dialects and damage to draw from."""

import os
from dataclasses import dataclass

from byte_damage import KINDS, Edit
from hypothesis import HealthCheck, Phase, assume, settings
from hypothesis import strategies as st
from invented_rows import chance, names, people
from written_forms import Form, Written, encodable, write

_THOROUGH = 30 if os.environ.get("SOURCIER_THOROUGH") else 1
DELIMITERS = (";", ",", "\t", "|", " ", ":", "^", "~", "\x1f", "||", ", ")
ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "mac_roman", "cp850")
LINE_BREAKS = ("lf", "crlf", "cr", "mixed")
DULL = ("", "", "0", "1", "12", "DUPONT", "MARTIN", "Zoé", "Hélène", "01/02/1950", "2019-12-31", "06 39 98 01 02", "F")
TRICKY = (
    ";", ",", '"', "'", '""', '";"', "\n", "\r\n", "a\nb", 'a "b" c', "L'HÔTE", "; ", " a", "a ", " ", "\t", "|", "||",
    "a,b, c", "a;b;c", "-", "\\N", "NULL", "#", "=1+1", "\0", "a\0b", "\u2028", "\x85", "\x0b", "\x0c", "\x1c", "\x1e",
    "œ", "€", "№", "\U0001f9ea", "x" * 300, "12:30", "^", "~", "\x1f", "\ufeff", "ligne 1\nligne 2\n\nligne 4",
)  # fmt: skip


def law(examples: int) -> settings:
    """The same examples on every run; `SOURCIER_THOROUGH=1`: thirty times as many, new ones, made small."""
    return settings(
        max_examples=examples * _THOROUGH,
        derandomize=_THOROUGH == 1,
        phases=list(Phase) if _THOROUGH > 1 else [Phase.explicit, Phase.generate],
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


@dataclass(frozen=True)
class World:
    """A table as written, and how many header rows it has."""

    whole: Written
    header_rows: int


@st.composite
def forms(draw: st.DrawFn, *, quotes: tuple[str, ...] = ('"', '"', "'", "")) -> Form:
    quote = draw(st.sampled_from(quotes))
    return Form(
        delimiter=draw(st.sampled_from(DELIMITERS)),
        quote=quote,
        escape=draw(st.sampled_from(("", "", "\\"))) if quote else "",
        quoting=draw(st.sampled_from(("minimal", "all", "text"))),
        line_break=draw(st.sampled_from(LINE_BREAKS)),
        encoding=draw(st.sampled_from(ENCODINGS)),
        final_break=draw(st.booleans()),
    )


def writable(cell: str, form: Form) -> str:
    """What of a cell that form can hold at all."""
    cell = encodable(cell, form.encoding)
    if form.escape:
        cell = cell.replace(form.escape, "/")
    if not form.quote:
        cell = "".join(mark for mark in cell if mark not in {*form.delimiter, "\r", "\n"})
    return cell


def _cells(form: Form) -> st.SearchStrategy[str]:
    free = st.text(st.characters(codec=form.codec, exclude_characters="\ufeff"), max_size=8)
    pool = st.one_of(st.sampled_from(TRICKY), st.sampled_from(DULL), free)
    return pool.map(lambda cell: writable(cell, form))


@st.composite
def any_tables(
    draw: st.DrawFn, form: Form, least: int = 0, most: int = 40, shares: tuple[float, ...] = (0.1, 0.5, 1.0)
) -> tuple[int, list[tuple[str, ...]]]:
    """Columns and rows of anything at all: few distinct values, a share of them tricky, spread by a seed."""
    columns = draw(st.integers(1, 8))
    pool = draw(st.lists(_cells(form), min_size=1, max_size=10))
    dull = [writable(cell, form) for cell in DULL]
    rnd = chance(draw(st.integers(0, 2**16)))
    share = draw(st.sampled_from(shares))
    count = draw(st.integers(least, most))
    rows = [tuple(rnd.choice(pool if rnd.random() < share else dull) for _ in range(columns)) for _ in range(count)]
    return columns, [_told_apart(row, form) for row in rows]


def _told_apart(row: tuple[str, ...], form: Form) -> tuple[str, ...]:
    """One empty cell alone is an empty line where nothing is quoted; a BOM at the start is a mark."""
    row = (row[0].lstrip("\ufeff"), *row[1:])
    return ("x",) if row == ("",) and not form.quote else row


@st.composite
def any_worlds(draw: st.DrawFn) -> World:
    """Tables of anything, in any form, with no, one or two header rows."""
    form = draw(forms())
    header_rows = draw(st.integers(0, 2))
    columns, rows = draw(any_tables(form, least=0 if header_rows else 1))
    titles = tuple(tuple(f"t{row}{column}" for column in range(columns)) for row in range(header_rows))
    world = World(write(titles, rows, form), header_rows)
    assume(_looks_like_text(world.whole))
    return world


def _looks_like_text(whole: Written) -> bool:
    """A file of blanks or of control characters alone may be refused, whatever a person says of it."""
    text = whole.data[whole.bom :].decode(whole.form.codec)
    control = sum(sign < " " and sign not in "\t\r\n\x1f" for sign in text)
    return control * 20 <= len(text) and not text.isspace()


@st.composite
def realistic_worlds(draw: st.DrawFn, *, rows: tuple[int, int] = (25, 45), notes: tuple[str, ...] = ()) -> World:
    """Rows of invented people in any form a true export has; `notes` go into a few cells of the last column."""
    encoding = draw(st.sampled_from(("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "mac_roman")))
    quote = draw(st.sampled_from(('"', '"', "'", "")))
    delimiter = draw(st.sampled_from((";", ";", ",", "\t", "|", "^", "~", "\x1f", "||")))
    line_break = draw(st.sampled_from(("lf", "crlf", "cr")))
    quoting = draw(st.sampled_from(("minimal", "all", "text")))
    quoting = "text" if quote == "'" and quoting == "minimal" else quoting  # a few apostrophes tell little
    escape = draw(st.sampled_from(("", "", "\\"))) if quote else ""
    form = Form(delimiter, quote, escape, quoting, line_break, encoding, draw(st.booleans()))
    columns, seed = draw(st.integers(4, 12)), draw(st.integers(0, 2**16))
    table = people(seed, draw(st.integers(*rows)), columns)
    rnd = chance(seed)
    table = [(*row[:-1], rnd.choice(notes)) if notes and rnd.random() < 0.2 else row for row in table]
    table = [tuple(writable(cell, form) for cell in row) for row in table]
    header_rows = draw(st.integers(0, 1))
    titles = (tuple(writable(name, form) for name in names(columns)),) if header_rows else ()
    return World(write(titles, table, form), header_rows)


@st.composite
def edits(draw: st.DrawFn, whole: Written, kind: str | None = None) -> Edit:
    """One damage of a kind, somewhere among the rows."""
    wide = whole.form.encoding.startswith("utf-16")
    kinds = [name for name in KINDS if not (wide and name == "insert_byte")]
    chosen = kind if kind in kinds else draw(st.sampled_from(kinds))
    return KINDS[chosen](whole, chance(draw(st.integers(0, 2**20))))
