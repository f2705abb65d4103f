"""Records as rows of a sheet."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .dates import fillers, packed
from .fields import OWN, Field, Sheet
from .records import Records


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """Records as rows of a sheet, with days that fill gaps left out."""

    sheet: Sheet
    first: np.ndarray
    """int32 per record: its row."""
    dates: np.ndarray
    """uint32 per record: date of birth as digits, 0 where none is told or the day only fills a gap."""
    own: tuple[str, ...]
    """Fields of a person's own, such as the number a software gives its patients."""

    def __len__(self) -> int:
        return len(self.first)

    def of(self, field: str, records: np.ndarray | slice) -> np.ndarray:
        """Return hashes of records' values, uint32."""
        return self.sheet.of(field, self.first[records])

    def numbers(self, records: np.ndarray | slice) -> np.ndarray:
        """Return national numbers with their flags."""
        return np.asarray(self.sheet.national[self.first[records]])

    def sexes(self, records: np.ndarray | slice) -> np.ndarray:
        """Return sexes, 0 where none is told."""
        return np.asarray(self.sheet.sex[self.first[records]])

    def sounds(self, records: np.ndarray | slice) -> tuple[np.ndarray, np.ndarray]:
        """Return what family and given names sound like."""
        rows = self.first[records]
        return self.sheet.family_sound[rows], self.sheet.given_sound[rows]


def view_of(sheet: Sheet, records: Records, fields: Sequence[Field]) -> View:
    """Return the records of a sheet."""
    own = tuple(field.name for field in fields if field.household < OWN and field.name in sheet.values)
    days = sheet.day[records.first]
    return View(sheet, records.first, packed(days, fillers(days)), own)
