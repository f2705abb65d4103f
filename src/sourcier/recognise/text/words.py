"""One word that a comment holds: which word of the vocabulary it is, or comes close to."""

import re
from functools import cache

import pyarrow.compute as pc

from sourcier.data import commune_name_array

from .pattern import EURO_WORDS, canonical
from .spelling import Spelling
from .vocabulary import (
    HIDDEN_WORD,
    NUMBER,
    POSTCODE,
    UNKNOWN,
    YEAR_WORD,
    Vocabulary,
    common_words,
    family_words,
    given_words,
    vocabulary,
)

_YEAR = re.compile(r"19[2-9][0-9]|20[0-4][0-9]")
_GIVEN, _FAMILY, _COMMON = 1 << 24, 1 << 25, 1 << 26
"""Bits beside a word's number: it is a given name, a family name, a common word."""
_ENDINGS = (
    (("ECTOMIE", "ECTOMISE", "STOMIE", "OTOMIE", "PLASTIE", "RRHAPHIE", "PEXIE"), "COLECTOMIE"),
    (("CARCINOME", "SARCOME", "BLASTOME"), "CARCINOME"),
    (("PLEGIE", "PLEGIQUE"), "PARAPLEGIE"),
    (("SPERMIE",), "OLIGOSPERMIE"),
    (
        (
            "MYCINE", "CILLINE", "CYCLINE", "FLOXACINE", "VASTATINE", "SARTAN", "PRAZOLE", "CONAZOLE", "GLIPTINE",
            "GLIFLOZINE", "TINIB", "XABAN", "NAVIR", "BUVIR", "TEGRAVIR", "CICLOVIR", "ZEPAM", "ZOLAM", "TRIPTAN",
            "DRONATE", "XAPARINE", "TUZUMAB", "LIZUMAB", "LIMUMAB", "XIMAB", "KINUMAB", "GRASTIM", "POETINE", "SETRON",
        ),
        "METFORMINE",
    ),
)  # fmt: skip
"""Endings of words that name one kind of thing, most by international rules (WHO, stems of substance names), and a word
of that kind."""
_OTHERWISE = frozenset(("DICHOTOMIE", "SOUPLASTIE", "APOPLEXIE"))
_SHORTEST_ENDED = 8
_SHORTEST_FEMININE = 6
_POSTCODE_DIGITS = 5


class Words:
    """Numbers of words, looked up once each."""

    def __init__(self, known: Vocabulary) -> None:
        self._ids = known.ids
        self._stem = known.stem
        self._given, self._family, self._common = given_words(), family_words(), common_words()
        self._spelling = spelling()

    def number(self, word: str) -> int:
        """Return the number of a folded word, with what it is as a name."""
        if not word:
            return 0
        if word[0] == HIDDEN_WORD:
            return self._ids[HIDDEN_WORD]
        if word[0].isdigit():
            return self._digits(word)
        named = (_GIVEN if word in self._given else 0) | (_FAMILY if word in self._family else 0)
        common = _COMMON if word in self._common else 0
        return self._letters(word, quiet=bool(named or common)) | named | common

    def _digits(self, word: str) -> int:
        found = self._ids.get(word)
        if found is not None:
            return found
        if len(word) == _POSTCODE_DIGITS:
            return self._ids[POSTCODE]
        return self._ids[YEAR_WORD if _YEAR.fullmatch(word) else NUMBER]

    def _letters(self, word: str, *, quiet: bool) -> int:
        """The number of a word as it stands, in the singular, masculine, by its stem, or by what it is a slip of."""
        plain = "€" if word in EURO_WORDS else canonical(word)
        found = self._ids.get(plain)
        if found is None and len(plain) >= _SHORTEST_FEMININE and plain[-1] == "E":
            found = self._ids.get(plain[:-1])
        if found is not None:
            return found
        stem = self._stem(word) or self._ending(plain)
        if stem or quiet:
            return stem
        close = self._spelling.near(plain)
        return self._ids[close] if close else self._ids[UNKNOWN]

    def _ending(self, word: str) -> int:
        """The number of a listed word that ends alike and means a thing of the same kind."""
        if len(word) < _SHORTEST_ENDED or word in _OTHERWISE:
            return 0
        return next((self._ids.get(listed, 0) for endings, listed in _ENDINGS if word.endswith(endings)), 0)


@cache
def words() -> Words:
    """Return the reader of words, made once."""
    return Words(vocabulary())


@cache
def spelling() -> Spelling:
    """Return the finder of slips over all words of the vocabulary that are long enough."""
    places = pc.unique(pc.list_flatten(pc.split_pattern(commune_name_array(), " "))).to_pylist()
    return Spelling(vocabulary().spelt, frozenset(places) | common_words())
