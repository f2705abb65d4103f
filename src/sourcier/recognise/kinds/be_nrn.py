"""Belgian national number (NRN, NISS; INSZ in Dutch).

Birth as YYMMDD, an order number that is odd for men, and 97 minus the nine digits modulo 97, a 2 before them for those
born since 2000. The BIS number of those who are in no register adds 20 or 40 to the month; unknown days are 00.
Source: Arrêté royal du 3 avril 1984 relatif au numéro d’identification.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, birth, national_number, odd_is_man
from sourcier.recognise.keys import several, two
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    body, key = several(digits, 0, 9), two(digits, 9)
    first = 97 - body % 97 == key
    second = (97 - (2_000_000_000 + body) % 97 == key) & (two(digits, 0) < 50)
    month, day = two(digits, 2) % 20, two(digits, 4)
    year = two(digits, 0) + np.where(second, 2000, 1900)
    ok, born = birth(year, month, day)
    told = two(digits, 2) < 60  # a month, 20 or 40 more for BIS numbers
    unknown = (month == 0) | (day == 0)
    return Said((first | second) & told & (ok | unknown) & (month <= 12), born, odd_is_man(digits[:, 8]))


KIND = national_number(
    "be_nrn",
    "BE",
    _rule,
    widths=(11,),
    chance=0.0022,
    headers=phrases(
        "NISS, INSZ, NRN, RRN, NN, NUMERO NATIONAL, NUM NATIONAL, REGISTRE NATIONAL, NUMERO REGISTRE "
        "NATIONAL, NO NATIONAL, RIJKSREGISTERNUMMER, RIJKSREGISTER, RIJKSREGNR, NATIONAAL NUMMER, SIS, "
        "BELGIAN NATIONAL NUMBER"
    ),
    sources=("Arrêté royal du 3 avril 1984 relatif au numéro d’identification",),
    rule="Eleven digits with birth, sex and a key modulo 97.",
)
