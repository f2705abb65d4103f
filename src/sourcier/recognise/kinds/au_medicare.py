"""Australian Medicare card number.

The first digit is 2 to 6; the ninth is the weighted sum of the first eight modulo 10; then come the number of the issue
and, where it is written, the line on the card.
Source: Services Australia, Medicare card number check digit.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.keys import weighted
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    keyed = weighted(digits, (1, 3, 7, 9, 1, 3, 7, 9)) % 10 == digits[:, 8]
    return Said(keyed & (digits[:, 0] >= 2) & (digits[:, 0] <= 6) & (digits[:, 9] > 0))


KIND = national_number(
    "au_medicare",
    "AU",
    _rule,
    widths=(10, 11),
    chance=0.045,
    headers=phrases("MEDICARE, MEDICARE NO, MEDICARE NUMBER, MEDICARE CARD, MEDICARENO, MEDICARE NUM, MCN"),
    sources=("Services Australia, Medicare card number check digit",),
    rule="Ten or eleven digits, the ninth a key.",
)
