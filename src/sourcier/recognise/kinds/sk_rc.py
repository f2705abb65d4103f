"""Slovak birth number (rodné číslo), by the same rule as the Czech one.

Birth as YYMMDD, 50 added to the month of women, an order, and a key: the nine digits modulo 11, 0 for ten. Only what
stands beside it tells it from the Czech number.
Source: Zákon č. 301/1995 Z. z., o rodnom čísle.
"""

from sourcier.recognise.citizens import national_number
from sourcier.recognise.common_rules import birth_number
from sourcier.recognise.phrases import phrases

KIND = national_number(
    "sk_rc",
    "SK",
    birth_number,
    widths=(10,),
    chance=0.015,
    headers=phrases("RC, RODNE CISLO, RODCISLO, RODNE C, RODNECISLO, RODC, SLOVAK BIRTH NUMBER"),
    sources=("Zákon č. 301/1995 Z. z., o rodnom čísle",),
    rule="Ten digits with birth, sex and a key modulo 11.",
)
