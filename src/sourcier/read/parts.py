"""Parts of documents, and what of them could not be read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """A text of a document."""

    place: str
    """Such as the number of a page."""
    text: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A part without a text: ``page_scanned``, ``page_damaged``, ``password_needed``, ``attachment`` ..."""

    code: str
