"""What a layout is: columns with the truth about each, and rows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random


@dataclass(frozen=True)
class Layout:
    """One file, and what is true of it."""

    name: str
    rows: int
    columns: tuple[tuple[str, str, str], ...]
    """Header, kinds that may be named ("null": it may stay unnamed), what it holds."""
    make: Callable[[Random, int], list[list[str]]]
    people: Callable[[Random, int], int]
    """How many people the file is about."""
    delimiter: str = ";"
    encoding: str = "utf-8"
    header: bool = True
    quoted: bool = False
    newline: str = "\r\n"
    verdicts: frozenset[str] = field(default_factory=lambda: frozenset({"consistent", "undetermined"}))
    """What may be said of its authenticity."""


def write(layout: Layout, folder: Path, seed: int, rows: int = 0) -> tuple[Path, list[list[str]]]:
    """Writes the file."""
    made = layout.make(Random(f"{layout.name}/{seed}"), rows or layout.rows)  # noqa: S311  # no secret
    if any(len(row) != len(layout.columns) for row in made):
        msg = f"a row of {layout.name} has not {len(layout.columns)} cells but {len(made[0])}"
        raise ValueError(msg)
    lines = [[header for header, _, _ in layout.columns], *made] if layout.header else made
    text = "".join(layout.delimiter.join(_cell(cell, layout) for cell in line) + layout.newline for line in lines)
    path = folder / f"{layout.name}.csv"
    path.write_bytes(text.encode(layout.encoding, "strict"))
    return path, made


def _cell(cell: str, layout: Layout) -> str:
    if layout.quoted or layout.delimiter in cell or '"' in cell:
        return '"' + cell.replace('"', '""') + '"'
    return cell
