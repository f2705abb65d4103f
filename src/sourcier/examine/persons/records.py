"""Rows that say the same of a person are one record: what is compared is records."""

from dataclasses import dataclass

import numpy as np

from sourcier.recognise.dates import MISSING
from sourcier.recognise.hashing import combine, hash_numbers

from .fields import BIRTH_NAME, FAMILY, GIVEN, NAMES, Sheet, agreed

NOBODY = -1
_PARTS = 16
_AT_ONCE = 262_144
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
    signature = _signatures(sheet)
    signature[alone] = combine(signature[alone], hash_numbers(alone + 1))
    known = identifies(sheet)
    known[alone] = True
    of_row = np.full(len(sheet), NOBODY, np.int32)
    firsts, count = [np.zeros(0, np.int32)], 0
    part_of = (signature >> _PART_BITS).astype(np.uint8)
    for part in range(_PARTS):
        rows = np.flatnonzero(known & (part_of == part)).astype(np.int32)
        mine = signature[rows]
        order = np.argsort(mine, kind="stable")
        mine, rows = mine[order], rows[order]
        begins = np.append(True, mine[1:] != mine[:-1])[: len(mine)]
        of_row[rows] = np.cumsum(begins, dtype=np.int32) + np.int32(count - 1)
        firsts.append(rows[begins])
        count += len(firsts[-1])
    return Records(of_row, np.concatenate(firsts))


def _signatures(sheet: Sheet) -> np.ndarray:
    """One hash per row of all it says."""
    found = np.empty(len(sheet), np.uint64)
    for start in range(0, len(sheet), _AT_ONCE):
        here = slice(start, start + _AT_ONCE)
        signature = combine(sheet.national[here] ^ hash_numbers(sheet.day[here]), hash_numbers(sheet.sex[here]))
        for name in sorted(sheet.values):
            signature = combine(signature, sheet.values[name][here].astype(np.uint64))
        found[here] = signature
    return found


def identifies(sheet: Sheet) -> np.ndarray:
    """Which rows say enough to tell somebody: a number, a name or birth with more, or an address of their own."""
    rows = slice(None)
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
