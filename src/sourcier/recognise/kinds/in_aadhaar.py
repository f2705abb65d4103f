"""Indian number (Aadhaar).

Twelve digits, the first 2 to 9, the last a Verhoeff key.
Source: UIDAI, A UID Numbering Scheme, 2010.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.keys import verhoeff
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    return Said((digits[:, 0] >= 2) & verhoeff(digits))


KIND = national_number(
    "in_aadhaar",
    "IN",
    _rule,
    widths=(12,),
    chance=0.08,
    headers=phrases("AADHAAR, AADHAR, AADHAAR NO, AADHAAR NUMBER, UID, UIDAI, AADHAAR NUM, ADHAAR"),
    sources=("UIDAI, A UID Numbering Scheme, 2010",),
    rule="Twelve digits, the first 2 to 9, the last a Verhoeff key.",
)
