"""Small invented exports whose spellings are mixed as people mix them, and leaks cut from their marked copies."""

import itertools
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa

from sourcier.marks import CopyLine, Embedder, LeakTable, Options, Plan, Survey, find, make_plan, read_tables
from sourcier.model.facts import Column
from sourcier.model.marks import Found
from sourcier.recognise.days import Habit
from sourcier.secret import Key

KEY = Key(bytes(range(32)))
KINDS = (
    ("PAT", "patient_id"),
    ("NOM", "family_name"),
    ("PRENOM", "given_name"),
    ("NAIS", "birth_date"),
    ("SEXE", "sex"),
    ("NIR", "nir"),
    ("ADR", "street"),
    ("CP", "postcode"),
    ("VILLE", "commune"),
    ("TEL", "landline"),
    ("GROUPE", "blood_group"),
    ("VISITE", "visit_date"),
    ("LABO", "lab_name"),
)
INDEX = {name: place for place, (name, _kind) in enumerate(KINDS)}
_FAMILY = ("MARTIN", "BERNARD", "THOMAS", "PETIT", "ROBERT", "RICHARD", "DURAND", "DUBOIS", "MOREAU", "SIMON", "LEROY")
_SYLLABLES = ("BA", "LE", "MO", "RI", "TU", "NA", "SE", "VO", "LI", "DU")
_GIVEN = {"1": ("PIERRE", "PAUL", "JEAN", "LOUIS", "HUGO"), "2": ("MARIE", "ANNE", "JULIE", "LEA", "ROSE")}
_WAYS = ("RUE", "R", "AVENUE", "AV", "CHEMIN")
_STREETS = ("DES LILAS", "DU PORT", "DE LA GARE", "VICTOR HUGO", "DU MOULIN", "DES ACACIAS", "DE L EGLISE")
_TOWNS = (("56000", "VANNES"), ("56100", "LORIENT"), ("56400", "SAINT AVE"), ("56250", "ST NOLFF"))


def people(count: int, seed: int = 1) -> pa.RecordBatch:
    """Return rows of invented people."""
    rng = np.random.default_rng(seed)
    return pa.RecordBatch.from_pylist([_person(rng, row) for row in range(count)], schema=_SCHEMA)


_SCHEMA = pa.schema([(f"c{place}", pa.string()) for place in range(len(KINDS))])


def _person(rng: np.random.Generator, row: int) -> dict[str, str]:
    sex = str(rng.integers(1, 3))
    year, month, day = rng.integers(1930, 2010), rng.integers(1, 13), rng.integers(1, 29)
    nir = f"{sex}{year % 100:02d}{month:02d}56{rng.integers(1, 260):03d}{rng.integers(1, 400):03d}"
    family = str(rng.choice(_FAMILY)) + "".join(rng.choice(_SYLLABLES, rng.integers(0, 3)))
    postcode, town = _TOWNS[rng.integers(len(_TOWNS))]
    phone = f"02619{10000 + rng.integers(10000)}"
    if rng.random() < 0.2:
        phone = " ".join(phone[at : at + 2] for at in range(0, 10, 2))
    cells = (
        f"{row * 3 + 1000:08d}",
        family,
        str(rng.choice(_GIVEN[sex])),
        f"{day:02d}/{month:02d}/{year}",
        "MF"[sex == "2"],
        f"{nir}{97 - int(nir) % 97:02d}" if rng.random() < 0.8 else "",
        f"{rng.integers(1, 200)} {rng.choice(_WAYS)} {rng.choice(_STREETS)}",
        postcode,
        town,
        phone if rng.random() < 0.7 else "",
        str(rng.choice(["A+", "O+", "B-", ""])),
        f"{rng.integers(1, 29):02d}/{rng.integers(1, 13):02d}/2018",
        f"LABO {row // 400}",
    )
    return {f"c{place}": cell for place, cell in enumerate(cells)}


def columns(batch: pa.RecordBatch) -> tuple[Column, ...]:
    """Return what recognition would say of them."""
    found = []
    for place, (name, kind) in enumerate(KINDS):
        cells = [cell for cell in batch.column(place).to_pylist() if cell]
        found.append(Column(place, name, kind, None, len(cells), len(cells), len(set(cells)), 0.0, 1.0))
    return tuple(found)


@dataclass(frozen=True)
class Export:
    """An export, and its copies."""

    batch: pa.RecordBatch
    off: tuple[tuple[str, str | tuple[int, ...]], ...] = ()

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        return columns(self.batch)

    @cached_property
    def plan(self) -> Plan:
        survey = Survey(self.columns)
        survey.see(self.batch)
        return make_plan([survey], Options(dict(self.off)))

    def copy(self, name: str) -> pa.RecordBatch:
        """Return the rows of one copy."""
        (marked,) = Embedder(KEY, name, self.plan).stream(0, [self.batch])
        return marked.batch

    def lines(self, count: int) -> list[CopyLine]:
        """Return the register of so many copies."""
        record = self.plan.record
        return [CopyLine(f"E-{number}", "order-1", f"recipient-{number}", record) for number in range(count)]

    def found(self, leak: pa.RecordBatch, copies: int = 60, base: pa.RecordBatch | None = None) -> Found:
        """Return whom a leak's marks name."""
        lines = self.lines(copies)
        own = None if base is None else read_tables([_table(base)], lines, KEY)
        return find(read_tables([_table(leak)], lines, KEY), lines, KEY, own)


def _table(batch: pa.RecordBatch) -> LeakTable:
    return LeakTable(columns(batch), Habit.PLAIN, [batch])


def some(batch: pa.RecordBatch, count: int, seed: int = 5) -> pa.RecordBatch:
    """Return some rows, in another order."""
    return batch.take(pa.array(np.random.default_rng(seed).permutation(batch.num_rows)[:count]))


def without(batch: pa.RecordBatch, *names: str) -> pa.RecordBatch:
    """Return rows with columns emptied."""
    blank = pa.array([""] * batch.num_rows)
    emptied = {INDEX[name] for name in names}
    cells = [blank if place in emptied else column for place, column in enumerate(batch.columns)]
    return pa.RecordBatch.from_arrays(cells, schema=batch.schema)


def mixed(copies: list[pa.RecordBatch], seed: int = 7) -> pa.RecordBatch:
    """Return a file whose every cell is one of the copies' at random."""
    rng = np.random.default_rng(seed)
    chosen = rng.integers(0, len(copies), (len(KINDS), copies[0].num_rows))
    cells = [[copy.column(place).to_pylist() for copy in copies] for place in range(len(KINDS))]
    made = [[cells[place][of][row] for row, of in enumerate(chosen[place])] for place in range(len(KINDS))]
    return pa.RecordBatch.from_arrays([pa.array(column) for column in made], schema=copies[0].schema)


def cells_of(batch: pa.RecordBatch) -> set[str]:
    """Return every cell of at least five characters."""
    return {cell for cell in itertools.chain(*(c.to_pylist() for c in batch.columns)) if len(cell) >= 5}
