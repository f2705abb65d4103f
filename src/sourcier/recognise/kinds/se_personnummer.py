"""Swedish personal number (personnummer).

Birth as YYMMDD or YYYYMMDD, an order whose last digit is odd for men, and a Luhn key; a plus for those of a hundred
years. The coordination number of those who are in no register adds 60 to the day.
Source: Folkbokföringslag (1991:481), 18 §.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix, luhn
from sourcier.recognise.citizens import Said, birth, national_number, odd_is_man
from sourcier.recognise.keys import two
from sourcier.recognise.phrases import phrases


def _rule(characters: Matrix) -> Said:
    width = characters.shape[1]
    plus = width == 11  # YYMMDD+NNNK
    whole = np.column_stack([characters[:, :6], characters[:, 7:]]) if plus else characters
    digits = whole - np.uint8(48)
    short = digits[:, -10:]
    year = two(digits, 0) * 100 + two(digits, 2) if width == 12 else two(short, 0)
    day = two(short, 4)
    ok, born = birth(year, two(short, 2), day - np.where(day > 60, 60, 0))
    ok = ok & (digits <= 9).all(axis=1)
    if plus:
        ok = ok & (characters[:, 6] == ord("+"))
    if width == 12:
        ok = ok & (year >= 1850) & (year < 2100)
    return Said(ok & luhn(np.where(short <= 9, short, 0)), born, odd_is_man(short[:, 8]))


KIND = national_number(
    "se_personnummer",
    "SE",
    _rule,
    widths=(10, 11, 12),
    chance=0.0073,
    headers=phrases("PERSONNUMMER, PNR, PERSONNR, PERSNR, PERSON NR, SWEDISH ID, SAMORDNINGSNUMMER"),
    sources=("Folkbokföringslag (1991:481), 18 §",),
    rule="Birth, three digits of which the last tells sex, and a Luhn key.",
    letters=True,
)
