"""The two sides as digests: the leak from the case's rows, each holding from its file, folder or inventory."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sourcier.case import Case
from sourcier.inventory import (
    Digested,
    Making,
    StoredTable,
    digest_holding,
    digests_of,
    is_inventory,
    open_inventory,
)
from sourcier.inventory.holding import holding_files
from sourcier.model.errors import NothingReadable
from sourcier.model.facts import Examination, Table

from .request import Request

_OURS = "trace-"
_LEAK, _HELD = f"{_OURS}leak", f"{_OURS}held"
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Given:
    """A holding as it was handed in."""

    id: str
    path: Path
    number: int
    """Its place among those handed in."""
    sha256: str
    """Of its file; of a folder, of the digests of its files in the order of their names; empty where there is none."""
    files: frozenset[str]
    """SHA-256 of each of its files."""
    leave_out: tuple[Path, ...] = ()
    """What lies inside and is not the holding's: the case, and the manifest wherever a copy of it lies."""

    @property
    def sealed(self) -> bool:
        """Whether it is an inventory: its rows come in no order."""
        return is_inventory(self.path)


def given_of(paths: Mapping[str, Path], case: Path, manifest: str) -> tuple[Given, ...]:
    """Return the holdings with the digests of their files, in the order of the manifest, whose SHA-256 is given.

    What lies in the folder `case` is no holding's, nor is the manifest.
    """
    return tuple(_given(number, holding, path, case, manifest) for number, (holding, path) in enumerate(paths.items()))


def _given(number: int, holding: str, path: Path, case: Path, manifest: str) -> Given:
    try:
        files = {file: _sha256(file) for file in holding_files(path, (case,))}
    except (NothingReadable, OSError):
        files = {}
    copies = tuple(file for file, digest in files.items() if digest == manifest) if path.is_dir() else ()
    digests = [digest for file, digest in files.items() if file not in copies]
    whole = digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest()
    return Given(holding, path, number, whole, frozenset(digests), (case, *copies))


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def sweep(case: Case) -> None:
    """Remove what a trace that was killed left in the store: digests, and rows of a holding."""
    for name in case.store.tables():
        if name.startswith(_OURS):
            case.store.remove(name)


@contextmanager
def leak_side(case: Case, facts: Examination, request: Request, making: Making) -> Iterator[Digested]:
    """Give the leak's digests, which are removed from the store at the end; tables are in the order of the facts."""
    tables = stored_tables_of(case, facts)
    side = digests_of(case.store, tables, request.comparison.key, case.store, _LEAK, placebo=True, making=making)
    try:
        yield side
    finally:
        side.remove()


@contextmanager
def held_side(case: Case, given: Given, request: Request, making: Making) -> Iterator[Digested]:
    """Give a holding's digests, which are removed from the store at the end.

    Raises:
        InventoryKeyMismatch and its like, NothingReadable: the holding cannot be compared.
    """
    name = f"{_HELD}-{given.number}"
    if given.sealed:
        side = open_inventory(given.path, request.comparison, case.store, name)
    else:
        side = digest_holding(
            given.path, request.comparison.key, case.store, name, making=making, leave_out=given.leave_out
        )
    try:
        yield side
    finally:
        side.remove()


def stored_tables_of(case: Case, facts: Examination) -> list[StoredTable]:
    """Return the tables of the facts as they are stored, in their order."""
    return [_stored(name, table) for name, table in zip(stored_names(case, facts), _tables(facts), strict=True)]


def stored_names(case: Case, facts: Examination) -> tuple[str, ...]:
    """Return the store's name of each table of the facts: pieces are found by the digest of their file."""
    pieces = {piece.sha256: piece.index for piece in case.evidence}
    return tuple(
        f"rows-{pieces[evidence.sha256]}-{table}"
        for evidence in facts.evidence
        for table in range(len(evidence.tables))
    )


def _tables(facts: Examination) -> Iterator[Table]:
    for evidence in facts.evidence:
        yield from evidence.tables


def _stored(name: str, table: Table) -> StoredTable:
    headers = tuple("" if c.name == f"column-{c.index + 1}" else c.name for c in table.columns)
    return StoredTable(
        name,
        table.name,
        table.columns,
        headers,
        table.format,
        table.encoding,
        table.dialect,
        table.rows.repaired,
        table.rows.rejected,
        table.cut,
    )
