"""Code of a member of staff: initials or a short login in the columns of who wrote or took the sample. A weak test.

Two to ten letters and digits without spaces. Source: usage of laboratory software.
"""

from sourcier.model.kinds import Category
from sourcier.recognise.checks import matches
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_RULE = r"^[0-9A-Za-z][0-9A-Za-z._\-]{1,9}$"


def valid(values: Values) -> Flags:
    """Which values may be the code of a member of staff."""
    return matches(values.text, _RULE)


KIND = Kind(
    name="user_code",
    category=Category.PROFESSIONAL,
    valid=valid,
    headers=phrases(
        "USER, UTILISATEUR, CODE UTILISATEUR, CODUTIL, UTIL, USERCODE, OPERATEUR, OPER, CODOPE, SAISI PAR, MODIFIE "
        "PAR, CREE PAR, CODE USER, CODUSER, INITIALES, AGENT, SECRETAIRE, CODSEC, CODE PRELEVEUR, CODPREL, PRELEVEUR, "
        "CODMED, CODE MEDECIN, MEDCOD, CODPRESC, CODE PRESCRIPTEUR, CODEMED, LOGIN SAISIE, UTICRE, UTIMOD, USRCRE, "
        "USRMOD, IDE"
    ),
    chance=1.0,
    shape=Shape(shortest=2, longest=10),
    needs=0.9,
    distinctive=False,
    least_distinct=2,
    confused_with=("login", "record_id", "flag"),
    sources=("Usage of laboratory software",),
    rule="Two to ten letters and digits, few of them, under a header of staff.",
)
