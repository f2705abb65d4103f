"""What can go wrong in making the model case."""

from sourcier.model.errors import WrongUse
from sourcier.model.message import Message


class WrongScale(WrongUse):
    """The scale is so small that laboratories would be empty, or larger than the case is built for."""

    code = "E230"

    def __init__(self, scale: float, smallest: float, largest: float) -> None:
        super().__init__(
            Message(
                "The scale %(scale)s is not between %(smallest)s and %(largest)s.",
                {"scale": scale, "smallest": smallest, "largest": largest},
            ),
            Message("Nothing was written."),
            Message("Choose a scale such as 0.01 for a quick look, or 1 for the whole case."),
        )
