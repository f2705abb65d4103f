"""Number a program gave to a patient: a code that always goes with the same person. A weak, necessary test.

One word of up to 20 letters and digits with at least one digit, no date.
Source: HL7 v2, PID-3 (patient identifier list).
"""

from sourcier.model.kinds import Category
from sourcier.recognise.checks import matches
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_RULE = r"^[0-9A-Za-z][0-9A-Za-z._/\-]{0,19}$"
_DIGIT = r"[0-9]"


def valid(values: Values) -> Flags:
    """Which values may be the number of a patient."""
    result: Flags = matches(values.text, _RULE) & matches(values.text, _DIGIT) & ~values.dates.valid
    return result


KIND = Kind(
    name="patient_id",
    category=Category.IDENTITY,
    valid=valid,
    headers=phrases(
        "NUM PATIENT, NUMPAT, IPP, ID PATIENT, IDPAT, IDPATIENT, CODE PATIENT, CODPAT, PATID, PATIENT ID, NOPAT, "
        "NUMERO PATIENT, PATNUM, NUMPATIENT, CLEPAT, REFPAT, PAT, IDENT PATIENT, NIP, NUM IPP, PATIENT, MRN, NPAT, "
        "IDP, IDPERS"
    ),
    chance=0.926,
    shape=Shape(shortest=1, longest=20, must_have_digit=True),
    needs=0.9,
    distinctive=False,
    confused_with=("record_id", "insurer_number"),
    sources=("HL7 v2, PID-3",),
    rule="A code that always stands with the same person.",
)
