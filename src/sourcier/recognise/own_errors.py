"""What can be wrong in a `kinds.toml`, said with the line and the remedy."""

from sourcier.model.errors import SourcierError
from sourcier.model.message import Message


class OwnKindsError(SourcierError):
    """The user's `kinds.toml` cannot be used as it is."""

    code = "E410"
    exit_status = 2

    def __init__(self, line: int, what: Message, remedy: Message) -> None:
        self.line = line
        """From 1; 0 where no line is to blame."""
        place = Message("kinds.toml, line %(line)d: " + what.text, {**what.values, "line": line})
        super().__init__(place if line else what, Message("Nothing was examined; the case is as it was."), remedy)


class NotToml(OwnKindsError):
    """The file is no TOML."""

    code = "E411"


class UnknownEntry(OwnKindsError):
    """A table or key that means nothing here, or a value of the wrong type."""

    code = "E412"


class BadName(OwnKindsError):
    """A kind's name is missing, malformed, or taken."""

    code = "E413"


class BadPattern(OwnKindsError):
    """A pattern is no regular expression of RE2."""

    code = "E414"


class NoTest(OwnKindsError):
    """A kind says nothing by which its values could be told."""

    code = "E415"
