"""What relations ask of each table."""

from dataclasses import dataclass

from sourcier.model.facts import Column

from .sketch import Sketch


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """One table, as far as relations ask."""

    store: str
    evidence: int
    """Place of its piece in the facts."""
    number: int
    """Of the table in its piece."""
    file: str
    """What tells the file it stands in from others: of a container, each has its own."""
    folder: str
    """What tells the folder that file lies in from others. A value: not for show."""
    columns: tuple[Column, ...]
    sketch: Sketch
    rows: int
