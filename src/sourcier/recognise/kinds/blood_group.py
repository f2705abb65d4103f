"""Blood group: ABO, with or without RH1.

``A+``, ``O NEG``, ``A RH POS``, ``AB RH1 -``, ``B Rh(D) positif``, zero for O, or the letters alone where the rhesus
has a column of its own. Letters alone are also grades and flags: several groups must be seen.
Sources: arrêté du 15 mai 2018 (immuno-hématologie: ABO-RH1); ISBT terminology (ABO, RH1).
"""

from sourcier.model.kinds import Category
from sourcier.recognise.checks import matches
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.rhesus_forms import RHESUS, SIGN
from sourcier.recognise.values import Flags, Values

_ABO = r"(?:GROUPE |GR\.? )?(?:AB|A[12]?|B|O|0)"
_RULE = rf"(?i)^{_ABO}(?:[ ,;/]*{RHESUS}[ :=]*)?(?:[ ,;/]*\(?{SIGN}\)?)?$"
_RHESUS_WITHOUT_SIGN = rf"(?i)^{_ABO}[ ,;/]*{RHESUS}[ :=]*$"


def valid(values: Values) -> Flags:
    """Which values are blood groups."""
    shaped = matches(values.text, _RULE)
    result: Flags = shaped & ~matches(values.text, _RHESUS_WITHOUT_SIGN) if shaped.any() else shaped
    return result


KIND = Kind(
    name="blood_group",
    category=Category.HEALTH,
    valid=valid,
    headers=phrases(
        "GROUPE SANGUIN, GRSANG, GS, GRPSANG, GROUPE, GRP SANGUIN, GR SANGUIN, GROUPESANG, GRSANGUIN, ABO, GRABO, "
        "GROUPE ABO, BLOOD GROUP, BLOODGROUP, BLOOD TYPE, GRP, GRPS, GRSG, GSRH, ABORH, GROUPAGE, GRPABO, GRP RH, "
        "GROUPE RHESUS, SANG"
    ),
    chance=0.0005,
    shape=Shape(shortest=1, longest=25),
    needs=0.9,
    least_distinct=3,
    confused_with=("flag", "rhesus"),
    sources=("Arrêté du 15 mai 2018 (immuno-hématologie)", "ISBT 001 ABO, 004 RH"),
    rule="A, B, AB or O, with the rhesus beside it or in another column.",
)
