"""What can keep a list from going out."""

from sourcier.model.errors import WrongUse
from sourcier.model.message import Message

_NOTHING = Message("No list was written, and what was written before stands.")


class NotAKey(WrongUse):
    """What lists are to be sealed to is no age recipient."""

    code = "E530"

    def __init__(self, where: str) -> None:
        super().__init__(
            Message("The key that lists are to be sealed to is no age recipient: %(where)s.", {"where": where}),
            _NOTHING,
            Message("A recipient begins with age1; its owner makes one with age-keygen, and hands you that line only."),
        )


class OneKeyForMany(WrongUse):
    """One key was given for the lists of several controllers."""

    code = "E531"

    def __init__(self, parties: int) -> None:
        super().__init__(
            Message("One key was given with --to, for the lists of %(parties)d controllers.", {"parties": parties}),
            Message("Nothing was written: nobody may open another controller's list."),
            Message("Ask for one with --party ID, or write age_key under each [[party]] of the manifest."),
        )


class NotADay(WrongUse):
    """The day of the leak is no day."""

    code = "E532"

    def __init__(self) -> None:
        super().__init__(
            Message("The day of the leak is no day."), _NOTHING, Message("Write it like this: --leaked 2021-02-14")
        )
