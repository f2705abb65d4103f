"""Rhesus (RH1) in a column of its own: ``+``, ``-``, ``POS``, ``NEG``, ``RH+``, ``D NEG``.

Any result of a test looks like it: only a blood group beside it, or a header, can name it.
Source: arrêté du 15 mai 2018 (immuno-hématologie: ABO-RH1); ISBT terminology (RH1).
"""

from sourcier.model.kinds import Category
from sourcier.recognise.checks import matches
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.rhesus_forms import RHESUS, SIGN
from sourcier.recognise.values import Flags, Values

_RULE = rf"(?i)^(?:{RHESUS}[ :=]*)?\(?{SIGN}\)?$"


def valid(values: Values) -> Flags:
    """Which values are a rhesus."""
    return matches(values.text, _RULE)


KIND = Kind(
    name="rhesus",
    category=Category.HEALTH,
    valid=valid,
    headers=phrases("RHESUS, RH, RHES, RHD, RH1, FACTEUR RHESUS, RH D, RHPAT, GRRH, RHESUS D, RHS, RHE, FACTEUR RH"),
    chance=0.064,
    shape=Shape(shortest=1, longest=16),
    needs=0.9,
    distinctive=False,
    least_distinct=2,
    confused_with=("flag", "blood_group"),
    sources=("Arrêté du 15 mai 2018 (immuno-hématologie)", "ISBT 004 RH"),
    rule="Plus or minus, positive or negative, beside a column of blood groups.",
)
