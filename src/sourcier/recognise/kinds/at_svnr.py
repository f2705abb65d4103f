"""Austrian social insurance number.

Three digits, a key, the day of birth as DDMMYY; months 13 to 15 are for days whose numbers have run out. The key is the
weighted sum of the others modulo 11.
Source: Österreichische Sozialversicherung, Aufbau der Versicherungsnummer.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import NOT_BORN, Said, birth, national_number
from sourcier.recognise.keys import two, weighted
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    month = two(digits, 6)
    ok, born = birth(two(digits, 8), np.where((month > 12) & (month <= 15), 1, month), two(digits, 4))
    keyed = weighted(digits, (3, 7, 9, 0, 5, 8, 4, 2, 1, 6)) % 11 == digits[:, 3]
    return Said(ok & keyed & (digits[:, 0] > 0), np.where(month > 12, NOT_BORN, born))


KIND = national_number(
    "at_svnr",
    "AT",
    _rule,
    widths=(10,),
    chance=0.0038,
    headers=phrases(
        "SVNR, SV NR, SV NUMMER, SVNUMMER, SOZIALVERSICHERUNGSNUMMER, VSNR, VERSICHERUNGSNUMMER, ECARD NR, AUSTRIAN SSN"
    ),
    sources=("Österreichische Sozialversicherung, Aufbau der Versicherungsnummer",),
    rule="Ten digits with a key and the day of birth.",
)
