"""Greek social security number (AMKA).

Birth as DDMMYY, an order whose last digit is odd for men, and a Luhn key.
Source: Νόμος 3655/2008, ΑΜΚΑ.
"""

from sourcier.recognise.checks import Matrix, luhn
from sourcier.recognise.citizens import Said, birth, national_number, odd_is_man
from sourcier.recognise.keys import two
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    ok, born = birth(two(digits, 4), two(digits, 2), two(digits, 0))
    return Said(ok & luhn(digits), born, odd_is_man(digits[:, 9]))


KIND = national_number(
    "gr_amka",
    "GR",
    _rule,
    widths=(11,),
    chance=0.0037,
    headers=phrases("AMKA, ΑΜΚΑ, AMKA NUMBER, AM KA"),
    sources=("Νόμος 3655/2008, ΑΜΚΑ",),
    rule="Eleven digits with birth, sex and a Luhn key.",
)
