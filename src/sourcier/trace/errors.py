"""What can keep a trace from being computed."""

from sourcier.model.errors import WrongUse
from sourcier.model.message import Message

_NOTHING = Message("Nothing was compared.")


class ExaminationMissing(WrongUse):
    """There is no examination of the leak that is whole."""

    code = "E432"

    def __init__(self) -> None:
        super().__init__(
            Message("The leak of this case has not been examined, or its rows are gone."),
            _NOTHING,
            Message("Examine it first: sourcier examine FILE --case FOLDER"),
        )
