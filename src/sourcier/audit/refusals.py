"""Why an audit cannot begin, or not go on. No error quotes a name inside a target, a user or a password."""

from sourcier.model.errors import SourcierError, WrongUse
from sourcier.model.message import Message

_NOTHING = Message("Nothing was contacted and nothing was written.")


class ConfigUnreadable(WrongUse):
    """A line of ``audit.toml`` cannot be understood."""

    code = "E700"

    def __init__(self, line: int, remedy: Message) -> None:
        super().__init__(
            Message("Line %(line)d of the audit's configuration cannot be understood.", {"line": line}),
            _NOTHING,
            remedy,
        )


class ConfigMissing(WrongUse):
    """There is no such file."""

    code = "E701"

    def __init__(self, path: str) -> None:
        super().__init__(
            Message("The audit's configuration cannot be read: %(path)s", {"path": path}),
            _NOTHING,
            Message("Write one that says what is yours: owner, since, and one [[target]] for each place."),
        )


class NotYetYours(WrongUse):
    """The day from which the targets are the owner's lies ahead."""

    code = "E702"

    def __init__(self, since: str, today: str) -> None:
        super().__init__(
            Message(
                "The configuration says that these targets are the owner's from %(since)s; today is %(today)s.",
                {"since": since, "today": today},
            ),
            _NOTHING,
            Message("Audit what is yours today, or correct the day: since = ..."),
        )


class TargetUnknown(WrongUse):
    """A target was asked for that the configuration does not declare."""

    code = "E703"

    def __init__(self, known: str) -> None:
        super().__init__(
            Message("The configuration declares no such target: only what it declares is ever looked at."),
            _NOTHING,
            Message("Choose among: %(known)s, or declare it in a [[target]] of its own.", {"known": known}),
        )


class SecretInConfig(WrongUse):
    """A password stands in the configuration."""

    code = "E704"

    def __init__(self, line: int) -> None:
        super().__init__(
            Message("A user or password stands in the address on line %(line)d.", {"line": line}),
            Message("Nothing was contacted. Whoever could read the file may know it: change that password."),
            Message('Take it out. Write login = "NAME"; it is taken from the keyring, the environment, or asked for.'),
        )


class StateDamaged(SourcierError):
    """What an interrupted audit left cannot be read."""

    code = "E705"

    def __init__(self, folder: str) -> None:
        super().__init__(
            Message("What an earlier audit kept in %(folder)s cannot be read.", {"folder": folder}),
            Message("Nothing was contacted."),
            Message("Begin anew with --restart: what was kept is removed."),
        )


class AuditRunning(SourcierError):
    """Another audit of the same configuration is at work."""

    code = "E706"

    def __init__(self) -> None:
        super().__init__(
            Message("An audit of this configuration is running already."),
            _NOTHING,
            Message("Wait for it to end, or stop it; then run the same command again."),
        )
