"""Thai personal number.

Thirteen digits, the first 1 to 8, the last a key modulo 11.
Source: กรมการปกครอง, เลขประจำตัวประชาชน.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.keys import weighted
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    key = (11 - weighted(digits, range(13, 1, -1)) % 11) % 10
    return Said((key == digits[:, 12]) & (digits[:, 0] >= 1) & (digits[:, 0] <= 8))


KIND = national_number(
    "th_pin",
    "TH",
    _rule,
    widths=(13,),
    chance=0.08,
    headers=phrases("PIN, THAI ID, เลขประจำตัวประชาชน, CITIZEN ID, THAI PIN, CID"),
    sources=("กรมการปกครอง, เลขประจำตัวประชาชน",),
    rule="Thirteen digits, the last a key modulo 11.",
)
