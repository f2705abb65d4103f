"""What can go wrong between the rows and their store."""

from sourcier.model.errors import SourcierError
from sourcier.model.message import Message


class StoreDamaged(SourcierError):
    """A stored table cannot be read back: a file is missing, was changed, or is of another case."""

    code = "E130"


class TableAbsent(SourcierError):
    """No whole table of that name is stored."""

    code = "E131"


class QueryTooBig(SourcierError):
    """A question needed more memory than it was given; nothing is ever spilt to disk in clear."""

    code = "E132"


class QueryFailed(SourcierError):
    """A question could not be answered; the engine's own words are withheld, for they may quote a value."""

    code = "E133"


def damaged(table: str) -> StoreDamaged:
    """The error for the table of that name."""
    return StoreDamaged(
        Message("The stored rows of %(table)s cannot be read back: they were changed or cut.", {"table": table}),
        Message("The evidence and the facts already written are untouched."),
        Message("Run sourcier examine again on the same evidence: the rows are stored anew."),
    )


def absent(table: str) -> TableAbsent:
    """The error for the table of that name."""
    return TableAbsent(
        Message("The case holds no whole table %(table)s.", {"table": table}),
        Message("Nothing was changed."),
        Message("Run sourcier examine on the evidence first."),
    )


def too_big(megabytes: int) -> QueryTooBig:
    """The error for a question given that much memory."""
    return QueryTooBig(
        Message("A question to the store needed more than the %(megabytes)s MB it may use.", {"megabytes": megabytes}),
        Message("Nothing was changed, and nothing was written in clear."),
        Message("Run the command again on a computer with more free memory, or on one evidence at a time."),
    )


def failed(kind: str) -> QueryFailed:
    """The error for a question that failed, with the engine's class of error as the only detail."""
    return QueryFailed(
        Message("A question to the store failed (%(kind)s).", {"kind": kind}),
        Message("Nothing was changed."),
        Message("Please report it with this code: it holds no value of the evidence."),
    )
