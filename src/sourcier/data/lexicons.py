"""Words of free text, as plain files: terms between commas, sections in square brackets, `#` for comments.

A term is words as they are typed. `a|b` are alternatives at one place, `word?` may be missing, `stem*` is every word
that begins so, `#` alone is any number, `€` any way to write euro. See SOURCES.md for where the words come from.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

_FOLDER = files(__package__) / "lexicons"
_KIND_FILES = ("health.", "religion", "sex_life", "origin", "guardianship", "debt", "violence")


@cache
def lexicon_kinds() -> tuple[str, ...]:
    """Return the kinds that have a file of words, in the order of their names."""
    names = sorted(entry.name.removesuffix(".txt") for entry in _FOLDER.iterdir() if entry.name.endswith(".txt"))
    return tuple(name for name in names if name.startswith(_KIND_FILES))


def lexicon(name: str) -> Iterator[tuple[str, str]]:
    """Yield every term of a file with its section."""
    section = ""
    for line in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# ") or not line.strip():
            continue
        if line.startswith("[") and line.rstrip().endswith("]"):
            section = line.strip()[1:-1]
            continue
        yield from ((section, term.strip()) for term in line.split(",") if term.strip())


@cache
def registered_drugs() -> tuple[str, ...]:
    """Return the folded names of medicines, brands and substances."""
    lines = (_FOLDER / "drug_register.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))
