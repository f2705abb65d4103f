"""Croatian personal number (OIB), of people and firms.

Eleven digits, the last the key of ISO 7064, MOD 11,10.
Source: Zakon o osobnom identifikacijskom broju.
"""

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.keys import mod11_10
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    return Said(mod11_10(digits))


KIND = national_number(
    "hr_oib",
    "HR",
    _rule,
    widths=(11,),
    chance=0.1,
    headers=phrases("OIB, OIB PACIJENTA, OSOBNI IDENTIFIKACIJSKI BROJ, OIB BROJ, CROATIAN OIB"),
    sources=("Zakon o osobnom identifikacijskom broju",),
    rule="Eleven digits, the last a key.",
)
