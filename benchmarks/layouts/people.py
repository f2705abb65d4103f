"""Invented people, by the hundred thousand, whose columns agree as in life.

A NIR holds the sex, the year and month, and the place of birth of the adult it belongs to. A child's line carries a
parent's number. A married woman has a birth name. Households share name, town and street.
"""

from dataclasses import dataclass, fields

import numpy as np

from . import names, towns
from .text import EPOCH, day

TODAY = day("2020-10-15")
"""The day of the export: nothing is younger."""
_AGES = (0, 1, 18, 25, 45, 65, 80, 100)
_AGE_SHARES = (0.01, 0.13, 0.06, 0.28, 0.24, 0.19, 0.09)
_FIRST_SHARES = {"parent": 0.75, "married": 0.55}


@dataclass(frozen=True, slots=True)
class People:
    """One entry per row; positions point into `names` and `towns`."""

    woman: np.ndarray
    birth: np.ndarray
    """Days since 1 January 1900."""
    family: np.ndarray
    birth_family: np.ndarray
    given: np.ndarray
    home: np.ndarray
    birth_place: np.ndarray
    dependant: np.ndarray
    """Whether the row carries a parent's number."""
    body: np.ndarray
    """The first thirteen digits of the number, Corsica as 19 or 18."""
    corsica: np.ndarray
    """0, or ord("A"), ord("B") where the number is written with 2A or 2B."""

    def take(self, rows: np.ndarray) -> "People":
        """The people of those rows, in that order, repeated as often as asked."""
        return People(*(getattr(self, f.name)[rows] for f in fields(self)))

    def __len__(self) -> int:
        """How many rows."""
        return len(self.woman)

    @property
    def age(self) -> np.ndarray:
        """Whole years on the day of the export."""
        return (TODAY - self.birth) // 365


def people(rng: np.random.Generator, rows: int, *, local: float = 0.9, adults: bool = False) -> People:
    """`rows` people; with `adults` nobody is under 18."""
    birth = _births(rng, rows, adults=adults)
    woman = rng.random(rows) < 0.579
    year = _year(birth)
    home = towns.homes(rng, rows, local=local)
    birth_family = names.families(rng, rows)
    place = towns.births(rng, home, year)
    married = woman & ((TODAY - birth) // 365 > 24) & (rng.random(rows) < _FIRST_SHARES["married"])
    family = np.where(married, names.families(rng, rows), birth_family)
    body, corsica = _bodies(rng, woman, birth, place)
    single = People(
        woman,
        birth,
        family,
        birth_family,
        names.given(rng, woman, year),
        home,
        place,
        np.zeros(rows, bool),
        body,
        corsica,
    )
    return single if adults else _with_parents(rng, single)


def _births(rng: np.random.Generator, rows: int, *, adults: bool) -> np.ndarray:
    shares = np.array(_AGE_SHARES)
    if adults:
        shares[:2] = 0
    band = np.searchsorted(np.cumsum(shares / shares.sum()), rng.random(rows)).clip(0, len(shares) - 1)
    low, high = np.array(_AGES)[band], np.array(_AGES)[band + 1]
    return TODAY - ((low + rng.random(rows) * (high - low)) * 365.25).astype(np.int64) - 1


def _year(birth: np.ndarray) -> np.ndarray:
    return (EPOCH + birth).astype("datetime64[Y]").astype(int) + 1970


def _month(birth: np.ndarray) -> np.ndarray:
    return (EPOCH + birth).astype("datetime64[M]").astype(int) % 12 + 1


def _bodies(
    rng: np.random.Generator, woman: np.ndarray, birth: np.ndarray, place: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Thirteen digits by décret 82-103; Corsica is 20 for those born before 1976."""
    year = _year(birth)
    codes = np.array([int(c.replace("2A", "19").replace("2B", "18")) for c in towns.BIRTH_CODES])[place]
    letter = np.array([ord(c[1]) if c[0] == "2" and c[1].isalpha() else 0 for c in towns.BIRTH_CODES])[place]
    early = (letter > 0) & (year < 1976)
    codes = np.where(early, 20_000 + codes % 1000, codes)
    order = np.minimum(1 + rng.exponential(120, len(place)).astype(np.int64), 999)
    head = (1 + woman) * 10**4 + year % 100 * 100 + _month(birth)
    return head * 10**8 + codes * 10**3 + order, np.where(early, 0, letter)


def _with_parents(rng: np.random.Generator, all_: People) -> People:
    """Give three children in four the number, name and town of some adult of the right age."""
    age = all_.age
    parents = np.flatnonzero((age >= 24) & (age < 50))
    child = (age < 18) & (rng.random(len(all_)) < _FIRST_SHARES["parent"])
    if not parents.size:
        return all_
    of = np.where(child, parents[rng.integers(0, parents.size, len(all_))], np.arange(len(all_)))
    return People(
        all_.woman, all_.birth, all_.family[of], np.where(child, all_.family[of], all_.birth_family), all_.given,
        all_.home[of], all_.birth_place, child, all_.body[of], all_.corsica[of],
    )  # fmt: skip
