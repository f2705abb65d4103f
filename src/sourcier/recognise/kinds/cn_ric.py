"""Chinese citizen's identity number.

Region, birth as YYYYMMDD, an order that is odd for men, and the key of ISO 7064, MOD 11-2, X for ten.
Source: GB 11643-1999.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, birth, national_number, odd_is_man
from sourcier.recognise.keys import two
from sourcier.recognise.phrases import phrases


def _rule(characters: Matrix) -> Said:
    digits = characters[:, :17] - np.uint8(48)
    ok, born = birth(two(digits, 6) * 100 + two(digits, 8), two(digits, 10), two(digits, 12))
    key = (1 - sum(int(pow(2, 17 - place, 11)) * digits[:, place].astype(np.int32) for place in range(17))) % 11
    said = np.where(characters[:, 17] == ord("X"), 10, characters[:, 17].astype(np.int32) - 48)
    old = two(digits, 6) >= 18  # nobody lives who was born before
    region = (digits[:, 0] >= 1) & (digits[:, 0] <= 8)
    numeric = (digits <= 9).all(axis=1)
    return Said(numeric & region & ok & old & (said == key), born, odd_is_man(digits[:, 16]))


KIND = national_number(
    "cn_ric",
    "CN",
    _rule,
    widths=(18,),
    chance=0.0022,
    headers=phrases("身份证号, 身份证, SHENFENZHENG, ID CARD NUMBER, CHINESE ID, CITIZEN ID"),
    sources=("GB 11643-1999",),
    rule="Eighteen characters with region, birth, sex and a key.",
    letters=True,
)
