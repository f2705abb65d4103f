"""Small leaks, invented from the first to the last person, and examinations of them in a case of their own."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sourcier.case import Case
from sourcier.examine import Examined, Request, examine
from sourcier.model.facts import Examination
from sourcier.model.progress import Silent
from sourcier.model.reading import Overrides
from sourcier.secret import KeyRing

FAMILY = [
    "MARTIN",
    "BERNARD",
    "THOMAS",
    "PETIT",
    "ROBERT",
    "RICHARD",
    "DURAND",
    "DUBOIS",
    "MOREAU",
    "LAURENT",
    "SIMON",
    "MICHEL",
    "LEFEBVRE",
    "LEROY",
]
WOMEN = ["MARIE", "JEANNE", "CLAIRE", "MONIQUE", "SYLVIE", "NATHALIE", "ISABELLE", "CATHERINE", "EMMA", "MANON"]
MEN = ["PIERRE", "PAUL", "JACQUES", "LUCAS", "ANDRE", "JEAN", "PHILIPPE", "ALAIN", "NICOLAS", "BERNARD"]
HEADER = "NUM;NOM;PRENOM;DNAISS;SEXE;NIR;CP;SITE;DATVIS;TEL;MAIL;COMMENTAIRE"
COMMENTS = ("grossesse en cours", "diabete de type 2", "a rappeler apres 18 h", "", "", "allergie a la penicilline")


def nir(sex: int, year: int, month: int, *, place: str = "56", commune: int = 7, order: int = 1) -> str:
    """Return a number with its right key."""
    body = f"{sex}{year % 100:02}{month:02}{place}{commune:03}{order:03}"
    return body + f"{97 - int(body.replace('2A', '19').replace('2B', '18')) % 97:02}"


def rows(count: int, seed: int = 7) -> list[list[str]]:
    """Return as many people, each once, each with a number of their own."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    return [_row(number, chance) for number in range(count)]


def _row(number: int, chance: random.Random) -> list[str]:
    sex, year, month = chance.choice((1, 2)), chance.randint(1925, 1999), chance.randint(1, 12)
    given = chance.choice(MEN if sex == 1 else WOMEN)
    return [
        str(1000 + number),
        chance.choice(FAMILY),
        given,
        f"{chance.randint(1, 28):02}/{month:02}/{year}",
        "MF"[sex - 1],
        nir(
            sex,
            year,
            month,
            place=chance.choice(("56", "35", "22", "45")),
            commune=number // 900 + 1,
            order=number % 900 + 1,
        ),
        chance.choice(("56000", "35000", "22000", "45000")),
        chance.choice(("LABORATOIRE DU PORT", "LABORATOIRE CENTRAL")),
        f"{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/2019",
        f"06 39 98 {chance.randint(0, 99):02} {chance.randint(0, 99):02}",
        f"{given.lower()}.{number}@example.org",
        chance.choice(COMMENTS),
    ]


def text(lines: Sequence[Sequence[str]], header: str = HEADER) -> bytes:
    """Return a delimited text."""
    return "".join(f"{line}\n" for line in (header, *(";".join(line) for line in lines)) if line).encode()


def leak(path: Path, count: int = 300, seed: int = 7) -> Path:
    """Write a leak and return where it is."""
    path.write_bytes(text(rows(count, seed)))
    return path


class Clock:
    """A clock that goes on by one second each time it is read."""

    def __init__(self) -> None:
        self.seconds = 0

    def __call__(self) -> str:
        self.seconds += 1
        return f"2026-01-05T{self.seconds // 3600:02}:{self.seconds // 60 % 60:02}:{self.seconds % 60:02}+01:00"


@dataclass
class Desk:
    """A place to examine at: a case, and its keys beside it."""

    place: Path
    clock: Clock = field(default_factory=Clock)

    @property
    def folder(self) -> Path:
        return self.place / "case"

    @property
    def facts(self) -> bytes:
        return (self.folder / "facts" / "examination.json").read_bytes()

    def open(self) -> Case:
        return Case.open(self.folder, key_ring=KeyRing(self.place / "keys"), basis="invented people", clock=self.clock)

    def run(self, *paths: Path, request: Request | None = None, workers: int = 1) -> Examined:
        with self.open() as case:
            return examine(case, paths, request or Request(), workers, Silent())

    def settled(self, kinds: Sequence[str | None], *tables: Path) -> Examination:
        """Examine tables without header rows whose columns people settled."""
        with self.open() as case:
            for evidence in range(len(tables)):
                for column, kind in enumerate(kinds):
                    case.decisions.column(evidence, 0, column, kind, who="A. Analyst", why="by hand")
            request = Request(overrides=Overrides(delimiter=";", quote="", header_rows=0, encoding="utf-8"))
            return examine(case, tables, request, 1, Silent()).facts
