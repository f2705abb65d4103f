"""The facts of a trace, in the shape of ``facts/trace.json``: counts and codes; ids are those of the manifest."""

from collections.abc import Mapping
from dataclasses import dataclass

from .duties import Duty, DutyQuestion, Reply
from .facts import Finding, Input
from .hypotheses import Hypothesis, Weighing
from .marks import Mark
from .scope import Scope

SCHEMA = "https://sourcier.example/schemas/trace-1.json"


@dataclass(frozen=True, slots=True)
class LabShare:
    """One laboratory of the leak against one holding."""

    lab: str
    """The label where harmless, else a code such as ``lab-1``, as in the examination."""
    leak_rows: int
    holding_rows: int
    """Rows of the holding that name this laboratory; 0 where the holding names none."""
    shared: int
    same_day: int
    """Shared rows with the same last visit on both sides."""


@dataclass(frozen=True, slots=True)
class MonthShare:
    """Rows of the leak last seen in one month against one holding."""

    month: str
    """``YYYY-MM``."""
    leak_rows: int
    shared: int


@dataclass(frozen=True, slots=True)
class ColumnShare:
    """One column of the leak against one holding."""

    column: int
    """Of the leak, from 0."""
    name: str
    kind: str | None
    there: str
    """Name of the holding's column where harmless, else a code such as ``column-3``; empty where it has none."""
    compared: int
    """Shared rows in which both sides are filled."""
    agreed: int


@dataclass(frozen=True, slots=True)
class Containment:
    """How much of the leak a holding holds, and the reverse. Rows are rows of the leak's segment."""

    holding: str
    segment: int
    """Of the examination's composition, from 0."""
    leak_rows: int
    holding_rows: int
    shared: int
    """Rows of the leak matched by number, or by name and birth date where unique in the holding."""
    placebo: int
    """Rows that match after birth dates are shifted: what chance would give."""
    leak_in_holding: float
    """(shared - placebo) / leak_rows."""
    holding_in_leak: float
    """The same the other way, over the holding's rows."""
    low: float
    """Lower end of `leak_in_holding`, exact, 95 %."""
    high: float
    same_day: int
    dated: int
    """Shared rows dated on both sides."""
    newer: int
    """Of these, rows whose visit is later in the holding than in the leak."""
    older: int
    columns_unknown: tuple[int, ...]
    """Columns of the leak that the holding does not have."""
    columns: tuple[ColumnShare, ...]
    by_lab: tuple[LabShare, ...]
    by_month: tuple[MonthShare, ...]
    complete: bool = True
    """False where the holding could not be read to its end: then every count of it is a minimum."""
    by_number: int = 0
    """Of the shared rows, those matched by number."""
    holding_shared: int = 0
    """Rows of the holding whose person stands in the segment."""


@dataclass(frozen=True, slots=True)
class Dating:
    """Between which days a copy was made, as one clock tells."""

    subject: str
    """A holding's id, a lab's label, a party's id, or ``leak``."""
    sort: str
    """``holding``, ``lab``, ``party`` (snapshots of one party) or ``leak``."""
    earliest: str | None
    """``YYYY-MM``: never finer than a month."""
    latest: str | None
    why: str
    """A code: ``last_visit``, ``changed_values``, ``snapshots``, ``event``."""
    rows: int
    """Rows it rests on."""
    event: str | None = None
    """Date of the migration or other event it is held against."""
    apart_days: int | None = None
    """Days from the last visit to that event; negative where visits go on after it."""
    last_visit: str | None = None
    """ISO date of the last day with more than a trickle of visits: of acts, not of the copy."""
    beyond: int = 0
    """Rows dated later than that: stragglers, mistyped dates."""
    holding: str = ""
    """Of a laboratory: the holding it was dated by."""
    segment: int | None = None
    """The rows of the leak it was dated by; None for all."""


@dataclass(frozen=True, slots=True)
class Trait:
    """One trait of how a file is written, in the leak and in a holding."""

    name: str
    """A code: ``encoding``, ``delimiter``, ``date_form``, ``header_words``, ``row_order`` ..."""
    same: float
    """0 to 1: how alike."""


@dataclass(frozen=True, slots=True)
class Form:
    """The leak's writing against one holding's."""

    holding: str
    alike: float
    """Mean over the traits."""
    traits: tuple[Trait, ...]
    segment: int = 0


