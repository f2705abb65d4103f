"""The leak, and what a holding was extracted to, against a written order."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutsideColumn:
    """A column of the leak that an order does not list."""

    column: int
    name: str
    kind: str | None
    filled: int
    """Rows of the order's laboratories in which it is filled."""
    table: int = 0
    """Of the leak, numbered through all evidence."""


@dataclass(frozen=True, slots=True)
class HeldScope:
    """What a holding of an order's processor holds of the order's laboratories, against that order."""

    holding: str
    rows: int
    """Rows of the holding under the order's laboratories."""
    rows_outside: int
    """Of these, rows last seen before the first day the order sets, or after its last."""
    share_outside: float
    """Of the rows that are dated."""
    low: float
    """Exact, 95 %."""
    high: float
    undated: int
    columns_outside: tuple[OutsideColumn, ...]
    """Columns of the holding that the order does not list; one of the same header in several tables is one."""
    complete: bool = True
    """False where the holding could not be read to its end: then its counts are minimums."""


@dataclass(frozen=True, slots=True)
class Scope:
    """The leak against one written order, over the rows of the order's laboratories."""

    order: str
    controller: str
    rows: int
    """Rows of the leak under the order's laboratories."""
    rows_outside: int
    """Rows last seen before the first day the order sets, or after its last."""
    share_outside: float
    low: float
    """Exact, 95 %."""
    high: float
    too_early: int
    too_late: int
    undated: int
    labs_missing: tuple[str, ...]
    """Laboratories of the order that the leak does not name."""
    columns_outside: tuple[OutsideColumn, ...]
    lists_columns: bool
    lists_dates: bool
    lists_labs: bool = False
    labs_outside: tuple[str, ...] = ()
    """Laboratories of the same controller that the leak names and no order of its lists."""
    rows_in_labs_outside: int = 0
    """Rows of the leak under those."""
    columns_unsure: tuple[int, ...] = ()
    """Columns of the leak whose header is hidden, so that it cannot be said whether the order lists them."""
    held: tuple[HeldScope, ...] = ()
    """The same of each holding of the processor that names those laboratories: the extract itself, where it lay."""
