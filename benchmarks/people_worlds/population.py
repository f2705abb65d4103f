"""A population: households with spouses, children, twins, and sons named after their fathers."""

from dataclasses import dataclass

import numpy as np

from sourcier.data import family_names, given_names

MARRIED_NAME = 0.7
_STREETS = ("RUE", "AVENUE", "CHEMIN", "IMPASSE", "PLACE", "ALLEE", "BOULEVARD", "ROUTE")
_OF = (
    "DES LILAS", "DE LA GARE", "VICTOR HUGO", "DU MOULIN", "DE LA MAIRIE", "PASTEUR", "DES ECOLES", "DU STADE",
    "DE BRETAGNE", "DU PORT", "JEAN JAURES", "DES CHENES", "DE LA PAIX", "DU CHATEAU", "SAINT MICHEL", "DES ACACIAS",
)  # fmt: skip


@dataclass
class Person:
    """One invented person."""

    family: str
    birth_name: str
    given: str
    born: tuple[int, int, int]
    sex: int
    number: str
    holder: str
    """The number their lines bear in an insurer's file."""
    street: str
    postcode: str
    landline: str
    mobile: str
    email: str


@dataclass(frozen=True)
class Habits:
    """How people of a population are born and named."""

    names: int = 10_000
    """How many family names there are."""
    invented: bool = False
    """Names are made of syllables: none stands in a list."""
    twins: float = 0.012
    named_after: float = 0.01
    """How often a son bears his father's name."""
    shared_number: float = 0.0
    """How often a spouse's lines bear the other's number."""


def population(rng: np.random.Generator, size: int, habits: Habits | None = None) -> list[Person]:
    """`size` people in households."""
    draw = _Draw(rng, habits or Habits())
    people: list[Person] = []
    while len(people) < size:
        people += _household(draw)
    rng.shuffle(people)  # type: ignore[arg-type]
    return people[:size]


def _syllables(rng: np.random.Generator, most: int) -> str:
    letters = ("BCDFGHJKLMNPRSTVZ", "AEIOUY")
    return "".join(side[rng.integers(len(side))] for _ in range(int(rng.integers(2, most + 1))) for side in letters) + (
        letters[0][rng.integers(17)] if rng.random() < 0.5 else ""
    )


class _Draw:
    def __init__(self, rng: np.random.Generator, habits: Habits) -> None:
        self.rng, self.habits, names = rng, habits, habits.names
        listed = family_names()
        self.families = listed.names.to_pylist()[:names]
        weights = listed.weights[:names].astype(float)
        self._family = np.cumsum(weights / weights.sum())
        given = given_names()
        sexes = np.array(given.sex.to_pylist())
        self._given = {}
        for sex, code in ((1, "M"), (2, "F")):
            at = np.flatnonzero(sexes == code)
            for decade in range(given.weights.shape[1]):
                w = given.weights[at, decade].astype(float) + 1e-9
                self._given[sex, decade] = (at, np.cumsum(w / w.sum()))
        self.given_names = given.names.to_pylist()
        if habits.invented:
            self.families = [_syllables(rng, 3) for _ in self.families]
            self.given_names = [_syllables(rng, 2) for _ in self.given_names]
        self.codes = [f"{d:02}{c:03}" for d in (22, 29, 35, 56, 44, 45, 27, 41) for c in range(0, 1000, 10)]
        self._serial = 0

    def family(self) -> str:
        return self.families[min(int(np.searchsorted(self._family, self.rng.random())), len(self.families) - 1)]

    def given(self, sex: int, year: int) -> str:
        at, shares = self._given[sex, min(max((year - 1900) // 10, 0), 12)]
        return self.given_names[at[min(int(np.searchsorted(shares, self.rng.random())), len(at) - 1)]]

    def number(self, sex: int, born: tuple[int, int, int]) -> str:
        self._serial += 1
        place, order = divmod(self._serial, 999)
        birth = f"{sex}{born[0] % 100:02}{born[1]:02}"
        body = f"{birth}{(22, 29, 35, 56, 44)[place % 5]}{place // 5 % 989 + 1:03}{order + 1:03}"
        return body + f"{97 - int(body) % 97:02}"

    def born(self, year: int) -> tuple[int, int, int]:
        return year, int(self.rng.integers(1, 13)), int(self.rng.integers(1, 29))


def _household(draw: _Draw) -> list[Person]:
    rng = draw.rng
    name, head_year = draw.family(), int(rng.integers(1930, 2000))
    address = f"{rng.integers(1, 200)} {_STREETS[rng.integers(8)]} {_OF[rng.integers(16)]}"
    home = (address, draw.codes[rng.integers(len(draw.codes))], f"02619{rng.integers(10**5):05}")
    head = _person(draw, name, 1 if rng.random() < 0.5 else 2, draw.born(head_year), home)
    found = [head]
    if rng.random() < 0.5:
        sex = 3 - head.sex
        own = draw.family()
        spouse = _person(draw, own, sex, draw.born(head_year + int(rng.integers(-6, 7))), home)
        for one, other in ((head, spouse), (spouse, head)):
            if one.sex == 2 and rng.random() < MARRIED_NAME:
                one.family = other.birth_name
        if rng.random() < draw.habits.shared_number:
            spouse.holder = head.number
        found.append(spouse)
        father = head if head.sex == 1 else spouse
        for _ in range(rng.poisson(1.1)):
            found += _children(draw, father, head, head_year, home)
    return found


def _children(draw: _Draw, father: Person, holder: Person, head_year: int, home: tuple[str, str, str]) -> list[Person]:
    rng = draw.rng
    born = draw.born(min(head_year + int(rng.integers(20, 38)), 2020))
    found = []
    for _ in range(2 if rng.random() < draw.habits.twins else 1):
        child = _person(draw, father.birth_name, 1 if rng.random() < 0.51 else 2, born, home)
        if child.sex == 1 and rng.random() < draw.habits.named_after:
            child.given = father.given
        while found and child.given == found[0].given:
            child.given = draw.given(child.sex, born[0])
        if born[0] >= 2003:
            child.holder = holder.number
        found.append(child)
    return found


def _person(draw: _Draw, name: str, sex: int, born: tuple[int, int, int], home: tuple[str, str, str]) -> Person:
    given, number = draw.given(sex, born[0]), draw.number(sex, born)
    mobile = f"063998{draw.rng.integers(10**4):04}" if draw.rng.random() < 0.5 else ""
    email = (
        f"{given}.{name}{draw.rng.integers(1000)}@example.org".lower().replace(" ", "")
        if draw.rng.random() < 0.4
        else ""
    )
    landline = home[2] if draw.rng.random() < 0.6 else ""
    return Person(name, name, given, born, sex, number, number, home[0], home[1], landline, mobile, email)
