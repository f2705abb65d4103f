"""Terms of the lexicons as sequences of words."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from .characters import fold_text, folding, spell

SKIPPED = frozenset(
    ["DE", "DU", "DES", "D", "L", "LA", "LE", "LES", "AU", "AUX", "A", "UN", "UNE", "SON", "SA", "SES", "LEUR", "MON"]
) | frozenset(["MA", "'", "-"])
"""Words that may stand between the words of a term, or be missing."""
_TABLED = 0x2200
_LAST = chr(_TABLED)
_WORDS = re.compile(r"[A-Z]+|[0-9]+|[^\sA-Z0-9]")
_STEM = re.compile(r"([A-Z]+)\*$")


_SHORTEST_PLURAL = 5


def canonical(word: str) -> str:
    """Return a word without the sign of the plural, which nothing here turns on."""
    plural = len(word) >= _SHORTEST_PLURAL and word.endswith(("S", "AUX", "EUX")) and word.isalpha()
    return word[:-1] if plural else word


def words_of(text: str) -> list[str]:
    """Return the words and signs of a folded text, cut where letters meet digits."""
    return _WORDS.findall(text)


@cache
def _letters() -> dict[int, str]:
    """What each character of a term is spelt as; those of other scripts are left out."""
    codes = range(_TABLED)
    return {code: spell(bytes([byte])) for code, byte in zip(codes, folding()[:_TABLED].tolist(), strict=True)}


def fold_term(text: str) -> str:
    """Return a term folded as comments are."""
    return text.translate(_letters()) if text.isascii() or max(text) < _LAST else spell(fold_text(text).tobytes())


def sequences(term: str) -> Iterator[tuple[str, ...]]:
    """Yield every sequence of words a term stands for; words in between that may be skipped are left out."""
    folded = fold_term(term)
    if folded.replace(" ", "").isalpha():
        yield tuple(_without_small(["€" if word in EURO_WORDS else word for word in folded.split()]))
        return
    parts = [_alternatives(part) for part in term.split()]
    for chosen in product(*parts):
        words = [word for part in chosen for word in part]
        for glued in _hyphens(words):
            yield tuple(_without_small(glued))


def _without_small(words: list[str]) -> list[str]:
    """Words without the small ones between the first and the last."""
    if len(words) < 3:  # noqa: PLR2004  # nothing in between
        return words
    return [words[0], *(word for word in words[1:-1] if word not in SKIPPED), words[-1]]


def _alternatives(part: str) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    optional = part.endswith("?") and len(part) > 1
    for option in (part[:-1] if optional else part).split("|"):
        folded = fold_term(option)
        stem = _STEM.search(folded)
        if stem:
            found.append((*words_of(folded[: stem.start()]), f"{stem[1]}*"))
        else:
            found.append(tuple("€" if word in EURO_WORDS else word for word in words_of(folded)))
    return [*found, ()] if optional else found


EURO_WORDS = ("€", "EUROS", "EURO", "EUR")


def _hyphens(words: list[str]) -> Iterator[list[str]]:
    """The words as they are, and with what a hyphen joins written as one."""
    yield words
    glued: list[str] = []
    for word in words:
        if len(glued) > 1 and glued[-1] == "-" and glued[-2].isalpha() and word.rstrip("*").isalpha():
            glued[-2:] = [glued[-2] + word]
        else:
            glued.append(word)
    if glued != words:
        yield glued
