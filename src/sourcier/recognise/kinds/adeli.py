"""ADELI: the older number of a French health professional, one per department of practice.

Nine characters, the department first (Corsica 2A, 2B; overseas 97, 98, 9A-9F). Nearly any nine-digit number passes:
only a header or the RPPS beside it can name the column. The register was closed to its last professions in 2024, when
they moved to the RPPS.
Source: DREES, Répertoire ADELI.
"""

from sourcier.model.kinds import Category
from sourcier.recognise.checks import matches
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_RULE = r"^(?:0[1-9]|[1-8][0-9]|9[0-578A-F]|2[AB])[0-9]{7}$"


def valid(values: Values) -> Flags:
    """Which values have the shape of an ADELI number, department included."""
    return matches(values.compact, _RULE)


KIND = Kind(
    name="adeli",
    category=Category.PROFESSIONAL,
    valid=valid,
    headers=phrases(
        "ADELI, NUM ADELI, NUMADELI, CODE ADELI, ADELI MED, MEDADELI, ADELIMED, ADELI PRESC, ADELIPRESC, ADELI PREL, "
        "NOADELI, NUM AM, NUMAM, ID AM, NUM PRESC, NUMPRESC, NUM PS, NUMPS, IDENTIFIANT PRESCRIPTEUR, NUM FACTURATION, "
        "NUMFACT PS, ADEMED, ADEL, NUM IDENT MED, IDMED AM, AM"
    ),
    chance=0.97,
    shape=Shape(shortest=9, longest=13, must_have_digit=True),
    needs=0.9,
    distinctive=False,
    confused_with=("finess", "siren", "record_id", "patient_id"),
    sources=("DREES, Répertoire ADELI",),
    rule="Nine characters, the first two a department.",
)
