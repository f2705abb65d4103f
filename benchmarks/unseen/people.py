"""Invented people for the unseen layouts: names of their decade, numbers with right keys, towns with right codes."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from .lists import BLOOD, DOMAINS, ELSEWHERE, FAMILY, GIVEN, PARTICLED, TOWNS, WAYS, ZONES


@dataclass(frozen=True)
class Person:
    """One invented person."""

    number: int
    sex: int
    """1 man, 2 woman, as the NIR says."""
    family: str
    birth_name: str
    given: str
    born: date
    town: tuple[str, str, str, int]
    birth_town: tuple[str, str, str, int]
    street: str
    mobile: str
    landline: str
    email: str
    nir: str
    """Fifteen characters."""
    blood: str


def luhn(body: str) -> str:
    """The body and the check digit behind it."""
    total = 0
    for place, character in enumerate(reversed(body)):
        digit = int(character) * (2 if place % 2 == 0 else 1)
        total += digit - 9 if digit > 9 else digit
    return body + str(-total % 10)


def nir(sex: int, born: date, place: str, order: int) -> str:
    """Thirteen characters and their key."""
    body = f"{sex}{born.year % 100:02}{born.month:02}{place}{order:03}"
    value = int(body.replace("2A", "19").replace("2B", "18"))
    return f"{body}{97 - value % 97:02}"


def iban(rng: Random) -> str:
    """A French account number with both its keys."""
    bank, branch, account = rng.randrange(10000, 30004), rng.randrange(100, 99999), rng.randrange(10**10, 10**11 - 1)
    rib = 97 - (89 * bank + 15 * branch + 3 * account) % 97
    body = f"{bank:05}{branch:05}{account:011}{rib:02}"
    return f"FR{98 - int(body + '152700') % 97:02}{body}"


def pick(rng: Random, towns: tuple[tuple[str, str, str, int], ...]) -> tuple[str, str, str, int]:
    """A town, by its weight."""
    return rng.choices(towns, [town[3] for town in towns])[0]


def day(rng: Random, first: date, last: date) -> date:
    """Any day of the span."""
    return first + timedelta(rng.randrange((last - first).days + 1))


def workday(rng: Random, first: date, last: date) -> date:
    """Any day of the span but Sundays, and Saturdays seldom."""
    while True:
        found = day(rng, first, last)
        if found.weekday() < 5 or (found.weekday() == 5 and rng.random() < 0.3):
            return found


def fold(text: str) -> str:
    """Capitals without accents, as old software writes."""
    plain = str.maketrans("éèêëàâîïôûùç", "eeeeaaiiouuc")
    return text.lower().translate(plain).upper()


def family(rng: Random) -> str:
    """A family name; the first of the list are the most frequent."""
    if rng.random() < 0.06:
        return rng.choice(PARTICLED)
    return FAMILY[int(len(FAMILY) * rng.random() ** 1.4)]


def person(
    rng: Random,
    number: int,
    towns: tuple[tuple[str, str, str, int], ...] = TOWNS,
    sex: int = 0,
    years: tuple[int, int] = (1925, 2018),
) -> Person:
    """One person; the old and women of child-bearing age come more often, as patients do."""
    sex = sex or (2 if rng.random() < 0.58 else 1)
    low, high = years
    year = rng.choice((rng.randint(low, high), rng.randint(low, high), min(high, max(low, round(rng.gauss(1952, 12))))))
    month = rng.choices(range(1, 13), (82, 78, 88, 86, 89, 84, 88, 84, 82, 81, 76, 78))[0]
    born = date(year, month, 1) + timedelta(rng.randrange(28))
    decade = max((start for start in GIVEN if start <= year), default=1920)
    given = rng.choice(GIVEN[decade][sex % 2].split())
    birth_name = family(rng)
    town = pick(rng, towns)
    birth = town if rng.random() < 0.45 else pick(rng, towns if rng.random() < 0.55 else ELSEWHERE)
    order = min(999, 1 + int(rng.expovariate(1 / (30 + 12 * birth[3]))))
    name = family(rng) if sex == 2 and year < 1995 and rng.random() < 0.6 else birth_name
    word = fold(given).lower().replace(" ", "") + rng.choice((".", "", "-", "_")) + fold(name).lower().replace(" ", "")
    return Person(
        number,
        sex,
        name,
        birth_name,
        given,
        born,
        town,
        birth,
        f"{rng.randint(1, 140)}{rng.choice(('', '', '', '', ' bis'))} {rng.choice(WAYS)}",
        f"063998{rng.randrange(10000):04}",
        f"{ZONES.get(town[1][:2], '026191')}{rng.randrange(10000):04}",
        f"{word}{rng.choice(('', str(year % 100), str(rng.randrange(1000))))}@{rng.choice(DOMAINS)}",
        nir(sex, born, birth[1], order),
        rng.choices([b for b, _ in BLOOD], [w for _, w in BLOOD])[0],
    )


def population(
    rng: Random,
    count: int,
    towns: tuple[tuple[str, str, str, int], ...] = TOWNS,
    sex: int = 0,
    years: tuple[int, int] = (1925, 2018),
) -> list[Person]:
    """As many people."""
    found: dict[str, Person] = {}
    while len(found) < count:
        one = person(rng, len(found), towns, sex, years)
        found.setdefault(one.nir, one)
    return list(found.values())
