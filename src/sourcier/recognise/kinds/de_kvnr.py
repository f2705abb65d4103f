"""German health insurance number (Krankenversichertennummer), its part that stays for life.

A letter and nine digits: the letter counts as two digits, every second digit is doubled, and the last is the sum of the
digits modulo 10.
Source: SGB V, § 290; GKV-Spitzenverband, Krankenversichertennummer.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.phrases import phrases


def _rule(characters: Matrix) -> Said:
    letter = characters[:, 0].astype(np.int32) - 64
    digits = characters[:, 1:] - np.uint8(48)
    row = np.column_stack([letter // 10, letter % 10, digits[:, :8]])
    product = row * np.array((1, 2) * 5)
    key = (product // 10 + product % 10).sum(axis=1) % 10
    lettered = (letter >= 1) & (letter <= 26)
    return Said(lettered & (digits <= 9).all(axis=1) & (key == digits[:, 8]))


KIND = national_number(
    "de_kvnr",
    "DE",
    _rule,
    widths=(10,),
    chance=0.1,
    headers=phrases(
        "KVNR, KV NR, KVNUMMER, KRANKENVERSICHERTENNUMMER, KRANKENVERSICHERUNGSNUMMER, VERSICHERTENNUMMER, "
        "VERSICHERTENID, VERSICHERTEN ID, VERSICHERTENNR, EGK NR, KVID"
    ),
    sources=(
        "SGB V, § 290",
        "GKV-Spitzenverband, Krankenversichertennummer",
    ),
    rule="A letter and nine digits, the last a key.",
    lettered=True,
)
