"""A delimited text: planned from samples, then scanned once."""

from collections.abc import Iterator

from sourcier.model.reading import Overrides, Reading

from .block import Block
from .container import Source
from .decode import Decoded
from .opened import Member
from .plan import plan_of
from .scan import Scan
from .table import Reject


class Delimited:
    """A text of delimited records, or what is read as one where nothing says otherwise.

    Raises:
        NothingReadable: from the constructor; a subclass that says why.
    """

    def __init__(self, source: Source, overrides: Overrides) -> None:
        self._source = source
        self._scan = Scan(plan_of(source, overrides))
        self.container = source.container
        self.bytes = source.bytes

    @property
    def used(self) -> int:
        """Bytes of the evidence dealt with."""
        return self._scan.used

    @property
    def problem(self) -> str:
        """What kept it from being read to its end."""
        return self._source.problem

    def blocks(self) -> Iterator[Block]:
        """Yield blocks of rows in file order."""
        return self._scan.blocks()

    def decoded(self, table: int, counts: Decoded) -> None:
        """Enter how a block's cells were decoded."""
        self._scan.decoded(table, counts)

    def take_rejects(self) -> list[Reject]:
        """Return the rejects entered since the last call."""
        return self._scan.take_rejects()

    def readings(self) -> tuple[Reading, ...]:
        """Return the facts of every table."""
        return self._scan.readings()

    def members(self) -> tuple[Member, ...]:
        """Return nothing: gzip holds one file, whose name says nothing new."""
        return ()