@dataclass(frozen=True, slots=True)
class Alike:
    """Holdings that cannot be told apart by what they hold."""

    holdings: tuple[str, ...]
    code: str
    """``copies`` of each other, ``same_file``, or ``the_leak_itself``."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A holding that could not be compared at all."""

    holding: str
    code: str
    """Code of the error that was met."""


@dataclass(frozen=True, slots=True)
class Unexplained:
    """Rows of the leak that stand in no holding."""

    rows: int
    share: float
    by_lab: tuple[LabShare, ...]
    """Per laboratory: rows of the leak, and as `shared` those that stand in a holding."""
    segment: int = 0
    leak_rows: int = 0
    by_month: tuple[MonthShare, ...] = ()
    only_itself: int = 0
    """Rows that stand in no holding but one that is the leak's own file: that explains nothing by itself."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A sample for a person to compare by hand."""

    rule: str
    """A code of how it was drawn: stated before it was drawn."""
    seed: int
    drawn: int
    judged: int
    """Rows that somebody was asked about, and answered."""
    confirmed: int
    """Of these, rows that a reader confirmed and none denied."""
    denied: int
    """Rows that a reader denied and none confirmed."""
    party: str = ""
    """Whose witness is asked; empty for the leak whole."""
    rows: tuple[int, ...] = ()
    """The rows drawn, numbered through the leak's tables, ascending."""
    unsure: int = 0
    """Judged rows that are neither: unsure, or readers differ."""
    low: float = 0.0
    """Of the share confirmed, exact, 95 %: unsure rows counted as not confirmed."""
    high: float = 1.0
    """The same, unsure rows counted as confirmed."""
    readers: int = 0


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of the affair's journal."""

    date: str
    party: str
    """Empty where the leak itself tells."""
    what: str
    """One of the events people name, or ``order``, ``delete_by``, ``since``, ``until`` (of a holding),
    ``first_visit``, ``last_visit``."""
    source: str
    """``manifest``, ``order`` or ``leak``."""


@dataclass(frozen=True, slots=True)
class Named:
    """What the manifest calls a holding or a party, so that views need no manifest."""

    id: str
    sort: str
    """``party`` or ``holding``."""
    name: str
    """A party's name, or a holding's label; its id where there is none."""
    party: str
    """Whose it is; of a party its own id."""
    role: str
    """The party's role."""
    labs: tuple[str, ...] = ()
    """Of a party, its laboratories as the facts call them."""


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything `sourcier trace` found."""

    schema: str
    version: str
    settings: Mapping[str, str | int | float | bool | None]
    inputs: tuple[Input, ...]
    complete: bool
    findings: tuple[Finding, ...]
    containment: tuple[Containment, ...]
    """Holdings that explain most of the leak first."""
    scope: tuple[Scope, ...]
    dating: tuple[Dating, ...]
    form: tuple[Form, ...]
    alike: tuple[Alike, ...]
    unexplained: tuple[Unexplained, ...]
    """One per segment."""
    witness: tuple[Witness, ...]
    journal: tuple[Happened, ...]
    weakened: tuple[str, ...] = ()
    """Codes and ids of statements that an incomplete holding weakens."""
    refused: tuple[Refused, ...] = ()
    """Holdings that could not be compared, in the order of the manifest."""
    absent: tuple[str, ...] = ()
    """Ids of holdings of which nobody could get a copy yet: what they would explain is not known."""
    names: tuple[Named, ...] = ()
    examination: str = ""
    """SHA-256 of the facts of the examination it started from."""
    hypotheses: tuple[Hypothesis, ...] = ()
    """Segment by segment, the best first; ``none_of_these`` is always among them."""
    weighing: tuple[Weighing, ...] = ()
    """One per segment."""
    duties: tuple[Duty, ...] = ()
    """Party by party in the order of the manifest, then in the order of the law."""
    questions: tuple[DutyQuestion, ...] = ()
    """What is not known, party by party: ready to be sent."""
    replies: tuple[Reply, ...] = ()
    """Answers of parties that the facts take into account."""
    marks: tuple[Mark, ...] = ()
    """Copies that the leak's marks name, surest first."""
    marks_verdict: str = ""
    """``one``, ``several``, ``none`` or ``not_enough``; empty where no register of copies was at hand."""
