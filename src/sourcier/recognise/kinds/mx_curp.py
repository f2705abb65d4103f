"""Mexican population registry code (CURP).

Letters of the names, birth as YYMMDD, H for men and M for women, a state, consonants, a sign for the century and a key
modulo 10.
Source: Secretaría de Gobernación, Instructivo para la asignación de la CURP.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix, pairs
from sourcier.recognise.citizens import Said, birth, national_number
from sourcier.recognise.keys import two
from sourcier.recognise.phrases import phrases

_LETTER = np.isin(np.arange(256), list(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
_STATES = pairs(
    phrases(
        "AS, BC, BS, CC, CH, CL, CM, CS, DF, DG, GR, GT, HG, JC, MC, MN, MS, NE, NL, NT, OC, PL, QR, QT, SL, SP, "
        "SR, TC, TL, TS, VZ, YN, ZS"
    )
)


def _values() -> np.ndarray:
    table = np.zeros(256, np.int64)
    signs = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"
    for value, sign in enumerate(signs):
        table[ord(sign) % 256] = value
    return table


_VALUE = _values()


def _rule(characters: Matrix) -> Said:
    digits = characters - np.uint8(48)
    later = characters[:, 16] >= ord("A")
    ok, born = birth(np.where(later, 2000, 1900) + two(digits, 4), two(digits, 6), two(digits, 8))
    man, woman = characters[:, 10] == ord("H"), characters[:, 10] == ord("M")
    lettered = _LETTER[characters[:, [0, 1, 2, 3, 10, 11, 12, 13, 14, 15]]].all(axis=1)
    numeric = (digits[:, [4, 5, 6, 7, 8, 9, 17]] <= 9).all(axis=1) & ((digits[:, 16] <= 9) | _LETTER[characters[:, 16]])
    state = np.isin(characters[:, 11].astype(np.int64) * 256 + characters[:, 12], _STATES)
    total = (_VALUE[characters[:, :17]] * np.arange(18, 1, -1)).sum(axis=1)
    key = (10 - total % 10) % 10 == digits[:, 17]
    sex = np.where(man, 1, 2).astype(np.uint8)
    return Said(ok & (man | woman) & lettered & numeric & state & key, born, sex)


KIND = national_number(
    "mx_curp",
    "MX",
    _rule,
    widths=(18,),
    chance=1.5e-05,
    headers=phrases("CURP, CLAVE CURP, CURP PACIENTE, CLAVE UNICA"),
    sources=("Secretaría de Gobernación, Instructivo para la asignación de la CURP",),
    rule="Letters of the name, birth, sex, state and a key modulo 10.",
    lettered=True,
)
