"""An affair of people invented one by one: who they are, what of them leaked, and what a controller is to be told."""

import csv
import io
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyrage
from pyrage import x25519

from sourcier.case import Case
from sourcier.examine import Request as ExamineRequest
from sourcier.examine import examine
from sourcier.model.progress import Silent
from sourcier.model.reading import Overrides
from sourcier.model.response import Response
from sourcier.respond import Outgoing, Request, respond
from sourcier.secret import KeyRing

KINDS = (
    "title", "family_name", "given_name", "birth_date", "sex", "nir", "street", "postcode", "commune", "mobile",
    "email", "password", "blood_group", "free_text", "doctor", "lab_name", "visit_date", None,
)  # fmt: skip
PORT, HALLES = "LABORATOIRE DU PORT", "LABORATOIRE DES HALLES"
LEAKED, TODAY = "2021-02-14", "2021-03-01T10:00:00+01:00"
IDENTITIES = {name: x25519.Identity.generate() for name in ("port", "halles")}
OFFICERS = {name: str(identity.to_public()) for name, identity in IDENTITIES.items()}
MANIFEST = f"""
[[party]]
id = "port"
name = "Laboratoire du Port"
role = "controller"
labs = ["{PORT}"]
dpo = "dpo@port.example"
age_key = "{OFFICERS["port"]}"

[[party]]
id = "halles"
name = "Laboratoire des Halles"
role = "controller"
labs = ["{HALLES}"]
dpo = "dpo@halles.example"
age_key = "{OFFICERS["halles"]}"

[[party]]
id = "vendor"
name = "Éditions Invent"
role = "processor"

[[event]]
date = "{LEAKED}"
party = "vendor"
what = "publication"
"""


@dataclass(frozen=True)
class One:
    """One line of the leak."""

    family: str = "MARTIN"
    given: str = "CLAIRE"
    born: str = "12/03/1970"
    sex: str = "F"
    nir: str = ""
    title: str = "MME"
    street: str = "3 RUE DES LILAS"
    code: str = "56000"
    town: str = "VANNES"
    phone: str = ""
    mail: str = ""
    word: str = ""
    group: str = ""
    comment: str = ""
    doctor: str = ""
    lab: str = PORT
    seen: str = "04/06/2019"
    unnamed: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        return (
            self.title, self.family, self.given, self.born, self.sex, self.nir, self.street, self.code, self.town,
            self.phone, self.mail, self.word, self.group, self.comment, self.doctor, self.lab, self.seen,
            self.unnamed,
        )  # fmt: skip

    def but(self, **changes: str) -> "One":
        return replace(self, **changes)


def number(sex: int, year: int, month: int, order: int) -> str:
    body = f"{sex}{year % 100:02}{month:02}56007{order:03}"
    return body + f"{97 - int(body) % 97:02}"


GIVEN = ("ANNE", "BRUNE", "CHLOE", "DORA", "EDITH", "FLORA", "GINA", "HELENE", "IRIS", "JEANNE", "KARINE", "LAURE")
FAMILY = ("LE GALL", "PETIT", "ROUX", "DURAND", "MOREAU", "FAURE", "GIRARD", "BLANC", "GARNIER", "CHEVALIER")


def several(count: int) -> list[One]:
    """Return as many people whom nothing joins, up to 200,000."""
    return [_one(n) for n in range(count)]


def _one(n: int) -> One:
    year, month = 1930 + n % 70, n % 12 + 1
    return One(
        given=GIVEN[n % len(GIVEN)],
        family=FAMILY[n % len(FAMILY)],
        born=f"{n % 27 + 1:02}/{month:02}/{year}",
        nir=number(2, year, month, n // 420 + 1),
        street=f"{n + 1} RUE DES LILAS",
    )


def written(lines: list[One]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, delimiter=";", lineterminator="\n").writerows(one.cells for one in lines)
    return stream.getvalue().encode()


@dataclass
class Office:
    """Where the leak is examined and answered."""

    place: Path
    manifest: str = MANIFEST
    pieces: list[Path] = field(default_factory=list)
    asked: tuple[str, ...] = ("port",)
    outgoing: Outgoing = field(default_factory=lambda: Outgoing(kit=False, language="en"))
    as_of: str = TODAY

    @property
    def folder(self) -> Path:
        return self.place / "case"

    def open(self) -> Case:
        keys = KeyRing(self.place / "keys")
        return Case.open(self.folder, key_ring=keys, basis="invented people", clock=lambda: TODAY)

    def found(self, *lines: One) -> None:
        """A file of the leak turns up, and all files are examined."""
        path = self.place / f"leak-{len(self.pieces)}.csv"
        path.write_bytes(written(list(lines)))
        self.pieces.append(path)
        with self.open() as case:
            for column, kind in enumerate(KINDS):
                case.decisions.column(len(self.pieces) - 1, 0, column, kind, who="A. Analyst", why="by hand")
            request = ExamineRequest(overrides=Overrides(delimiter=";", quote='"', header_rows=0, encoding="utf-8"))
            examine(case, self.pieces, request, 1, Silent())

    def answer(self, *parties: str, workers: int = 1) -> Response:
        with self.open() as case:
            request = Request(self.as_of, parties or self.asked, outlet=self.outgoing)
            return respond(case, self.manifest.encode(), request, workers=workers, progress=Silent()).facts

    def opened(self, path: str, officer: str = "port") -> bytes:
        return bytes(pyrage.decrypt((self.folder / path).read_bytes(), [IDENTITIES[officer]]))

    def listed(self, facts: Response, officer: str = "port") -> list[dict[str, str]]:
        """Every entry of all lists of a controller, as its officer opens them."""
        mine = next(one for one in facts.lists if one.party == officer)
        rows: list[dict[str, str]] = []
        for batch in mine.batches:
            text = self.opened(next(p for p in batch.paths if "list-" in p and ".csv" in p), officer).decode(
                "utf-8-sig"
            )
            rows += [{**row, "batch": str(batch.number)} for row in csv.DictReader(io.StringIO(text))]
        return rows

    def journal(self) -> str:
        return (self.folder / "journal.jsonl").read_text()
