"""Finnish personal identity code (henkilötunnus).

Birth as DDMMYY, a sign for the century (+, -, A; new ones since 2023), an order that is odd for men, and a sign that
tells the remainder by 31. Where the sign is a dash or was left out, ten characters remain.
Source: Digi- ja väestötietovirasto, henkilötunnus.
"""

# ruff: noqa: PLR2004  # the numbers of a rule are read best where they stand

import numpy as np

from sourcier.recognise.checks import Matrix
from sourcier.recognise.citizens import Said, birth, national_number, odd_is_man
from sourcier.recognise.keys import several, two
from sourcier.recognise.phrases import phrases

_SIGNS = np.frombuffer(b"0123456789ABCDEFHJKLMNPRSTUVWXY", np.uint8)
_CENTURIES = np.isin(np.arange(256), list(b"+ABCDEFYXWVU"))


def _rule(characters: Matrix) -> Said:
    digits = np.column_stack([characters[:, :6], characters[:, -4:-1]]) - np.uint8(48)
    ok, born = birth(two(digits, 4), two(digits, 2), two(digits, 0))
    right = _SIGNS[several(digits, 0, 9) % 31] == characters[:, -1]
    order = several(digits, 6, 3)
    ok = ok & (digits <= 9).all(axis=1) & right & (order >= 2) & (order < 900)
    if characters.shape[1] == 11:
        ok = ok & _CENTURIES[characters[:, 6]]
    return Said(ok, born, odd_is_man(digits[:, 8]))


KIND = national_number(
    "fi_hetu",
    "FI",
    _rule,
    widths=(10, 11),
    chance=0.0011,
    headers=phrases("HETU, HENKILOTUNNUS, HENKILOTUNNUKSET, SOTU, HENKTUNNUS, HENKILO TUNNUS, FINNISH ID"),
    sources=("Digi- ja väestötietovirasto, henkilötunnus",),
    rule="Birth, a sign for the century, an order and a sign that tells the remainder by 31.",
    letters=True,
)
