"""Where the header is: which of the first rows name the columns instead of filling them."""

import re
from collections.abc import Sequence

from .shapes import Shapes, shape

_MOST = 3
_DATUM = re.compile(rb"[\d\s.,:/+()-]*\d[\d\s.,:/+()-]*|\S+@\S+\.\S+")
_WORDS = re.compile(
    rb"(?i)(?:^|[^a-z])(?:nom|prenom|name|date|dat|dt|code|cod|num|numero|no|nb|id|ident|tel|mail|email|adr|adresse|rue|"
    rb"ville|cp|sexe|sex|type|libelle|lib|naiss|naissance|birth|first|last|phone|city|zip|street|address|user|login|"
    rb"labo?|medecin|prescripteur|patient|dossier|nir|secu|nss|commentaire|comment|obs|mutuelle|caisse|rang|groupe|rhesus|col|"
    rb"column|colonne|field|champ|var|v|c|x|f)(?:$|[^a-z])"
)
_LONGEST_NAME = 60


def header_rows(rows: Sequence[Sequence[bytes]], shapes: Shapes, body: Sequence[Sequence[bytes]]) -> int:
    """Return how many of `rows` (the first of the table, at most three) are header rows.

    `shapes` and `body` are learned from rows further down.
    """
    names = 0
    for row in rows[:_MOST]:
        if not _names_columns(row, shapes, body, first=names == 0):
            break
        names += 1
    return names if len(rows) > names or names == 1 else 1


def _names_columns(row: Sequence[bytes], shapes: Shapes, body: Sequence[Sequence[bytes]], *, first: bool) -> bool:
    filled = [(c, cell.strip()) for c, cell in enumerate(row) if cell.strip()]
    if not filled:
        return False
    evidence = 0.7 if first else -0.7
    # The same header further down, as in files glued together, speaks for no row.
    copies = sum(list(other) == list(row) for other in body)
    if copies:
        body = [other for other in body if list(other) != list(row)]
        shapes = Shapes(body) if body else shapes
    for column, cell in filled:
        evidence += _cell(column, cell, shapes, body)
    names = [cell for _, cell in filled]
    if len(set(names)) < len(names) * 0.5:
        evidence -= 1.0
    return evidence > 0 and sum(map(_is_datum, names)) <= 0.2 * len(names)


def _is_datum(cell: bytes) -> bool:
    """Whether a cell is a number, a date, an address: short, or the pattern would go over it too often."""
    return len(cell) <= _LONGEST_NAME and _DATUM.fullmatch(cell) is not None


def _cell(column: int, cell: bytes, shapes: Shapes, body: Sequence[Sequence[bytes]]) -> float:
    if _is_datum(cell):
        return -3.0
    evidence = 0.0
    if len(cell) > _LONGEST_NAME:
        evidence -= 1.0
    elif _WORDS.search(cell.replace(b"_", b" ")):
        evidence += 1.0
    if shapes.rows:
        evidence += _strangeness(column, cell, shapes, body)
    return evidence


def _strangeness(column: int, cell: bytes, shapes: Shapes, body: Sequence[Sequence[bytes]]) -> float:
    seen = shapes.columns[column]
    filled = shapes.rows - seen.get(b"", 0)
    if not filled:
        return 0.3
    share = seen.get(shape(cell), 0) / filled
    if share == 0:
        return 2.0 if filled >= 3 else 1.0  # noqa: PLR2004  # three rows begin to show a habit
    again = sum(row[column].strip() == cell for row in body if column < len(row))
    if again:
        return -2.5
    return -0.4 if share > 0.5 else 0.3  # noqa: PLR2004  # most cells of the column look like that


def joined_names(rows: Sequence[Sequence[str]], width: int) -> tuple[str, ...]:
    """Return one name per column from one or several header rows, blanks left out."""
    return tuple(" ".join(r[c].strip() for r in rows if c < len(r) and r[c].strip()) for c in range(width))
