"""Tables of the evidence: as facts, and where their rows are stored."""

from dataclasses import dataclass

from sourcier.model.facts import Column, Table
from sourcier.model.reading import Reading


@dataclass(frozen=True, slots=True)
class Stored:
    """One table of the evidence, with the name of its rows in the store."""

    table: Table
    store: str
    evidence: int
    """Position of its piece among those examined."""
    number: int
    """Of the table in its piece."""
    blocked: frozenset[int]
    """Columns the user wants unnamed."""
    headers_again: tuple[int, ...]
    """Where in the evidence its header stands again."""


def as_table(reading: Reading, columns: tuple[Column, ...]) -> Table:
    """Return the facts of a table, once it is known what its columns hold."""
    return Table(
        name=reading.name,
        format=reading.format,
        encoding=reading.encoding,
        dialect=reading.dialect,
        account=reading.account,
        rows=reading.rows,
        columns=columns,
        repairs=reading.repairs,
        rejects=reading.rejects,
        oddities=reading.oddities,
        alternatives=reading.alternatives,
        rejected_ranges=reading.rejected_ranges,
        cut=reading.cut,
    )
