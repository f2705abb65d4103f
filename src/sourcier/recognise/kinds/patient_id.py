"""Number a program gave to a patient: a code that always goes with the same person. A weak, necessary test.

One word of up to 20 letters and digits with at least one digit, no date.
Source: HL7 v2, PID-3 (patient identifier list).
"""

import numpy as np

from sourcier.model.kinds import Category
from sourcier.recognise.characters import DIGITS, WORD, among, byte_at, count_of, holds
from sourcier.recognise.checks import widths
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_INSIDE = WORD | among("._/-")
_LONGEST = 20


def valid(values: Values) -> Flags:
    """Which values may be the number of a patient."""
    text, size = values.text, widths(values.text)
    word = (count_of(text, _INSIDE) == size) & (size <= _LONGEST) & WORD[byte_at(text)]
    result: Flags = word & holds(text, DIGITS)
    return np.asarray(result & ~values.dated(result))


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
