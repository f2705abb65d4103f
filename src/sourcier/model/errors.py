"""Errors as part of the interface: what happened, what was kept, what to do next."""

from .message import Message


class SourcierError(Exception):
    """The ancestor of every error a user may meet.

    A subclass sets ``code`` (stable for ever) and ``exit_status`` (design: 1 failed, 2 wrong use, 3 nothing readable)
    and gives three messages.
    """

    code = "E000"
    exit_status = 1

    def __init__(self, what: Message, kept: Message, following: Message) -> None:
        self.what = what
        """What happened."""
        self.kept = kept
        """What was kept, or that nothing was changed."""
        self.following = following
        """What the user can do next."""
        super().__init__(f"{self.code}: {what.english()}")


class WrongUse(SourcierError):
    """The command was called in a way that cannot mean anything."""

    code = "E200"
    exit_status = 2


class NothingReadable(SourcierError):
    """None of the given evidence could be read as a table."""

    code = "E300"
    exit_status = 3
