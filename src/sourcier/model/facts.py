"""The facts of an examination, in the shape of `facts/examination.json`.

Facts hold codes and numbers, not sentences: views make sentences in the reader's language. Field names and order are
an interface other programs rely on; they are extended, never broken.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .authenticity import Authenticity
from .composition import Composition
from .people import People
from .queue import Question
from .reading import Account, Alternative, ByteRange, Dialect, RowCount, Tally
from .relations import PeopleSource, Relation

SCHEMA = "https://sourcier.example/schemas/examination-1.json"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is believed: a code, and the counts it rests on."""

    code: str
    """Such as ``valid_share``, ``header_word``, ``proof_sex_agrees``, ``too_few``."""
    of: int = 0
    """How many values or rows were tested."""
    held: int = 0
    """In how many of them it held."""


@dataclass(frozen=True, slots=True)
class Also:
    """Something a column holds beside its own kind, such as phones or illnesses inside comments."""

    kind: str
    rows: int
    """Rows that hold at least one, whatever its status."""
    asserted: int = 0
    """Rows that hold at least one said of the patient, now. Identifiers have no status: 0."""
    negated: int = 0
    family: int = 0
    question: int = 0
    past: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds."""

    index: int
    """From 0, in file order."""
    name: str
    """The header where it was shown harmless, else a code such as ``column-3``."""
    kind: str | None
    """None where the values do not say."""
    category: str | None
    filled: int
    """Rows in which the cell is not blank."""
    valid: int
    """Filled rows whose value is right by the kind's whole rule; 0 where `kind` is None."""
    distinct: int
    """Exact to 65,536, then an estimate within 1 % (one standard error)."""
    chance: float
    """Share of random values of the same shape that would pass the same test."""
    confidence: float
    """0 to 1; the share of layouts like this one in which the verdict would stand."""
    reasons: tuple[Reason, ...] = ()
    also: tuple[Also, ...] = ()
    role: str = "patient"
    """Whom the datum is about: ``patient``, ``prescriber``, ``sampler``, ``insured``, ``staff``, ``laboratory`` or
    ``file``."""
    min_length: int = 0
    max_length: int = 0
    mean_length: float = 0.0
    """Characters over filled cells: free text is measured by it."""
    runner_up: str | None = None
    """The kind that came second."""


