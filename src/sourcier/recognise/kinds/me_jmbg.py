"""Montenegrin unique master citizen number, by the rule of former Yugoslavia.

Birth as DDMMYYY, a region (20 to 29 here), an order below 500 for men, and a key modulo 11.
Source: Zakon o centralnom registru stanovništva, Crna Gora.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, birth, national_number
from sourcier.recognise.keys import several, two, weighted
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    thousand = several(digits, 4, 3)
    ok, born = birth(thousand + np.where(thousand < 800, 2000, 1000), two(digits, 2), two(digits, 0))
    keyed = -weighted(digits, (7, 6, 5, 4, 3, 2) * 2) % 11 % 10 == digits[:, 12]
    region = two(digits, 7)
    sex = np.where(several(digits, 9, 3) < 500, 1, 2).astype(np.uint8)
    return Said(ok & keyed & (region >= 20) & (region <= 29), born, sex)


KIND = national_number(
    "me_jmbg",
    "ME",
    _rule,
    widths=(13,),
    chance=0.00035,
    headers=phrases("JMBG, MATICNI BROJ, JMBG BROJ, JMB, JMBG PACIJENTA"),
    sources=("Zakon o centralnom registru stanovništva, Crna Gora",),
    rule="Thirteen digits with birth, a region of the country, sex and a key modulo 11.",
)
