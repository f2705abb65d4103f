"""What stands in the way of a check."""

from sourcier.model.errors import WrongUse
from sourcier.model.message import Message

_KEPT = Message("No answer was lost, and no value was shown.")


class NoTerminal(WrongUse):
    """Values are shown to a person at a terminal, nowhere else."""

    code = "E240"

    def __init__(self, following: Message | None = None) -> None:
        super().__init__(
            Message("Judging needs a person at a terminal: values are shown there and nowhere else."),
            _KEPT,
            following
            or Message("Run the command in a terminal, or add --result for what the answers given so far say."),
        )


class SheetStands(WrongUse):
    """A sample with answers would be replaced."""

    code = "E241"

    def __init__(self, answers: int) -> None:
        super().__init__(
            Message("Another sample was drawn before, and %(answers)d answers were given to it.", {"answers": answers}),
            _KEPT,
            Message("Leave out --seed, --sample and --only to go on with it, or add --new to draw anew and lose them."),
        )


class NothingDrawn(WrongUse):
    """Nobody judged anything yet."""

    code = "E242"

    def __init__(self) -> None:
        super().__init__(
            Message("No sample was drawn in this case yet."),
            _KEPT,
            Message("Run sourcier check in a terminal, with the same --case, and without --result."),
        )


class NothingToDraw(WrongUse):
    """There is no such part, or it is empty."""

    code = "E243"

    def __init__(self, known: str) -> None:
        super().__init__(
            Message("There is nothing of that sort to draw from."),
            _KEPT,
            Message("Give --only one of these, or leave it out: %(known)s.", {"known": known}),
        )
