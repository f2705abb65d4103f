"""Italian fiscal code of a person (codice fiscale).

Letters of family and given name, year, a letter for the month, the day (40 more for women), the place of birth and a
letter that tells a sum modulo 26. Where two people would have the same, digits are replaced by letters.
Source: Decreto ministeriale 23 dicembre 1976, codice fiscale.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

from collections.abc import Sequence

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, birth, national_number
from sourcier.recognise.keys import two
from sourcier.recognise.phrases import phrases


def _table(signs: bytes, values: Sequence[int]) -> np.ndarray:
    table = np.full(256, 255, np.int64)
    table[list(signs)] = values
    return table


_FIGURES, _CAPITALS = b"0123456789", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGIT = _table(_FIGURES + b"LMNPQRSTUV", (*range(10), *range(10)))
_MONTH = _table(b"ABCDEHLMPRST", range(1, 13))
_LETTER = np.isin(np.arange(256), list(_CAPITALS))
_EVEN = _table(_FIGURES + _CAPITALS, (*range(10), *range(26)))
_STEPS = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23)
_ODD = _table(_FIGURES + _CAPITALS, (*_STEPS[:10], *_STEPS))


def _rule(characters: Matrix) -> Said:
    digits = _DIGIT[characters]
    month = _MONTH[characters[:, 8]]
    day = two(digits, 9)
    ok, born = birth(two(digits, 6), month, day - np.where(day > 40, 40, 0))
    numbers = (digits[:, [6, 7, 9, 10, 12, 13, 14]] <= 9).all(axis=1)
    lettered = _LETTER[characters[:, [0, 1, 2, 3, 4, 5, 11, 15]]].all(axis=1)
    total = _ODD[characters[:, 0:15:2]].sum(axis=1) + _EVEN[characters[:, 1:15:2]].sum(axis=1)
    key = characters[:, 15].astype(np.int64) - 65 == total % 26
    return Said(ok & numbers & lettered & key, born, np.where(day > 40, 2, 1).astype(np.uint8))


KIND = national_number(
    "it_codicefiscale",
    "IT",
    _rule,
    widths=(16,),
    chance=0.011,
    headers=phrases("CODICE FISCALE, COD FISC, CODFISC, CF, CODICEFISCALE, COD FISCALE, CODFISCALE, FISCAL CODE, C F"),
    sources=("Decreto ministeriale 23 dicembre 1976, codice fiscale",),
    rule="Letters of the name, birth, sex, birthplace and a key modulo 26.",
    lettered=True,
)
