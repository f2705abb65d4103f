"""What can keep a response from being computed."""

from sourcier.model.errors import WrongUse
from sourcier.model.message import Message

_NOTHING = Message("Nothing was computed, and what was written before stands.")


class ManifestNeeded(WrongUse):
    """Nobody said who the parties are."""

    code = "E500"

    def __init__(self) -> None:
        super().__init__(
            Message("A response needs the manifest of parties: who answers for whom, and since when each knows."),
            _NOTHING,
            Message("Write one with: sourcier trace --case FOLDER --new-manifest parties.toml, then give it "
                    "with --manifest."),
        )  # fmt: skip


class UnknownParty(WrongUse):
    """No party of the manifest has that id."""

    code = "E501"

    def __init__(self, party: str, known: tuple[str, ...]) -> None:
        super().__init__(
            Message("The manifest names no party %(party)s that answers for data.", {"party": party}),
            _NOTHING,
            Message("Name one of: %(known)s.", {"known": ", ".join(known)}),
        )


class ExaminationMissing(WrongUse):
    """There is no examination of the leak that is whole."""

    code = "E503"

    def __init__(self) -> None:
        super().__init__(
            Message("The leak of this case has not been examined, or its rows are gone: there are no facts yet."),
            _NOTHING,
            Message("Examine it first: sourcier examine FILE --case FOLDER"),
        )


class UnknownZone(WrongUse):
    """There is no such time zone on this computer."""

    code = "E509"

    def __init__(self) -> None:
        super().__init__(
            Message("There is no time zone of that name on this computer."),
            _NOTHING,
            Message("Name it as the IANA does, such as Europe/Paris; on Windows, install the package tzdata."),
        )
