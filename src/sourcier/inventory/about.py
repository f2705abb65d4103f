"""What an inventory says of a holding beside its rows: how it was written, what its columns hold.

Headers and forms are values: all of this stands inside the seal, and none of it in facts or reports as it is.
"""

from dataclasses import dataclass

from sourcier.model.reading import Dialect


@dataclass(frozen=True, slots=True)
class Form:
    """One way cells of a column are written: every digit as 9, every letter as A or a: ``99/99/9999``.

    A sex's or a civility's code is told as it stands.
    """

    mask: str
    rows: int


@dataclass(frozen=True, slots=True)
class ColumnTraits:
    """One column: what it holds, how it is written, whether the rows stand in its order."""

    index: int
    """From 0, in the order of the holding."""
    header: str
    """As it stands in the holding; empty where there is none."""
    kind: str | None
    role: str
    filled: int
    """Rows with more than white space."""
    distinct: int
    """Distinct values over all tables of the same headers: exact to 65,536, then an estimate."""
    padded: int
    """Filled rows with white space before or after the value."""
    lettered: int
    """Rows that hold a letter A to Z or an accented one."""
    capitals: int
    """Of these, rows without a small letter."""
    accented: int
    """Filled rows with a sign outside ASCII."""
    up: int
    """Neighbouring filled rows of which the second is greater; days and numbers by size, all else as text."""
    down: int
    level: int
    """Neighbouring filled rows that are equal."""
    forms: tuple[Form, ...] = ()
    """Commonest first, at most eight; only of dates, telephone and other numbers, sexes and civilities."""
    dated: bool = False
    """Whether the rows hold this column's day as ``d<index>``."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which columns the rows' own keys were made from; None where the table has none."""

    number: int | None = None
    family: int | None = None
    birth_name: int | None = None
    given: int | None = None
    full: int | None = None
    birth: int | None = None
    sex: int | None = None
    lab: int | None = None
    finess: int | None = None
    visit: int | None = None


@dataclass(frozen=True, slots=True)
class TableTraits:
    """One table of a holding: how its software writes, and what its columns hold."""

    name: str
    """A code such as ``file-1-table-1``."""
    rows: int
    """Rows that were read, and so stand in the inventory."""
    repaired: int
    rejected: int
    cut: bool
    """Whether its last record stops in the middle."""
    format: str
    encoding: str
    dialect: Dialect
    columns: tuple[ColumnTraits, ...]
    chosen: Chosen
    first: str | None = None
    """ISO date of the first visit."""
    last: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A file of the holding that could not be read, or not to its end."""

    file: int
    """From 1, in the order of names."""
    code: str


@dataclass(frozen=True, slots=True)
class Holding:
    """All that is known of a holding but its rows."""

    key: str
    """Id of the key its digests were made with."""
    key_version: int
    version: str
    """Of Sourcier."""
    made: str
    """ISO 8601 time with offset; empty where it was made in memory from rows of the case."""
    complete: bool
    files: int
    bytes: int
    unread: tuple[Unread, ...]
    tables: tuple[TableTraits, ...]

    @property
    def rows(self) -> int:
        """Rows of all tables."""
        return sum(table.rows for table in self.tables)
