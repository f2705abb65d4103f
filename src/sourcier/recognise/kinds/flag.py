"""Flag: yes or no in one of its many forms. A closed list, far too short to name a column of something else.

A column of 1 and 2 or of M and F is no flag by this rule, and a flag is no sex without proof.
Source: usage; XML Schema part 2 (boolean).
"""

from functools import cache

from sourcier.model.kinds import Category
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.members import Members
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_FORMS = phrases(
    "O, N, OUI, NON, 0, 1, 00, 01, Y, YES, NO, TRUE, FALSE, VRAI, FAUX, V, F, T, X, *, ACTIF, INACTIF, ON, OFF"
)


@cache
def _forms() -> Members:
    return Members(_FORMS)


def valid(values: Values) -> Flags:
    """Which values are written forms of yes or no."""
    return _forms().holds_hashes(values.folded_hashes)


KIND = Kind(
    name="flag",
    category=Category.TECHNICAL,
    valid=valid,
    headers=phrases(
        "FLAG, IND, INDICATEUR, TOP, TEMOIN, ACTIF, ARCHIVE, SUPPRIME, VALIDE, BLOQUE, VIP, CONFIDENTIEL, EXO, "
        "EXONERATION, ALD, ENCEINTE, GROSSESSE, DECEDE, ACS, CMU, OPPOSITION, CONSENTEMENT, RGPD, NPAI, TIERS PAYANT, "
        "DOUBLON, ENVOI SMS, OK, SR, ISACTIVE, ENABLED, DELETED, LU, EDITE, INTERNET, FUMEUR, DIABETIQUE"
    ),
    chance=0.25,
    shape=Shape(shortest=1, longest=8),
    needs=0.95,
    distinctive=False,
    confused_with=("sex", "rhesus", "blood_group", "insured_rank"),
    sources=("W3C, XML Schema part 2 (boolean)",),
    rule="Yes or no in one of its forms, and nothing else.",
)
