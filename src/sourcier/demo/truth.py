"""What is true of the invented case, by construction: what tests and readers of its reports may hold against it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ColumnTruth:
    """One column of the leak."""

    index: int
    header: str
    kinds: tuple[str | None, ...] | None
    """Kinds an examiner may name; None among them where naming none is right too; None where nothing can be told."""
    filled: int
    """Records in which it is not blank, before damage."""


@dataclass(frozen=True, slots=True)
class LabTruth:
    """One laboratory of the leak."""

    label: str
    code: str
    finess: str
    department: str
    controller: str
    migration: str
    lines: int
    on_area: int
    first: str
    """ISO date of its first last visit."""
    last: str


@dataclass(frozen=True, slots=True)
class HoldingTruth:
    """One holding against the leak. Every person has one line on each side."""

    id: str
    rows: int
    shared: int
    """People in both."""
    same_day: int
    """Of these, how many with the same last visit."""

    @property
    def leak_in_holding(self) -> int:
        """The same as `shared`, by the name traces use."""
        return self.shared


@dataclass(frozen=True, slots=True)
class OrderTruth:
    """One extraction order against the leak and against the extract."""

    id: str
    extract_rows: int
    rows_outside: int
    """Lines of the extract last seen before the day the order sets; all of them are in the leak too."""
    columns_outside: tuple[str, ...]
    """Headers of columns the order does not list."""


@dataclass(frozen=True, slots=True)
class Truth:
    """Everything true of the case. Counts are lines of the leak unless said otherwise."""

    seed: int
    scale: float
    bytes: int
    sha256: str
    lines: int
    """One per person."""
    people: int
    with_nir: int
    distinct_nir: int
    wrong_nir: int
    """With a mistyped digit."""
    under_other: int
    """That carry the number of a parent or partner."""
    family_name: int
    civilities: dict[str, int]
    women: int
    men: int
    landline: int
    mobile: int
    emails: int
    doctor_emails: int
    """Distinct addresses."""
    passwords: int
    soldiers: int
    prescribers: int
    """Distinct people."""
    samplers: int
    households: int
    damage: dict[str, int]
    """Lines by what is wrong with them; one damage per line at most."""
    cut: bool
    """Whether the last line stops in the middle."""
    departments: dict[str, int]
    """By department of residence."""
    prescriber_departments: dict[str, int]
    months: dict[str, int]
    """By month of the last visit."""
    comments: dict[str, int]
    """Lines in which a fact of this kind:status stands in one of the two comment columns."""
    labs: tuple[LabTruth, ...]
    columns: tuple[ColumnTruth, ...]
    holdings: tuple[HoldingTruth, ...] = field(default=())
    orders: tuple[OrderTruth, ...] = field(default=())
