"""What can keep stories from being weighed as people asked."""

from sourcier.model.errors import WrongUse
from sourcier.model.hypotheses import STORIES
from sourcier.model.message import Message


class PriorUnreadable(WrongUse):
    """The prior that people handed in cannot be used."""

    code = "E440"

    def __init__(self, what: Message, remedy: Message) -> None:
        super().__init__(what, Message("Nothing was weighed."), remedy)

    @classmethod
    def unknown(cls, line: int) -> "PriorUnreadable":
        """Make the error for a key that is no story."""
        return cls(
            Message("Line %(line)d of the prior names no story.", {"line": line}),
            Message(
                "Name a sort (%(sorts)s), or the id of a story in the facts, in quotes.", {"sorts": ", ".join(STORIES)}
            ),
        )

    @classmethod
    def no_share(cls, line: int) -> "PriorUnreadable":
        """Make the error for a value that is no probability."""
        return cls(
            Message("Line %(line)d of the prior gives no probability.", {"line": line}),
            Message("Give each story a number above 0 and below 1."),
        )

    @classmethod
    def more_than_one(cls) -> "PriorUnreadable":
        """Make the error for probabilities that add up to more than one."""
        return cls(
            Message("The probabilities of the prior add up to more than 1."),
            Message("Lower them; what is left is shared among the stories you did not name."),
        )
