"""Australian tax file number.

Eight or nine digits whose weighted sum is divisible by 11.
Source: Australian Taxation Office, tax file number algorithm.
"""

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.keys import weighted
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    return Said(weighted(digits, (1, 4, 3, 7, 5, 8, 6, 9, 10)[: digits.shape[1]]) % 11 == 0)


KIND = national_number(
    "au_tfn",
    "AU",
    _rule,
    widths=(8, 9),
    chance=0.091,
    headers=phrases("TFN, TAX FILE NUMBER, TAXFILENUMBER, TFN NO"),
    sources=("Australian Taxation Office, tax file number algorithm",),
    rule="Eight or nine digits, their weighted sum divisible by 11.",
)
