"""Progress, handed in by whoever wants to show it."""

from typing import Protocol


class Progress(Protocol):
    """Told by the core how far it is. The core never prints."""

    def start(self, stage: str, total_bytes: int | None) -> None:
        """A stage begins; `stage` is a code such as ``reading``; the total is None where it is unknown."""

    def advance(self, *, rows: int = 0, done_bytes: int = 0) -> None:
        """So many more rows and bytes were dealt with in the current stage."""

    def finish(self) -> None:
        """The current stage is over."""


class Silent:
    """Progress nobody watches."""

    def start(self, stage: str, total_bytes: int | None) -> None:
        """Say nothing."""

    def advance(self, *, rows: int = 0, done_bytes: int = 0) -> None:
        """Say nothing."""

    def finish(self) -> None:
        """Say nothing."""
