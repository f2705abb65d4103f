"""British health service number (NHS number), of England, Wales and the Isle of Man.

Ten digits whose weighted sum is divisible by 11.
Source: NHS Data Model and Dictionary, NHS Number.
"""

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.keys import weighted
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    return Said(weighted(digits, range(10, 0, -1)) % 11 == 0)


KIND = national_number(
    "gb_nhs",
    "GB",
    _rule,
    widths=(10,),
    chance=0.091,
    headers=phrases("NHS, NHS NO, NHS NUMBER, NHSNO, NHSNUMBER, NHS NUM, NHSNUM, NHS ID, NHSID"),
    sources=("NHS Data Model and Dictionary, NHS Number",),
    rule="Ten digits, their weighted sum divisible by 11.",
)
