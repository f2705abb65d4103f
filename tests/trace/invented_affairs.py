"""Small affairs, invented from the first to the last person: who held what when, and what leaked of it."""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from sourcier.case import Case
from sourcier.data import family_names, given_names
from sourcier.examine import Request as ExamineRequest
from sourcier.examine import examine
from sourcier.model.progress import Silent
from sourcier.model.trace import Containment, Trace
from sourcier.secret import Comparison, ComparisonRing, KeyRing, new_comparison
from sourcier.trace import Request, Traced, trace

LABS = ("LABORATOIRE DU PORT", "LABORATOIRE DES HALLES", "LABORATOIRE DE LA RIA", "LABORATOIRE DU CHATEAU")
LEFT = (date(2019, 3, 6), date(2019, 7, 3), date(2019, 11, 13), date(2020, 2, 5))
"""Days on which the laboratories left their software, in the order of `LABS`."""
CLOSED = date(2020, 11, 4)
_TOWNS = (("56000", "VANNES"), ("35000", "RENNES"), ("22000", "SAINT-BRIEUC"), ("45000", "ORLEANS"))
_STREETS = ("DES LILAS", "DE LA GARE", "DU MOULIN", "DES ECOLES", "PASTEUR", "VICTOR HUGO", "DU STADE", "DES ROSES")
_GROUPS = ("A+", "O+", "B+", "AB+", "A-", "O-")


@dataclass(frozen=True)
class Person:
    number: int
    family: str
    given: str
    born: date
    sex: int
    nir: str
    group: str
    lab: int
    visits: tuple[date, ...]
    addresses: tuple[tuple[date, str, int, str], ...]
    """From when, street, town, telephone."""
    note: str


@dataclass(frozen=True)
class Row:
    """One person as a base has them on one day."""

    person: Person
    seen: date
    street: str
    town: int
    phone: str


def nir(sex: int, born: date, order: int) -> str:
    """Return a number with its right key."""
    body = f"{sex}{born.year % 100:02}{born.month:02}56{order // 900 + 1:03}{order % 900 + 1:03}"
    return body + f"{97 - int(body) % 97:02}"


def people(count: int, seed: int, *, labs: Sequence[int] = (0, 1, 2, 3), until: date = CLOSED) -> list[Person]:
    """Return as many people, each of one laboratory, with visits from 2015 to `until`."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    return [_person(number, seed, chance, labs, until) for number in range(count)]


@cache
def _given(sex: int) -> list[str]:
    known = given_names()
    wanted = "MF"[sex - 1]
    pairs = zip(known.names.to_pylist(), known.sex.to_pylist(), strict=True)
    return [name for name, given_to in pairs if given_to == wanted]


@cache
def _families() -> list[str]:
    return list(family_names().names.to_pylist()[:400])


def _person(number: int, seed: int, chance: random.Random, labs: Sequence[int], until: date) -> Person:
    sex = chance.choice((1, 2))
    born = date(1930, 1, 1) + timedelta(chance.randrange(25_000))
    span = (until - date(2015, 1, 5)).days
    days = sorted({date(2015, 1, 5) + timedelta(chance.randrange(span)) for _ in range(chance.randint(1, 6))})
    moved = [days[0], *(day for day in days[1:] if chance.random() < 0.3)]
    return Person(
        10_000 * (seed % 90) + number,
        chance.choice(_families()),
        chance.choice(_given(sex)),
        born,
        sex,
        nir(sex, born, (seed * 7919 + number) % 800_000),
        chance.choice(_GROUPS),
        labs[number % len(labs)],
        tuple(days),
        tuple((day, *_address(chance)) for day in moved),
        chance.choice(("", "", "", "A RAPPELER", "VIENT LE MATIN", "PORTE DE GAUCHE")) and f"DOSSIER VU {number}",
    )


def _address(chance: random.Random) -> tuple[str, int, str]:
    street = f"{chance.randint(1, 99)} RUE {chance.choice(_STREETS)}"
    return street, chance.randrange(len(_TOWNS)), f"06 39 98 {chance.randint(0, 99):02} {chance.randint(0, 99):02}"


def base(everyone: Iterable[Person], on: Callable[[Person], date] | date) -> list[Row]:
    """Return the base as it was at the end of a day, which may differ from person to person."""
    rows = []
    for person in everyone:
        day = on if isinstance(on, date) else on(person)
        seen = [visit for visit in person.visits if visit <= day]
        if seen:
            _, street, town, phone = next(a for a in reversed(person.addresses) if a[0] <= day)
            rows.append(Row(person, seen[-1], street, town, phone))
    return rows


def left(person: Person) -> date:
    """Return the last day before a person's laboratory left its software."""
    return LEFT[person.lab] - timedelta(1)


