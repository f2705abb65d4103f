"""Very different exports of one kind of population, each row with its person."""

from dataclasses import dataclass, field

import numpy as np

from . import errors
from .population import Habits, Person, population

_HANDS = {
    "family_name": errors.WORD, "birth_name": errors.WORD, "given_name": errors.WORD, "full_name": errors.WORD,
    "street": errors.WORD, "birth_date": errors.DATE, "nir": errors.NUMBER, "postcode": errors.NUMBER,
    "landline": errors.NUMBER, "mobile": errors.NUMBER, "email": errors.MAIL, "sex": (errors.missing,),
    "patient_id": (errors.missing,),
}  # fmt: skip
_NAMES = ("family_name", "given_name")


@dataclass(frozen=True)
class Layout:
    """What an export tells of a person, and how often it tells it."""

    kinds: tuple[str, ...]
    rows_per_person: float
    moved: float = 0.03
    """Share of rows with another address than before."""
    holder_number: bool = False
    habits: Habits = field(default_factory=Habits)
    copied: float = 0.0
    """Share of rows that are written from the person's first row, errors and all."""
    filler: float = 0.0
    """Share of rows whose birth date is 01/01/1900."""


LAYOUTS = {
    "stays": Layout(
        ("family_name", "birth_name", "given_name", "birth_date", "sex", "street", "postcode", "mobile"), 4.0
    ),
    "lines": Layout(
        ("nir", "family_name", "given_name", "birth_date", "sex", "street", "postcode", "landline", "mobile", "email"),
        1.02,
    ),
    "insurer": Layout(
        ("nir", "family_name", "given_name", "birth_date", "sex", "postcode", "landline"), 1.6, holder_number=True
    ),
    "no_number": Layout(("family_name", "given_name", "birth_date", "sex", "postcode", "mobile", "email"), 1.3),
    "no_address": Layout(("family_name", "given_name", "birth_date", "sex"), 1.5),
    "few_names": Layout(
        ("family_name", "given_name", "birth_date", "sex", "street", "postcode"),
        1.4,
        habits=Habits(names=150),
    ),
    "full_name": Layout(("full_name", "birth_date", "postcode", "landline"), 1.3),
    "no_birth": Layout(("family_name", "given_name", "street", "postcode", "landline", "email"), 1.4),
    "names_only": Layout(("family_name", "given_name"), 1.2),
    # From here on: written when the others had been counted, and counted once before anything was changed for them.
    "admissions": Layout(
        ("nir", "family_name", "birth_name", "given_name", "birth_date", "sex", "postcode", "mobile"), 12.0, copied=0.9
    ),
    "copies": Layout(("family_name", "given_name", "birth_date", "sex", "postcode"), 2.5, copied=0.8),
    "one_number": Layout(
        ("nir", "family_name", "given_name", "birth_date", "sex", "street", "postcode"),
        1.5,
        holder_number=True,
        habits=Habits(shared_number=0.6),
    ),
    "twins": Layout(
        ("family_name", "given_name", "birth_date", "sex", "street", "postcode", "landline"),
        1.4,
        habits=Habits(twins=0.3, named_after=0.2),
    ),
    "fillers": Layout(("family_name", "given_name", "birth_date", "sex", "postcode", "landline"), 1.4, filler=0.3),
    "elsewhere": Layout(
        ("family_name", "given_name", "birth_date", "sex", "street", "postcode", "email"),
        1.4,
        habits=Habits(names=3_000, invented=True),
    ),
    "homonyms": Layout(("family_name", "given_name", "birth_date", "postcode"), 1.4, habits=Habits(names=20)),
    "born_only": Layout(("given_name", "birth_date", "sex", "street", "postcode"), 1.4),
}


@dataclass(frozen=True)
class World:
    """An export and the truth about it."""

    kinds: tuple[str, ...]
    rows: list[list[str]]
    person: np.ndarray
    """Whose row it is."""

    @property
    def people(self) -> int:
        """How many distinct people have a row."""
        return len(np.unique(self.person))


def world(name: str, rows: int, error: float, seed: int) -> World:
    """An export of about `rows` rows in which each cell is wrong with chance `error`."""
    layout, rng = LAYOUTS[name], np.random.default_rng([seed, rows, round(error * 10_000), len(name)])
    people = population(rng, max(1, round(rows / layout.rows_per_person)), layout.habits)
    extra = rng.geometric(1 / layout.rows_per_person, len(people))
    person = rng.permutation(np.repeat(np.arange(len(people)), extra))
    first: dict[int, list[str]] = {}
    written = []
    for p in person.tolist():
        again = p in first and rng.random() < layout.copied
        written.append(first[p] if again else _row(rng, layout, people[p], error))
        first.setdefault(p, written[-1])
    return World(layout.kinds, written, person)


def _row(rng: np.random.Generator, layout: Layout, who: Person, error: float) -> list[str]:
    year, month, day = who.born
    cells = {
        "nir": who.holder if layout.holder_number else who.number,
        "family_name": who.family,
        "birth_name": who.birth_name if who.sex == 2 else "",
        "given_name": who.given,
        "full_name": f"{who.family} {who.given.replace(' ', '-')}",
        "birth_date": f"{day:02}/{month:02}/{year}",
        "sex": " MF"[who.sex],
        "street": who.street,
        "postcode": who.postcode,
        "landline": who.landline,
        "mobile": who.mobile,
        "email": who.email,
    }
    if who.birth_name != who.family and rng.random() < error:
        cells["family_name"] = who.birth_name
        cells["full_name"] = cells["full_name"].replace(who.family, who.birth_name, 1)
    if rng.random() < layout.moved:
        cells |= {
            "street": f"{rng.integers(1, 300)} RUE DU NOUVEAU MONDE",
            "postcode": f"{rng.integers(1000, 95999):05}",
        }
        cells["landline"] = f"02619{rng.integers(10**5):05}" if who.landline else ""
    if rng.random() < layout.filler:
        cells["birth_date"] = "01/01/1900"
    if set(_NAMES) <= set(layout.kinds) and rng.random() < error / 5:
        cells["family_name"], cells["given_name"] = cells["given_name"], cells["family_name"]
    wrong = rng.random(len(layout.kinds)) < error
    for kind in (kind for kind, hit in zip(layout.kinds, wrong, strict=True) if hit):
        hands = _HANDS[kind]
        cells[kind] = hands[rng.integers(len(hands))](rng, cells[kind])
    return [cells[kind] for kind in layout.kinds]
