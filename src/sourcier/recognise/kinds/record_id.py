"""Number of a record, file or visit: unique or counting up. A weak, necessary test.

One word of up to 40 letters, digits and dashes (UUID included) with at least one digit, no date.
Sources: RFC 9562 (UUID); usage.
"""

import numpy as np

from sourcier.model.kinds import Category
from sourcier.recognise.characters import DIGITS, WORD, among, byte_at, count_of, holds
from sourcier.recognise.checks import widths
from sourcier.recognise.kind import Kind, Shape
from sourcier.recognise.phrases import phrases
from sourcier.recognise.values import Flags, Values

_INSIDE = WORD | among("._/-")
_LONGEST = 40
_OPEN, _CLOSE = ord("{"), ord("}")
_DATE_PUNCTUATION = among("/.-")


def valid(values: Values) -> Flags:
    """Which values may be the number of a record; digits alone are no date here, counters pass through them."""
    result: Flags = _is_one_word(values) & holds(values.text, DIGITS)
    return np.asarray(result & ~values.dated(result & holds(values.text, _DATE_PUNCTUATION)))


def _is_one_word(values: Values) -> Flags:
    """Which values are one word, in braces or not."""
    text, size = values.text, widths(values.text)
    opened, closed = byte_at(text) == _OPEN, byte_at(text, size - 1) == _CLOSE
    inner = size - opened - closed
    whole = (count_of(text, _INSIDE) == inner) & (inner > 0) & (inner <= _LONGEST)
    return np.asarray(whole & WORD[byte_at(text, opened.astype(np.int32))])


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
