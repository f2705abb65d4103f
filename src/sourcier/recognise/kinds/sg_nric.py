"""Singapore identity number (NRIC, FIN).

S, T, F, G or M, seven digits, and a letter that tells the weighted sum modulo 11.
Source: Immigration & Checkpoints Authority, NRIC and FIN.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, national_number
from sourcier.recognise.keys import weighted
from sourcier.recognise.phrases import phrases

_CITIZEN = np.frombuffer(b"JZIHGFEDCBA", np.uint8)
_FOREIGN = np.frombuffer(b"XWUTRQPNMLK", np.uint8)
_NEW = np.frombuffer(b"XWUTRQPNJLK", np.uint8)


def _rule(characters: Matrix) -> Said:
    lead = characters[:, 0]
    digits = characters[:, 1:8] - np.uint8(48)
    added = np.where((lead == ord("T")) | (lead == ord("G")), 4, np.where(lead == ord("M"), 3, 0))
    rest = (weighted(digits, (2, 7, 6, 5, 4, 3, 2)) + added) % 11
    citizen, foreign, new = (
        (lead == ord("S")) | (lead == ord("T")),
        (lead == ord("F")) | (lead == ord("G")),
        lead == ord("M"),
    )
    wanted = np.select([citizen, foreign, new], [_CITIZEN[rest], _FOREIGN[rest], _NEW[rest]], 0)
    return Said((digits <= 9).all(axis=1) & (wanted == characters[:, 8]))


KIND = national_number(
    "sg_nric",
    "SG",
    _rule,
    widths=(9,),
    chance=0.038,
    headers=phrases("NRIC, FIN, NRIC NO, NRIC FIN, NRICNO, SINGAPORE ID, NRIC NUMBER"),
    sources=("Immigration & Checkpoints Authority, NRIC and FIN",),
    rule="A letter, seven digits and a letter that tells the sum modulo 11.",
    lettered=True,
)
