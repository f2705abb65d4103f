"""What a case keeps of parties' replies beside their sealed contents."""

from dataclasses import dataclass

from .duties import Reply

TABLES, TEXT = "tables", "text"


@dataclass(frozen=True, slots=True)
class ReplySheet:
    """Every reply, in the order in which they came: none is ever changed or taken out."""

    replies: tuple[Reply, ...] = ()
    places: tuple[str, ...] = ()
    """Per reply the folder its paths are relative to, sealed."""
    manifest: str = ""
    """The folder the manifest's paths are relative to, sealed; empty before a first trace."""
