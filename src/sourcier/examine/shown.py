"""What evidence names, shown where it is harmless; else a code."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sourcier.case import Piece
from sourcier.model.errors import NothingReadable
from sourcier.model.facts import Evidence, Member, Table
from sourcier.read.errors import DocumentUnread
from sourcier.recognise import Recogniser, harmless

from .ingest import Ingested

_TOLD = ("parser_hung", "parser_stopped", "parser_memory", "page_scanned", "password_needed")
"""Why nothing of a document was read, where it says more than that."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Names files by what is harmless in their names."""

    recogniser: Recogniser

    def harmless(self, text: str) -> bool:
        """Whether a text names nobody."""
        return harmless(text, self.recogniser.kinds)

    def path(self, path: Path, code: str) -> str:
        """Return a file's name, or the code."""
        shown = all(self.harmless(part) for part in (path.stem, path.name.replace(".", " ")))
        return path.name if shown and path.name.isprintable() else code

    def piece(self, number: int, piece: Piece) -> str:
        """Return the name of a piece of evidence."""
        return self.path(Path(piece.path), f"piece-{number + 1}")

    def evidence(self, number: int, piece: Piece, ingested: Ingested, tables: Sequence[Table], unread: str) -> Evidence:
        """Return the facts of a piece that was read."""
        members = tuple(
            Member(
                self.path(Path(one.path), f"member-{place}"),
                one.bytes,
                one.container,
                one.tables,
                one.unread,
                one.depth,
            )
            for place, one in enumerate(ingested.members, 1)
        )
        name = self.piece(number, piece)
        return Evidence(name, piece.sha256, piece.bytes, ingested.container, tuple(tables), unread, members)

    def unreadable(self, number: int, piece: Piece, failure: NothingReadable) -> Evidence:
        """Return the facts of a piece of which nothing could be read."""
        told = failure.why if isinstance(failure, DocumentUnread) and failure.why in _TOLD else failure.code
        return Evidence(self.piece(number, piece), piece.sha256, piece.bytes, "none", (), told)

    def part(self, number: int, piece: Piece) -> Evidence:
        """Return the facts of a piece that was read as part of another one."""
        return Evidence(self.piece(number, piece), piece.sha256, piece.bytes, "part", ())
