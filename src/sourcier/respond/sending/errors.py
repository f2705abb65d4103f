"""What can keep letters from being sent. No address of anyone is ever named."""

from sourcier.model.errors import SourcierError, WrongUse
from sourcier.model.message import Message

_NOTHING = Message("Nothing was sent.")


class NoList(WrongUse):
    """There is no list to send from."""

    code = "E550"

    def __init__(self, party: str) -> None:
        super().__init__(
            Message("There is no list of the people of %(party)s yet.", {"party": party}),
            _NOTHING,
            Message("Make it first: sourcier respond --party %(party)s", {"party": party}),
        )


class NoWords(WrongUse):
    """Nobody wrote what the letters say."""

    code = "E551"

    def __init__(self) -> None:
        super().__init__(
            Message("There is no letters.toml in the case: what happened and what was done is not said yet."),
            _NOTHING,
            Message("Write it to begin with: sourcier send --new-letters"),
        )


class NotApproved(WrongUse):
    """No person approved the letters."""

    code = "E552"

    def __init__(self, pack: str) -> None:
        super().__init__(
            Message("Nobody has approved the letters of the pack %(pack)s.", {"pack": pack}),
            _NOTHING,
            Message("Copy the pack to letters/%(pack)s in the case (sourcier send --new-letters does), have it read, "
                    "and write approved_by in its pack.toml; or give your reason with --unapproved.",
                    {"pack": pack}),
        )  # fmt: skip


class ServerUnreachable(SourcierError):
    """The mail server could not be reached, or not any more."""

    code = "E553"

    def __init__(self, why: str, sent: int) -> None:
        super().__init__(
            Message("The mail server stopped answering (%(why)s) after %(sent)d mails.", {"why": why, "sent": sent}),
            Message("Who was sent to is recorded: nobody is written to twice."),
            Message("See to the server, then run the same command again: it takes up where it stopped."),
        )


class ServerRefuses(SourcierError):
    """The mail server does not take mail from here."""

    code = "E554"

    def __init__(self, why: str) -> None:
        super().__init__(
            Message("The mail server refuses: %(why)s.", {"why": why}),
            Message("Who was sent to is recorded: nobody is written to twice."),
            Message("Check server, encryption, login and sender with whoever runs it."),
        )


class WrongAddress(WrongUse):
    """A sender or server that is none."""

    code = "E555"

    def __init__(self, what: str) -> None:
        super().__init__(
            Message("What was given with %(what)s cannot be understood.", {"what": what}),
            _NOTHING,
            Message("Write it like this: --smtp mail.example.org:587 --from privacy@example.org"),
        )


class NothingToRead(WrongUse):
    """A file of bounces or returned post has nothing in it."""

    code = "E556"

    def __init__(self) -> None:
        super().__init__(
            Message("Nothing in the file names a letter of this list."),
            Message("Nothing was recorded."),
            Message("Give bounces as .eml or mbox files, returned post as one reference per line, such as "
                    "P-K3J5W2ZQ7AB2: it stands at the foot of each letter."),
        )  # fmt: skip
