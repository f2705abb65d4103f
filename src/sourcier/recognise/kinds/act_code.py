"""Code of a medical act: CCAM, and once a header says so NABM or NGAP.

CCAM: four letters (anatomy, organ, action, way in) and three digits, perhaps with activity and phase (``HHFA001 1 0``).
The first letter names one of 17 systems, the fourth one of 15 ways; technical codes begin with YYYY. NABM numbers (four
digits) and NGAP keys (``B 120``, ``AMI 1,5``) look like years and marks: they count only in a column that a header or
its neighbours have named.
Sources: CNAM, Classification commune des actes médicaux, guide de lecture; CNAM, Nomenclature des actes de biologie
médicale; NGAP, article 2 (lettres clés).
"""

import numpy as np

from sourcier.model.kinds import Category
from sourcier.recognise.checks import matches
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_CCAM = r"^(?:[A-HJ-NPQYZ][A-Z]{2}[A-HJ-NPQ]|YYYY)[0-9]{3}(?:[ \-/+]?[0-9]){0,2}$"
_NABM = r"^[0-9]{4}$"
_KEYS = "B|BHN|BM|BR|TB|PB|KB|KMB|PC|AMI|AMX|AIS|AMK|AMS|AMO|AMP|AMY|C|CS|V|VS|D|K|KC|Z|SF"
_NGAP = rf"^(?:{_KEYS}) ?[0-9]{{1,4}}(?:[.,][0-9]{{1,2}})?$"


def valid(values: Values) -> Flags:
    """Which values have the structure of a CCAM code."""
    return matches(values.text, _CCAM)


def possible(values: Values) -> Flags:
    """Which values are codes of an act in one of the three nomenclatures."""
    return np.asarray(valid(values) | matches(values.text, _NABM) | matches(values.text, _NGAP))


KIND = Kind(
    name="act_code",
    category=Category.HEALTH,
    valid=valid,
    headers=phrases(
        "CODE ACTE, CODACTE, ACTE, CCAM, CODE CCAM, NABM, CODE NABM, CODNABM, CODE ANALYSE, CODANA, ANALYSE, ANALYSES, "
        "EXAMEN, CODEXAM, CODE EXAMEN, NGAP, LETTRE CLE, COTATION, ACT CODE, PROCEDURE CODE, CODE PREST, NOMENCLATURE, "
        "CODE PRESTATION, CODACT, COTA"
    ),
    chance=0.377,
    shape=Shape(shortest=2, longest=12, must_have_digit=True),
    needs=0.8,
    least_distinct=3,
    plausible=possible,
    confused_with=("diagnosis_code", "user_code", "record_id"),
    sources=("CNAM, CCAM, guide de lecture et de codage", "CNAM, NABM", "NGAP, article 2"),
    rule="Four letters and three digits as the CCAM forms them.",
)
