"""Lithuanian personal code (asmens kodas), by the same rule as the Estonian one.

Century and sex, birth as YYMMDD, an order, and a key modulo 11 in two steps.
Source: Gyventojų registro įstatymas, asmens kodas.
"""

from sourcier.recognise.citizens import national_number
from sourcier.recognise.common_rules import baltic_code
from sourcier.recognise.phrases import phrases

KIND = national_number(
    "lt_ak",
    "LT",
    baltic_code,
    widths=(11,),
    chance=0.0022,
    headers=phrases("ASMENS KODAS, AK, ASMKODAS, ASMENSKODAS, LITHUANIAN ID"),
    sources=("Gyventojų registro įstatymas, asmens kodas",),
    rule="Eleven digits with sex, birth and a key.",
)
