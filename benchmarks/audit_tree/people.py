"""The invented people of the tree, and how a table of them is styled."""

from dataclasses import dataclass, replace
from datetime import date
from random import Random

from layouts.names import FAMILIES
from unseen.lists import ELSEWHERE, NORTH, TOWNS
from unseen.people import Person, fold, population

MORE = (
    ("Orléans", "45234", "45000", 20),
    ("Blois", "41018", "41000", 8),
    ("Évreux", "27229", "27000", 8),
    ("Lorient", "56121", "56100", 10),
    ("Saint-Brieuc", "22278", "22000", 8),
)


@dataclass(frozen=True)
class Style:
    """How one export writes what all write."""

    caps: bool
    dates: str
    nir: str
    phones: str

    def word(self, text: str) -> str:
        """A name."""
        return fold(text) if self.caps else text

    def day(self, day: date) -> str:
        """A date."""
        return day.strftime(self.dates)

    def number(self, nir: str) -> str:
        """A national number."""
        if self.nir == "spaced":
            return " ".join((nir[0], nir[1:3], nir[3:5], nir[5:7], nir[7:10], nir[10:13], nir[13:]))
        return nir[:13] if self.nir == "13" else nir

    def phone(self, number: str) -> str:
        """A telephone number."""
        if self.phones == "+33":
            return "+33" + number[1:]
        return self.phones.join(number[place : place + 2] for place in range(0, 10, 2))


def style(rng: Random) -> Style:
    return Style(
        rng.random() < 0.6,
        rng.choices(("%d/%m/%Y", "%Y-%m-%d", "%Y%m%d", "%d-%m-%Y", "%d/%m/%y", "%d%m%Y"), (40, 25, 12, 6, 10, 4))[0],
        rng.choices(("15", "spaced", "13"), (80, 10, 10))[0],
        rng.choice(("", "", ".", " ", "+33", "-")),
    )


def pool(rng: Random, count: int) -> list[Person]:
    """People of three regions; more than a third bear a rare name."""
    third = count // 3
    people: list[Person] = []
    for towns in (TOWNS, NORTH, MORE + ELSEWHERE[:6]):
        people += population(rng, third, towns)
    return [_rare(rng, person, number) for number, person in enumerate(people)]


def _rare(rng: Random, person: Person, number: int) -> Person:
    if rng.random() < 0.62:
        return replace(person, number=number)
    rare = FAMILIES[200 + rng.randrange(len(FAMILIES) - 200)]
    word = fold(person.given).lower().replace(" ", "") + "." + fold(rare).lower().replace(" ", "").replace("'", "")
    own = rare if person.family == person.birth_name else person.birth_name
    return replace(person, number=number, family=rare, birth_name=own, email=f"{word}@{person.email.split('@')[1]}")


def some(rng: Random, people: list[Person], count: int) -> list[Person]:
    """As many of them, none twice, or all of them and again where more are asked for."""
    if count <= len(people):
        return rng.sample(people, count)
    return [people[place % len(people)] for place in range(count)]