OLD = "NUMPAT;NOM;PRENOM;DATNAIS;SEXE;NUMSS;ADRESSE;CODPOST;VILLE;TEL;GROUPE;LABO;DERVIS;COMMENT"
NEW = "Identifiant|Laboratoire|Nom usage|Prénom|Né le|Sexe|N° SS|Rue|CP|Commune|Portable|Visite"


def old(rows: Iterable[Row], header: str = OLD) -> bytes:
    """Write rows as the old software does."""
    lines = [
        ";".join((str(r.person.number), r.person.family, r.person.given, f"{r.person.born:%d/%m/%Y}",
                  "MF"[r.person.sex - 1], r.person.nir, r.street, *_TOWNS[r.town], r.phone, r.person.group,
                  LABS[r.person.lab], f"{r.seen:%d/%m/%Y}", r.person.note))
        for r in rows
    ]  # fmt: skip
    return "".join(f"{line}\r\n" for line in (header, *lines)).encode("latin-1")


def new(rows: Iterable[Row], dates: str = "%Y-%m-%d") -> bytes:
    """Write rows as the new software does: other columns, other names, other forms, its own numbers, no comments."""
    lines = ["|".join(_newly(700_000 + at, row, dates)) for at, row in enumerate(rows)]
    return "".join(f"{line}\n" for line in (NEW, *lines)).encode()


def _newly(number: int, row: Row, dates: str) -> tuple[str, ...]:
    person, (code, town) = row.person, _TOWNS[row.town]
    phone = "+33 " + row.phone.replace(" ", "")[1:]
    who = (LABS[person.lab].title(), person.family.title(), person.given.title(), format(person.born, dates))
    number_there = (str(person.sex), person.nir[:13])
    return (str(number), *who, *number_there, row.street.title(), code, town.title(), phone, format(row.seen, dates))


def manifest(holdings: dict[str, str | None], *, orders: str = "", more: str = "", parties: str = "") -> str:
    """Return a manifest: one controller per laboratory, a vendor, and each holding at its path."""
    tables = [
        f'[[party]]\nid = "lab-{n}"\nname = "{label}"\nrole = "controller"\nlabs = ["{label}"]\n'
        f'[[event]]\ndate = {LEFT[n]}\nparty = "lab-{n}"\nwhat = "migration"\n'
        for n, label in enumerate(LABS)
    ]
    tables.append('[[party]]\nid = "vendor"\nname = "EDITIONS DU LABO"\nrole = "processor"\n')
    tables.append(f'[[event]]\ndate = {CLOSED}\nparty = "vendor"\nwhat = "closure"\n')
    tables.append('[[event]]\ndate = 2021-02-14\nparty = "vendor"\nwhat = "publication"\n')
    for name, path in holdings.items():
        owner = name if name.startswith("lab-") else "vendor"
        where = "" if path is None else f'path = "{path}"\n'
        tables.append(f'[[holding]]\nid = "{name}"\nparty = "{owner}"\n{where}')
    return "\n".join((*tables, parties, orders, more))


class Clock:
    def __call__(self) -> str:
        return "2026-01-05T00:00:00+01:00"


@dataclass
class Affair:
    """A case about a leak, and holdings beside it."""

    place: Path
    comparison: Comparison = field(default_factory=new_comparison)

    def leak(self, content: bytes) -> Path:
        path = self.place / "leak.csv"
        path.write_bytes(content)
        with self.open() as case:
            examine(case, [path], ExamineRequest(), 1, Silent())
        return path

    def hold(self, name: str, content: bytes) -> str:
        path = self.place / "holdings" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return f"holdings/{name}"

    def open(self) -> Case:
        return Case.open(
            self.place / "case", key_ring=KeyRing(self.place / "keys"), basis="invented people", clock=Clock()
        )

    @property
    def ring(self) -> ComparisonRing:
        return ComparisonRing(self.place / "keys")

    def run(self, text: str, workers: int = 1, request: Request | None = None) -> Traced:
        with self.open() as case:
            chosen = request or Request(self.comparison)
            return trace(case, text.encode(), self.place, chosen, workers=workers, progress=Silent())

    def trace(self, text: str) -> Trace:
        return self.run(text).facts


def of(facts: Trace, holding: str, segment: int = 0) -> Containment:
    """Return the containment of one holding."""
    return next(one for one in facts.containment if (one.holding, one.segment) == (holding, segment))


def aged(person: Person, lab: int) -> Person:
    """Return the same person at another laboratory."""
    return replace(person, lab=lab)
