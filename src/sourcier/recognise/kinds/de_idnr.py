"""German tax number of a person (IdNr).

Of the first ten digits exactly one comes twice or thrice, the others at most once; the last is the key of ISO 7064,
MOD 11,10.
Source: Abgabenordnung, § 139b; Bundeszentralamt für Steuern, Identifikationsnummer.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.keys import mod11_10
from sourcier.recognise.phrases import phrases


def _rule(digits: Matrix) -> Said:
    ordered = np.sort(digits[:, :10], axis=1)
    same = ordered[:, 1:] == ordered[:, :-1]
    twice, thrice = same.sum(axis=1) == 1, (same.sum(axis=1) == 2) & (same[:, 1:] & same[:, :-1]).any(axis=1)
    return Said((twice | thrice) & (digits[:, 0] > 0) & mod11_10(digits))


KIND = national_number(
    "de_idnr",
    "DE",
    _rule,
    widths=(11,),
    chance=0.0034,
    headers=phrases(
        "IDNR, STEUER ID, STEUERID, STEUERIDENTIFIKATIONSNUMMER, STEUERLICHE IDENTIFIKATIONSNUMMER, STEUER "
        "IDNR, TIN, IDENTIFIKATIONSNUMMER"
    ),
    sources=(
        "Abgabenordnung, § 139b",
        "Bundeszentralamt für Steuern, Identifikationsnummer",
    ),
    rule="Eleven digits, one of them repeated, and a key.",
)
