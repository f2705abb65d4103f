"""Sentences that are not yet in anyone's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence as its English gettext id and the values it takes.

    Only counts, codes, kinds and paths the user typed may be values: never the content of a cell.
    """

    text: str
    """The msgid, with ``%(name)s`` places."""
    values: Mapping[str, str | int | float] = field(default_factory=dict)

    def english(self) -> str:
        """The sentence in English, for logs and exceptions."""
        return self.text % self.values
