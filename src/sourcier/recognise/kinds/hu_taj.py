"""Hungarian social security number (TAJ).

Eight digits, weighted 3 and 7 in turn, and their sum modulo 10.
Source: 1996. évi XX. törvény, TAJ-szám.
"""

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.keys import weighted
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    return Said(weighted(digits, (3, 7) * 4) % 10 == digits[:, 8])


KIND = national_number(
    "hu_taj",
    "HU",
    _rule,
    widths=(9,),
    chance=0.1,
    headers=phrases("TAJ, TAJ SZAM, TAJSZAM, TAJ NUMBER, TB SZAM, TAJ SZ"),
    sources=("1996. évi XX. törvény, TAJ-szám",),
    rule="Nine digits, the last a key modulo 10.",
)
