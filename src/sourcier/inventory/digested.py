"""A holding as keyed digests: columns of numbers in an encrypted store, read as often as needed.

Every table has these columns, one entry per row; 0 is "none" for digests, `MISSING` for days:

    number      uint64  of the thirteen characters of a valid NIR
    own         uint8   that number and the row's birth and sex: 1 agree (the person's own), 2 differ, 0 not told
    name        uint64  of the letters of family and given name, and the birth date
    birth_name  uint64  the same with the name at birth
    lab         uint64  of the laboratory's label, else of its number
    finess      uint64
    day         int32   day of the visit since 1 January 1970
    placebo     uint64  only where asked: `name` with a birth date moved by 1, 7, 31 or 400 days
    c<index>    uint64  of the cell's normal form: equal for equal values, whatever the column, the kind or the file
    d<index>    int32   day of a dated act, for columns whose traits say ``dated``

A column no row of a table fills is all zeros, and takes no room.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa

from sourcier.recognise.dates import MISSING
from sourcier.store import Source, Store

from .about import Holding, TableTraits

__all__ = [
    "BIRTH_NAME",
    "DAY",
    "FINESS",
    "LAB",
    "MISSING",
    "NAME",
    "NUMBER",
    "OWN",
    "PLACEBO",
    "Digested",
    "cell",
    "dated",
]

NUMBER, OWN, NAME, BIRTH_NAME, PLACEBO = "number", "own", "name", "birth_name", "placebo"
LAB, FINESS, DAY = "lab", "finess", "day"


def cell(index: int) -> str:
    """Name of the digests of a column."""
    return f"c{index}"


def dated(index: int) -> str:
    """Name of the days of a dated column."""
    return f"d{index}"


def type_of(name: str) -> pa.DataType:
    """The type of a column by its name."""
    if name == OWN:
        return pa.uint8()
    return pa.int32() if name == DAY or (name[0] == "d" and name[1:].isdigit()) else pa.uint64()


@dataclass(frozen=True, slots=True)
class Digested:
    """A holding, or the leak itself, as digests."""

    holding: Holding
    store: Store
    names: tuple[str, ...]
    """Of its tables in the store, aligned with `holding.tables`."""

    def __iter__(self) -> Iterator[tuple[int, TableTraits]]:
        """Yield the number and the traits of every table."""
        return iter(enumerate(self.holding.tables))

    def batches(self, table: int, columns: Sequence[str]) -> Iterator[pa.RecordBatch]:
        """Yield the rows of one table, at most 65,536 at a time; a file's keep their order, an inventory's do not."""
        return self.store.table(self.names[table]).batches(columns)

    def read(self, table: int, columns: Sequence[str]) -> pa.Table:
        """Return those columns of one table in memory: eight bytes per row and digest, four per day."""
        schema = pa.schema([(name, type_of(name)) for name in columns])
        return pa.Table.from_batches(self.batches(table, columns), schema)

    def source(self, table: int, columns: Sequence[str]) -> Source:
        """Return those columns of one table as a question in SQL sees them: see `Store.query`."""
        return Source(self.names[table], {name: name for name in columns})

    def remove(self) -> None:
        """Remove its rows from the store."""
        for name in self.names:
            self.store.remove(name)
