"""Number of a record, file or visit: unique or counting up. A weak, necessary test.

One word of up to 40 letters, digits and dashes (UUID included) with at least one digit, no date.
Sources: RFC 9562 (UUID); usage.
"""

from sourcier.model.kinds import Category
from sourcier.recognise.checks import matches
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_RULE = r"^[{]?[0-9A-Za-z][0-9A-Za-z._/\-]{0,39}[}]?$"
_DIGIT = r"[0-9]"
_DATE_PUNCTUATION = r"[/.\-]"


def valid(values: Values) -> Flags:
    """Which values may be the number of a record; digits alone are no date here, counters pass through them."""
    dated = values.dates.valid & matches(values.text, _DATE_PUNCTUATION)
    result: Flags = matches(values.text, _RULE) & matches(values.text, _DIGIT) & ~dated
    return result


KIND = Kind(
    name="record_id",
    category=Category.TECHNICAL,
    valid=valid,
    headers=phrases(
        "ID, NUM DOSSIER, NUMDOS, DOSSIER, NODOS, NUM, NUMERO, N DOSSIER, IDDOS, ID DOSSIER, NUM ENREGISTREMENT, "
        "NUMENR, LIGNE, NUM LIGNE, NUMLIG, KEY, CLE, REF, REFERENCE, UUID, GUID, ROWID, RECNO, NUM DEMANDE, NUMDEM, "
        "NDOS, NDOSS, INDEX, CODE, ID LIGNE, IDENT, NUM FACTURE, NUMFAC, NUM PRELEVEMENT, NUMPREL, CODE BARRE, "
        "BARCODE, RECORD ID, SEQ, NUMINT"
    ),
    chance=0.926,
    shape=Shape(shortest=1, longest=42, must_have_digit=True),
    needs=0.9,
    distinctive=False,
    confused_with=("patient_id", "user_code", "insurer_number"),
    sources=("RFC 9562",),
    rule="A code that is unique in the file or counts up.",
)
