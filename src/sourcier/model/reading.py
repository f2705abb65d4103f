"""How evidence became tables."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Account:
    """What every byte of a table's text became; the parts sum to `total`.

    A record's bytes include its line break. `separators` are blank lines and the gaps between records.
    """

    unit: str
    total: int
    bom: int
    preamble: int
    header: int
    clean: int
    repaired: int
    rejected: int
    separators: int
    footer: int

    @property
    def accounted(self) -> int:
        """The sum of the parts: equal to `total`, or a byte was lost."""
        return (
            self.bom
            + self.preamble
            + self.header
            + self.clean
            + self.repaired
            + self.rejected
            + self.separators
            + self.footer
        )


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a delimited text separates, quotes and ends its fields."""

    delimiter: str
    """One or more characters; empty where the file has one column."""
    quote: str
    """One character, or empty where nothing is quoted."""
    escape: str
    """One character before a quote or delimiter that is data, or empty: then quotes are doubled."""
    line_break: str
    """The commonest: ``lf``, ``crlf`` or ``cr``."""
    header_rows: int
    preamble_lines: int
    fields: int


@dataclass(frozen=True, slots=True)
class Alternative:
    """A reading that was considered; the first is the one chosen."""

    encoding: str
    delimiter: str
    quote: str
    score: float
    """0 to 1: the share of sampled lines this reading explains, weighed by how typed its columns are."""
    sampled_lines: int
    """How many lines the score rests on."""


@dataclass(frozen=True, slots=True)
class RowCount:
    """Rows of one table by what became of them."""

    total: int
    clean: int
    repaired: int
    rejected: int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows met one code: a repair, a reason for rejection, an oddity of encoding."""

    code: str
    rows: int


@dataclass(frozen=True, slots=True)
class ByteRange:
    """A stretch of the evidence, as it was received."""

    first: int
    """Offset of the first byte in the member's bytes."""
    length: int
    code: str
    """Why it was rejected."""


@dataclass(frozen=True, slots=True)
class Overrides:
    """What a person settled about the reading, before or after seeing it. None: the sniffing decides."""

    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    escape: str | None = None
    header_rows: int | None = None
    preamble_lines: int | None = None


@dataclass(frozen=True, slots=True)
class Declared:
    """A relation the evidence declares itself: values of a column are those of another table's. All are values."""

    column: str
    """Its header."""
    table: str
    """The title of the table it leads to."""
    other: str
    """The header of the column there; empty: its key."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How one table was read: everything the facts say of it, except what its columns hold."""

    name: str
    """A code such as ``table-1``: what evidence names is a value until shown harmless."""
    format: str
    """``delimited``."""
    encoding: str
    """The main one; other encodings met are in `oddities`."""
    dialect: Dialect
    account: Account
    rows: RowCount
    headers: tuple[str, ...]
    """One per column, as they stand in the file; empty strings where there is no header. Values: not for show."""
    repairs: tuple[Tally, ...] = ()
    rejects: tuple[Tally, ...] = ()
    oddities: tuple[Tally, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    rejected_ranges: tuple[ByteRange, ...] = field(default=())
    """The first 1,000; the rest stands in the case's store."""
    cut: bool = False
    """Whether the last record stops in the middle."""
    headers_again: tuple[int, ...] = ()
    """Offsets in the evidence, ascending, of lines equal to the header further down; the first 1,000."""
    title: str = ""
    """What the evidence calls the table, such as a sheet's name; empty where it does not. A value: not for show."""
    declared: tuple[Declared, ...] = ()
    """Relations to other tables of the same evidence."""
