"""The sampled rows as people: who, born when and where, living where, seen when. Numbers only, each computed once.

Arrays have one entry per sampled row. -1, 0 or `MISSING` where a row does not tell; a column the table lacks tells
nothing in any row.
"""

from functools import cached_property

import numpy as np
import pyarrow as pa

from sourcier.data import department_of_postcode, departments, fold_place_array
from sourcier.examine.coded import Coded
from sourcier.recognise.dates import MISSING
from sourcier.recognise.days import habit_of, read_days
from sourcier.recognise.hashing import combine
from sourcier.recognise.phones import read_phones
from sourcier.recognise.values import Values

from .number import Number
from .sample import Sample
from .sexes import is_sex, sexes_of

DEPARTMENTS = tuple(sorted(departments()))
ABROAD = len(DEPARTMENTS)
UNKNOWN = -1
ADULT = 18
"""From this age on nobody's line bears a parent's number."""
_YEAR = 365.2425
_LIFETIMES = 12.0
"""Years of standard deviation from which on dates are births: visits and rights do not spread so far."""
_NO_HASH = np.uint64(0)


class Cohort:
    """What the tests ask of the sampled rows."""

    def __init__(self, sample: Sample) -> None:
        self.sample = sample
        self.rows = len(sample.at)

    def has(self, *roles: str) -> bool:
        """Whether the table has a column for each of these roles."""
        return all(role in self.sample.wanted.roles for role in roles)

    def column(self, role: str) -> Coded:
        """Return the column of a role the table has."""
        return self.sample.coded[self.sample.wanted.roles[role]]

    def hashes(self, role: str) -> np.ndarray:
        """Return the folded value's hash, 0 where it is blank or the table has no such column."""
        return self.column(role).folded_hashes() if self.has(role) else np.zeros(self.rows, np.uint64)

    @cached_property
    def once(self) -> np.ndarray:
        """The first row of each person, by names and birth: a file of visits names the same person often."""
        names = combine(combine(self.hashes("family"), self.hashes("given")), self.hashes("full"))
        key = combine(names, combine(self.hashes("birth"), self.hashes("nir")))
        first = np.zeros(self.rows, bool)
        first[np.unique(key, return_index=True)[1]] = True
        return first

    @cached_property
    def born(self) -> np.ndarray:
        """Day of birth, `MISSING` where it is not told.

        Where nothing was named a birth date, the dates that are a lifetime apart: births that agree with nothing else
        are not recognised.
        """
        if self.has("birth"):
            return self.days(self.sample.wanted.roles["birth"])
        lives = [day for column in self.sample.wanted.dates if _of_lives(day := self.days(column))]
        return lives[0] if lives else self._none(MISSING)

    @cached_property
    def dates(self) -> tuple[np.ndarray, ...]:
        """Days of the dates that are no births: of the patient, of relatives."""
        every = [self.days(column) for column in self.sample.wanted.dates]
        return tuple(day for day in every if not _of_lives(day))

    @cached_property
    def birth_year(self) -> np.ndarray:
        """Year of birth by the birth date, else by the NIR; 0 where neither tells it."""
        told = self.born != MISSING
        by_date = np.where(told, self.born, 0).astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
        by_number = np.where(self.number.year >= 0, self._century(self.number.year), 0)
        return np.asarray(np.where(told, by_date, by_number))

    @cached_property
    def number_year(self) -> np.ndarray:
        """Year of birth of whom the NIR belongs to, a parent on a child's line; 0 where it tells none."""
        told, own = self.number.year >= 0, self.birth_year % 100 == self.number.year
        year = np.where(own & (self.birth_year > 0), self.birth_year, self._century(self.number.year))
        return np.asarray(np.where(told, year, 0))

    def _century(self, year: np.ndarray) -> np.ndarray:
        return np.asarray(np.where(year > self.today_year % 100, 1900, 2000) + year)

    @cached_property
    def birth_month(self) -> np.ndarray:
        """1 to 12, 0 where it is not told."""
        told = self.born != MISSING
        months = np.where(told, self.born, 0).astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) % 12 + 1
        return np.where(told, months, 0)

    @cached_property
    def today_year(self) -> int:
        """The year the file was made, as its last visits or births say."""
        known = [day[day != MISSING] for day in (self.seen, self.born)]
        last = [float(np.quantile(days, 0.999)) for days in known if days.size]
        return 1970 + int(max(last) / _YEAR) if last else 2020

    @cached_property
    def age(self) -> np.ndarray:
        """Whole years at the end of the file, -1 where no birth is told."""
        return np.where(self.birth_year > 0, np.maximum(self.today_year - self.birth_year, 0), -1)

    @cached_property
    def adult(self) -> np.ndarray:
        """Whether the person surely had a number of their own when the line was written, at its earliest date."""
        never = np.iinfo(np.int32).max
        written = self._none(never)
        for day in (self.seen, *self.dates):
            written = np.where((day != MISSING) & (day >= self.born), np.minimum(written, day), written)
        dated = (written != never) & (self.born != MISSING)
        then = (written.astype(np.int64) - self.born) / _YEAR
        return np.asarray(np.where(dated, then > ADULT, self.age > ADULT))

    @cached_property
    def sex(self) -> np.ndarray:
        """1 man, 2 woman, 0 not told: by the sex, else by the civility."""
        found = np.zeros(self.rows, np.uint8)
        for role in ("sex", "title"):
            if self.has(role):
                found = np.where(found > 0, found, sexes_of(self.column(role)))
        for column in self.sample.wanted.letters if not self.has("sex") else ():
            if is_sex(self.sample.coded[column]):
                found = np.where(found > 0, found, sexes_of(self.sample.coded[column]))
        return found

    @cached_property
    def number(self) -> Number:
        """What the NIR says."""
        return Number.of(self.column("nir") if self.has("nir") else Coded(pa.array([""] * self.rows, pa.string())))

    @cached_property
    def seen(self) -> np.ndarray:
        """Day of the visit."""
        return self.days(self.sample.wanted.roles["visit"]) if self.has("visit") else self._none(MISSING)

    def days(self, column: int) -> np.ndarray:
        """Return a column's days, read as all its values together say they are written."""
        coded = self.sample.coded[column]
        habit = habit_of(coded.values, np.bincount(coded.rows(np.arange(len(coded.text))), minlength=len(coded.text)))
        return coded.rows(read_days(coded.values, habit[0]))

    @cached_property
    def home(self) -> np.ndarray:
        """Department of residence, a place in `DEPARTMENTS`; `UNKNOWN` where it is not told."""
        for role in ("postcode", "commune_code", "department"):
            if self.has(role):
                coded = self.column(role)
                return coded.rows(_places([_department(v, role) for v in coded.text.to_pylist()]))
        return self._none(UNKNOWN)

    @cached_property
    def lab(self) -> np.ndarray:
        """The laboratory's label as a number, `UNKNOWN` where none is named or the table has none."""
        if not self.has("lab"):
            return self._none(UNKNOWN)
        coded = self.column("lab")
        return coded.rows(np.where(coded.filled, np.arange(len(coded.text)), UNKNOWN))

    @cached_property
    def zone(self) -> np.ndarray:
        """First digit of the landline, 1 to 5; 0 where there is none."""
        if not self.has("phone"):
            return self._none(0)
        coded = self.column("phone")
        lead = read_phones(coded.values).lead
        return coded.rows(np.where(lead <= 5, lead, 0))  # noqa: PLR2004  # ARCEP: 01 to 05 are geographic

    @cached_property
    def town(self) -> Values:
        """Distinct communes of residence, folded; see `Cohort.column`."""
        return Values(fold_place_array(self.column("commune").text))

    @cached_property
    def address(self) -> np.ndarray:
        """Hash of street and town, 0 where there is no street."""
        street = self.hashes("street")
        town = self.hashes("postcode") if self.has("postcode") else self.hashes("commune")
        return np.where(street != _NO_HASH, combine(street, town), _NO_HASH)

    def _none(self, value: int) -> np.ndarray:
        return np.full(self.rows, value, np.int32)


def _of_lives(days: np.ndarray) -> bool:
    told = days[days != MISSING]
    return len(told) > 1 and float(told.std()) > _LIFETIMES * _YEAR


def _department(value: str, role: str) -> str | None:
    value = value.upper()
    if role == "postcode":
        return department_of_postcode(value.zfill(5)) if value.isdigit() else None
    return value[:3] if value[:2] in ("97", "98") else value[:2].zfill(2)


def _places(written: list[str | None]) -> np.ndarray:
    numbers = {code: number for number, code in enumerate(DEPARTMENTS)}
    return np.array([numbers.get(code or "", UNKNOWN) for code in written], np.int32)


def known(*columns: np.ndarray) -> np.ndarray:
    """Return where all the columns of places, labels or hashes tell something."""
    told = np.ones(len(columns[0]), bool)
    for column in columns:
        told &= column != (_NO_HASH if column.dtype == np.uint64 else UNKNOWN)
    return told


__all__ = ["ABROAD", "ADULT", "DEPARTMENTS", "MISSING", "UNKNOWN", "Cohort", "known"]
