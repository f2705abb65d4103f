"""Estonian personal code (isikukood), by the same rule as the Lithuanian one.

Century and sex, birth as YYMMDD, an order, and a key modulo 11 in two steps.
Source: EVS 585:2007, Isikukood.
"""

from sourcier.recognise.citizens import national_number
from sourcier.recognise.common_rules import baltic_code
from sourcier.recognise.phrases import phrases

KIND = national_number(
    "ee_ik",
    "EE",
    baltic_code,
    widths=(11,),
    chance=0.0022,
    headers=phrases("ISIKUKOOD, IK, ISIKUKOODI NR, ESTONIAN ID"),
    sources=("EVS 585:2007, Isikukood",),
    rule="Eleven digits with sex, birth and a key.",
)
