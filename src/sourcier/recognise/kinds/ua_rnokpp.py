"""Ukrainian taxpayer's number (RNOKPP).

Days from 31 December 1899 to birth, an order whose last digit is odd for men, and a key modulo 11.
Source: Податковий кодекс України, реєстраційний номер облікової картки.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, national_number, odd_is_man
from sourcier.recognise.keys import several, weighted
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    days = several(digits, 0, 5)
    born = np.datetime64("1899-12-31", "D") + days.astype("timedelta64[D]")
    year = born.astype("datetime64[Y]").astype(np.int64) + 1970
    month = born.astype("datetime64[M]").astype(np.int64) % 12 + 1
    day = (born - born.astype("datetime64[M]")).astype(np.int64) + 1
    living = (days > 0) & (year < 2050)
    keyed = weighted(digits, (-1, 5, 7, 9, 4, 6, 10, 5, 7)) % 11 % 10 == digits[:, 9]
    told = (year % 100 * 10_000 + month * 100 + day).astype(np.int32)
    return Said(living & keyed, told, odd_is_man(digits[:, 8]))


KIND = national_number(
    "ua_rnokpp",
    "UA",
    _rule,
    widths=(10,),
    chance=0.055,
    headers=phrases("РНОКПП, ІПН, RNOKPP, IPN, RNTRC, ІНН, DRFO"),
    sources=("Податковий кодекс України, реєстраційний номер облікової картки",),
    rule="Ten digits with birth as a number of days, sex and a key modulo 11.",
)
