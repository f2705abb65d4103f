"""Canadian social insurance number (SIN).

Nine digits, the last a Luhn key; none begins with 0 or 8. It shares its key with other numbers of nine digits.
Source: Employment and Social Development Canada, Social Insurance Number.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

from sourcier.recognise.checks import Matrix, luhn
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    return Said(luhn(digits) & (digits[:, 0] != 0) & (digits[:, 0] != 8))


KIND = national_number(
    "ca_sin",
    "CA",
    _rule,
    widths=(9,),
    chance=0.081,
    headers=phrases("SIN, NAS, SOCIAL INSURANCE NUMBER, SOCIALINSURANCE, NUMERO ASSURANCE SOCIALE, SIN NO"),
    sources=("Employment and Social Development Canada, Social Insurance Number",),
    rule="Nine digits, the last a Luhn key.",
)
