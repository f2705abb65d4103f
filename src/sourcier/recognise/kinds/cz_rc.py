"""Czech birth number (rodné číslo), by the same rule as the Slovak one.

Birth as YYMMDD, 50 added to the month of women, an order, and a key: the nine digits modulo 11, 0 for ten. The shorter
numbers given before 1954 have no key and are not taken.
Source: Zákon č. 133/2000 Sb., o evidenci obyvatel.
"""

from sourcier.recognise.citizens import national_number
from sourcier.recognise.common_rules import birth_number
from sourcier.recognise.phrases import phrases

KIND = national_number(
    "cz_rc",
    "CZ",
    birth_number,
    widths=(10,),
    chance=0.015,
    headers=phrases("RC, RODNE CISLO, RODCISLO, RODNE C, RODNECISLO, RODC, CZECH BIRTH NUMBER"),
    sources=("Zákon č. 133/2000 Sb., o evidenci obyvatel",),
    rule="Ten digits with birth, sex and a key modulo 11.",
)
