"""Rows that say the same of a person are one record: what is compared is records."""

from dataclasses import dataclass

import numpy as np

from sourcier.recognise.dates import MISSING
from sourcier.recognise.hashing import combine, hash_numbers

from .fields import BIRTH_NAME, FAMILY, GIVEN, NAMES, Sheet, agreed

NOBODY = -1
_PARTS = 16
_PART_BITS = np.uint64(60)
_BIRTH_AND_TWO = 2
_ALONE = ("email", "mobile", "landline", "file_number", "insurer_number")
"""Fields that tell people apart where neither name nor number does, best first."""


@dataclass(frozen=True, slots=True, eq=False)
class Records:
    """Distinct rows."""

    of_row: np.ndarray
    """int32 per row: its record, `NOBODY` where the row identifies nobody."""
    first: np.ndarray
    """int32 per record: the first row that says it."""

    def __len__(self) -> int:
        """How many records."""
        return len(self.first)


def records_of(sheet: Sheet, alone: np.ndarray) -> Records:
    """Return the records of all rows; their order does not depend on how rows were cut.

    `alone`: rows that are records of their own, even where others read the same.
    """
    signature = sheet.national ^ hash_numbers(sheet.day)
    signature = combine(signature, hash_numbers(sheet.sex))
    for name in sorted(sheet.values):
        signature = combine(signature, sheet.values[name].astype(np.uint64))
    signature[alone] = combine(signature[alone], hash_numbers(alone + 1))
    known = identifies(sheet)
    known[alone] = True
    of_row = np.full(len(sheet), NOBODY, np.int32)
    firsts, count = [np.zeros(0, np.int32)], 0
    part_of = (signature >> _PART_BITS).astype(np.uint8)
    for part in range(_PARTS):
        rows = np.flatnonzero(known & (part_of == part)).astype(np.int32)
        _, first, inverse = np.unique(signature[rows], return_index=True, return_inverse=True)
        of_row[rows] = inverse + count
        firsts.append(rows[first])
        count += len(first)
    return Records(of_row, np.concatenate(firsts))


def identifies(sheet: Sheet) -> np.ndarray:
    """Which rows say enough to tell somebody: a number, a name or birth with more, or an address of their own."""
    rows = np.arange(len(sheet), dtype=np.int32)
    known = agreed(sheet.national)
    family = (sheet.of(FAMILY, rows) != 0) | (sheet.of(BIRTH_NAME, rows) != 0)
    given = sheet.of(GIVEN, rows) != 0
    parts = family.astype(np.uint8) + given + (sheet.day != MISSING)
    for name, values in sheet.values.items():
        if name in _ALONE:
            known |= values != 0
        elif name not in NAMES:
            parts += values != 0
    named, born = family | given, sheet.day != MISSING
    return np.asarray(known | (named & (parts > 1)) | (born & (parts > _BIRTH_AND_TWO)))
