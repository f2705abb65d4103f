"""Number of a complementary insurer (AMC): eight or ten digits. A weak test: any such number passes but dates.

Source: GIE SESAM-Vitale, cahier des charges (numéro AMC de huit ou dix chiffres).
"""

import numpy as np

from sourcier.model.kinds import Category
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_WIDTHS = (8, 10)


def valid(values: Values) -> Flags:
    """Which values may be the number of a complementary insurer."""
    result = np.zeros(len(values), bool)
    for width in _WIDTHS:
        result[values.digits(width)[0]] = True
    return np.asarray(result & ~values.dates.valid)


KIND = Kind(
    name="insurer_number",
    category=Category.INSURANCE,
    valid=valid,
    headers=phrases(
        "NUM AMC, NUMAMC, AMC, CODE AMC, NUM MUTUELLE, NUMMUT, CODMUT, CODE MUTUELLE, ID TIERS PAYANT, IDTP, TIERS "
        "PAYANT, CODE TP, NUM ADHERENT, NUMADH, ADHERENT, N ADHERENT, NUM CONTRAT, CONTRAT, NUMCTR, NUM ORGANISME "
        "COMPLEMENTAIRE, CODE ORGANISME, TELETRANS, NUM TELETRANSMISSION, PREFECTORAL, NUM PREFECTORAL, INSURER "
        "NUMBER, POLICY NUMBER"
    ),
    chance=0.998,
    shape=Shape(shortest=8, longest=14, letters=False, must_have_digit=True),
    needs=0.9,
    distinctive=False,
    confused_with=("record_id", "patient_id", "phone"),
    sources=("GIE SESAM-Vitale, cahier des charges éditeurs",),
    rule="Eight or ten digits, one number per insurer.",
)
