"""What reading hands on, whatever the format: blocks of rows first, then the facts of every table."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import pyarrow as pa

from sourcier.model.reading import Reading

from .decode import Decoded
from .table import Reject


class Rows(Protocol):
    """Consecutive rows of one table, to be parsed by whichever worker takes them."""

    @property
    def table(self) -> int:
        """Which table of the evidence, from 0."""

    @property
    def number(self) -> int:
        """Which block of the table, from 0."""

    @property
    def rows(self) -> int:
        """How many rows."""

    @property
    def fields(self) -> int:
        """How many columns."""

    def batch(self) -> tuple[pa.RecordBatch, Decoded]:
        """Return the rows as text columns ``c0`` ... with ``_at`` and ``_fate``, and how cells were decoded."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file inside a container, and what became of it."""

    path: str
    """As the container names it. A value, and hostile: never a path to write to, not for show until shown harmless."""
    bytes: int
    """Of the file itself, as far as it was unpacked."""
    container: str
    """The format of its table or container, such as ``delimited`` or ``zip``."""
    tables: int
    """Of the evidence, in order: how many of them stand in it."""
    unread: str = ""
    """A code for why it could not be read, or not to its end."""
    depth: int = 1
    """How many containers it lies in."""


class Opened(Protocol):
    """Evidence that is being read. Iterate `blocks` to the end, then ask for `readings`."""

    container: str
    """What stands around its tables: ``none``, ``gzip``, ``zip`` ..."""
    bytes: int
    """Size of the evidence."""

    @property
    def used(self) -> int:
        """Bytes of the evidence dealt with: what progress counts."""

    @property
    def problem(self) -> str:
        """A code for what kept it from being read to its end, or empty; final once the blocks are exhausted."""

    def blocks(self) -> Iterator[Rows]:
        """Yield blocks of rows, those of one table in order.

        Raises:
            NothingReadable: not one record can be read; a subclass that says why.
        """

    def decoded(self, table: int, counts: Decoded) -> None:
        """Enter how a block's cells were decoded; called by whoever parsed it, from any thread."""

    def take_rejects(self) -> list[Reject]:
        """Return the rejects entered since the last call."""

    def readings(self) -> tuple[Reading, ...]:
        """Return the facts of every table, once the blocks are exhausted."""

    def members(self) -> tuple[Member, ...]:
        """Return what became of every file inside a container, once the blocks are exhausted."""
