"""The export that is marked: what an order of the invented case asks for, cut from its leak, and read again."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from pathlib import Path

import pyarrow as pa
import pyarrow.csv

from sourcier.demo import make
from sourcier.marks import CopyLine, Embedder, Options, Plan, Survey, find, make_plan, read_file
from sourcier.marks.votes import Leak
from sourcier.model.facts import Column
from sourcier.model.marks import Found
from sourcier.model.progress import Silent
from sourcier.read import read_all
from sourcier.recognise import Recogniser
from sourcier.secret import Key

ORDERED = (
    "NUMPAT", "SITE", "NODOS", "CIV", "NOM", "NOMJF", "PREN", "DATN", "SX", "NUMSS", "ADR1", "ADR2", "CP", "VILLE",
    "TEL", "TEL_2", "TELPRO", "MAIL", "CODCPAM", "GRP", "RH", "CODMED", "NOMMED", "PRENMED", "RPPS", "LIBSITE",
    "FINESS", "DERVIS", "NBDOS",
)  # fmt: skip
KEY = Key(bytes(range(32)))
_OPTIONS = pa.csv.WriteOptions(delimiter=";", quoting_style="none")


def demo_rows(folder: Path, seed: int, scale: float) -> pa.Table:
    """Return the ordered columns of an invented case's leak, as text."""
    world = make(folder, seed=seed, scale=scale, progress=Silent())
    (reading, table), *_ = read_all(world.leak)
    names: list[str] = []
    for header in reading.headers:
        names.append(f"{header}_2" if header in names else header)
    kept = [names.index(name) for name in ORDERED]
    safe = [pa.compute.replace_substring_regex(table.column(at), r'[;"\r\n]', " ") for at in kept]
    return pa.table(dict(zip(ORDERED, safe, strict=True))).combine_chunks()


def write(table: pa.Table, path: Path) -> Path:
    """Write a table as it leaks."""
    pa.csv.write_csv(table, path, _OPTIONS)
    return path


@dataclass(frozen=True)
class Export:
    """An export with its plan and copies."""

    table: pa.Table
    off: tuple[str, ...] = ()

    @cached_property
    def batches(self) -> list[pa.RecordBatch]:
        """The rows as they are read."""
        named = self.table.rename_columns([f"c{at}" for at in range(self.table.num_columns)])
        return named.to_batches(max_chunksize=65_536)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """What recognition says of them."""
        recogniser = Recogniser()
        profile = reduce(recogniser.merge, map(recogniser.profile, self.batches))
        proposal = recogniser.propose(profile, tuple(self.table.column_names))
        proofs = reduce(recogniser.merge_proofs, (recogniser.prove(batch, proposal) for batch in self.batches))
        return recogniser.settle(profile, proofs, proposal)

    @cached_property
    def plan(self) -> Plan:
        """What carries the marks."""
        survey = Survey(self.columns)
        for batch in self.batches:
            survey.see(batch)
        return make_plan([survey], Options(dict.fromkeys(self.off, "*")))

    def copy(self, name: str) -> pa.Table:
        """Return a copy as it is handed out."""
        marked = [one.batch for one in Embedder(KEY, name, self.plan).stream(0, self.batches)]
        return pa.Table.from_batches(marked).rename_columns(self.table.column_names).combine_chunks()

    def lines(self, count: int) -> list[CopyLine]:
        """Return a register of so many copies."""
        return [CopyLine(f"E-{number}", "order", "recipient", self.plan.record) for number in range(count)]


def read(path: Path, lines: Sequence[CopyLine], scratch: Path) -> Leak:
    """Read a file as `marks find` does."""
    return read_file(path, lines, KEY, scratch=scratch, scratch_key=Key(bytes(32)))[0]


def found(path: Path, lines: Sequence[CopyLine], scratch: Path, base: Leak | None = None) -> Found:
    """Find marks as `marks find` does."""
    return find(read(path, lines, scratch), lines, KEY, base)
