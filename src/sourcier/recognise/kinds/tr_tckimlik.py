"""Turkish identity number (T.C. kimlik no).

Nine digits and two keys modulo 10; the first is not 0.
Source: Nüfus ve Vatandaşlık İşleri, T.C. kimlik numarası.
"""

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.keys import weighted
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    total = weighted(digits, (1,) * 9)
    first = -weighted(digits, (3, 1) * 4 + (3,)) % 10
    return Said((digits[:, 0] > 0) & (first == digits[:, 9]) & ((first + total) % 10 == digits[:, 10]))


KIND = national_number(
    "tr_tckimlik",
    "TR",
    _rule,
    widths=(11,),
    chance=0.0091,
    headers=phrases("TC KIMLIK NO, TCKN, TC KIMLIK, TCKIMLIKNO, TC NO, TCKIMLIK, KIMLIK NO, TC, T C KIMLIK NO"),
    sources=("Nüfus ve Vatandaşlık İşleri, T.C. kimlik numarası",),
    rule="Eleven digits, the last two keys modulo 10.",
)