@dataclass(frozen=True, slots=True)
class CountryGuess:
    """A country whose people a table may be about."""

    country: str
    """ISO 3166-1, two letters."""
    confidence: float
    """0 to 1, against the other countries that something speaks for, and none."""
    reasons: tuple[Reason, ...]
    """Codes such as ``country_phone``, ``country_mail``, ``country_header``, ``country_nl_bsn``: what showed it."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the evidence: how it was read, and what its columns hold."""

    name: str
    format: str
    encoding: str
    dialect: Dialect
    account: Account
    rows: RowCount
    columns: tuple[Column, ...]
    repairs: tuple[Tally, ...] = ()
    rejects: tuple[Tally, ...] = ()
    oddities: tuple[Tally, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    rejected_ranges: tuple[ByteRange, ...] = ()
    cut: bool = False
    countries: tuple[CountryGuess, ...] = ()
    """Whose people it may be about, likeliest first; empty where nothing speaks for any."""
    title: str = ""
    """What the evidence calls it, such as a sheet's name, or the file it stands in; empty where that may be a value."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside a container."""

    name: str
    """As the container names it where harmless, else a code such as ``member-3``."""
    bytes: int
    """Of the file itself, as far as it was unpacked."""
    container: str
    """The format of its tables, or of itself where it is a container."""
    tables: int
    """Of the evidence, in order: how many of them stand in it."""
    unread: str = ""
    """A code saying why it could not be read, or not to its end; empty when whole."""
    depth: int = 1
    """How many containers it lies in."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file as received."""

    name: str
    """The file's name where harmless, else a code such as ``piece-1``."""
    sha256: str
    """Of the file as received; empty where it could not be opened at all."""
    bytes: int
    container: str
    """``none``, ``gzip``, ``zip``, ``tar`` ..."""
    tables: tuple[Table, ...]
    unread: str = ""
    """A code saying why it could not be read, or not to its end; empty when whole."""
    members: tuple[Member, ...] = ()
    """The files inside, where it is a container of several."""


@dataclass(frozen=True, slots=True)
class Lab:
    """One laboratory named in the file."""

    label: str
    """The label where harmless, else a code such as ``lab-1``."""
    finess: str | None
    rows: int
    people: int
    first: str | None
    """ISO date of the first visit."""
    last: str | None
    """ISO date of the last visit."""
    departments: tuple[str, ...] = ()
    """Where its patients live, commonest first, at most three."""
    seen: str = ""
    """Where its label first stands: ``evidence 0, table 0, row 17``."""
    labels: int = 1
    """Labels that were counted as this laboratory."""
    decisions: tuple[str, ...] = ()
    """Ids of the decisions that made them one."""


@dataclass(frozen=True, slots=True)
class Place:
    """People by department of residence."""

    department: str
    people: int


@dataclass(frozen=True, slots=True)
class Month:
    """Rows by month of the dated act."""

    month: str
    """``YYYY-MM``."""
    rows: int


@dataclass(frozen=True, slots=True)
class Period:
    """From when to when the rows are dated."""

    first: str | None
    last: str | None
    months: tuple[Month, ...]
    column: int | None = None
    """The column the dates come from."""


@dataclass(frozen=True, slots=True)
class CategoryCount:
    """How many rows and people one category touches."""

    category: str
    rows: int
    people: int


@dataclass(frozen=True, slots=True)
class OtherPeople:
    """People in the file who are not its patients."""

    role: str
    """``prescriber``, ``sampler``, ``staff``."""
    people: int
    """Distinct, by number where there is one, else by name."""
    rows: int


@dataclass(frozen=True, slots=True)
class Finding:
    """Fact + rule + strength, in the wording "tends to show"."""

    rule: str
    params: Mapping[str, str | int | float]
    strength: str
    """``strong``, ``moderate``, ``weak`` or ``not_enough``."""
    weakest: str
    """A code for the assumption that would overturn it."""
    evidence: tuple[str, ...]
    """Where it comes from: ``evidence 0, table 0, column 3``."""


@dataclass(frozen=True, slots=True)
class AlikeFiles:
    """Pieces of evidence that say nearly the same: copies, drafts, one export twice."""

    evidence: tuple[int, ...]
    """Positions among the evidence, ascending."""
    share: float
    """Of the values of two of them, those in both: the least of the group against its first, estimated."""


@dataclass(frozen=True, slots=True)
class Input:
    """What a step was computed from."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Examination:
    """Everything `sourcier examine` found."""

    schema: str
    version: str
    settings: Mapping[str, str | int | float | bool | None]
    inputs: tuple[Input, ...]
    complete: bool
    findings: tuple[Finding, ...]
    evidence: tuple[Evidence, ...]
    people: People
    labs: tuple[Lab, ...]
    places: tuple[Place, ...]
    period: Period
    categories: tuple[CategoryCount, ...]
    others: tuple[OtherPeople, ...]
    composition: Composition
    authenticity: Authenticity
    decisions: tuple[str, ...] = field(default=())
    """Ids of the decisions the facts rest on."""
    queue: tuple[Question, ...] = ()
    """What needs a person, the most people touched first."""
    queue_total: int = 0
    """How many questions there are: the queue holds no more than a limited number of each code."""
    relations: tuple[Relation, ...] = ()
    """Columns that lead to other tables: by them a person of several tables is counted once."""
    sources: tuple[PeopleSource, ...] = ()
    """In which tables people stand, and how many in one alone; told where there is more than one table."""
    alike: tuple[AlikeFiles, ...] = ()
    """Pieces of evidence that say nearly the same, in groups."""
