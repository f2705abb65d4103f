"""Israeli identity number (mispar zehut).

Nine digits, the last a Luhn key. It shares its key with other numbers of nine digits.
Source: Population and Immigration Authority, identity number.
"""

from sourcier.recognise.checks import Matrix, luhn
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    return Said(luhn(digits))


KIND = national_number(
    "il_id",
    "IL",
    _rule,
    widths=(9,),
    chance=0.1,
    headers=phrases("TEUDAT ZEHUT, TZ, MISPAR ZEHUT, תעודת זהות, ISRAELI ID, ZEHUT"),
    sources=("Population and Immigration Authority, identity number",),
    rule="Nine digits, the last a Luhn key.",
)
