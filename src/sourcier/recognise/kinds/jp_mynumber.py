"""Japanese individual number (My Number).

Eleven digits and a key modulo 11.
Source: 行政手続における特定の個人を識別するための番号の利用等に関する法律施行令.
"""

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.keys import weighted
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    return Said(-weighted(digits, (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11 % 10 == digits[:, 11])


KIND = national_number(
    "jp_mynumber",
    "JP",
    _rule,
    widths=(12,),
    chance=0.1,
    headers=phrases("MY NUMBER, MYNUMBER, 個人番号, マイナンバー, KOJIN BANGO, INDIVIDUAL NUMBER"),
    sources=("行政手続における特定の個人を識別するための番号の利用等に関する法律施行令",),
    rule="Twelve digits, the last a key modulo 11.",
)
