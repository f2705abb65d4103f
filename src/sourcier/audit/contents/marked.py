"""Whether a table bears the marks of a copy that was handed out, and of which."""

from collections.abc import Sequence

from sourcier.inventory.choose import chosen_of
from sourcier.marks import CopyLine, LeakTable, find, read_tables
from sourcier.model.facts import Column
from sourcier.recognise.days import Habit
from sourcier.secret import Key

from .people import habit
from .tables import Table

LEAST = 20
"""Rows from which marks are looked for: fewer cannot bear them."""


def marks_in(
    tables: Sequence[tuple[Table, tuple[Column, ...]]], lines: Sequence[CopyLine], key: Key
) -> tuple[bool | None, str]:
    """Return whether the tables bear marks (None: too little can be read), and of which copy."""
    leak = read_tables((_leak_table(table, columns) for table, columns in tables), lines, key)
    found = find(leak, lines, key)
    if found.marks:
        return True, found.marks[0].copy
    return (False if found.verdict == "none" else None), ""


def _leak_table(table: Table, columns: tuple[Column, ...]) -> LeakTable:
    birth = chosen_of(columns).birth
    way = Habit.PLAIN
    if birth is not None:
        way = next((habit(batch.column(f"c{birth}")) for batch in table.kept.batches()), Habit.PLAIN)
    names = [f"c{column.index}" for column in columns]
    return LeakTable(columns, way, (batch.select(names) for batch in table.kept.batches()))
