"""What can go wrong when copies are handed out: what happened, what was kept, what to do next; never a cell."""

from pathlib import Path

from sourcier.model.errors import SourcierError, WrongUse
from sourcier.model.message import Message

_NOTHING = Message("Nothing was handed out and nothing was entered in the register.")
_UNTOUCHED = Message("Nothing was changed.")


class NotARegisterKey(WrongUse):
    """The file given as the register's key is none."""

    code = "E603"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message("The file %(path)s is not the key of a register, or was damaged.", {"path": str(path)}),
            _UNTOUCHED,
            Message(
                "Give the key the register was begun with. A new one is made by: sourcier key new --copies -o FILE"
            ),
        )


class HalfMissing(WrongUse):
    """The key is cut in two and only one half was given."""

    code = "E604"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message("The file %(path)s is one half of a key.", {"path": str(path)}),
            _UNTOUCHED,
            Message("Whoever holds the other half has to give it too: --key HALF --key OTHER-HALF."),
        )


class KeyNotHere(WrongUse):
    """The key of a comparison was given on a computer where it was not made."""

    code = "E605"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message("%(path)s is the key of a comparison, and was not made on this computer.", {"path": str(path)}),
            _UNTOUCHED,
            Message(
                "A key that is handed to parties cannot mark copies. Make one with: sourcier key new --copies -o FILE"
            ),
        )


class RegisterMissing(WrongUse):
    """There is no register where one is asked for."""

    code = "E606"

    def __init__(self, folder: Path) -> None:
        super().__init__(
            Message("There is no register of copies in %(folder)s.", {"folder": str(folder)}),
            _UNTOUCHED,
            Message("Check the folder given with --register. A register is begun by: sourcier handout make"),
        )


class RegisterBroken(SourcierError):
    """A line of the register was changed, or the key is another's."""

    code = "E607"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message(
                "A line of the register was changed, or it was begun with another key: %(path)s", {"path": str(path)}
            ),
            Message("Nothing was added to it."),
            Message("Put the folder back from a copy, or compare it with the receipts, which hold its lines."),
        )


class CopyUnknown(WrongUse):
    """No copy of that name stands in the register."""

    code = "E608"

    def __init__(self, copy: str) -> None:
        super().__init__(
            Message("The register knows no copy %(copy)s.", {"copy": copy}),
            _UNTOUCHED,
            Message("See: sourcier handout list. A copy of another site is known after: sourcier handout merge"),
        )


class NotARecipient(WrongUse):
    """A recipient's key is none."""

    code = "E615"

    def __init__(self) -> None:
        super().__init__(
            Message("There is no recipient's key, or one that is none."),
            _NOTHING,
            Message(
                "Give it with --to age1..., or in the order as age_key. Recipients make it: sourcier handout identity"
            ),
        )


class OrderEnded(WrongUse):
    """The day by which copies are to be gone has passed."""

    code = "E616"

    def __init__(self, order: str, day: str) -> None:
        super().__init__(
            Message(
                "The order %(order)s has ended: its copies are to be gone by %(day)s.", {"order": order, "day": day}
            ),
            _NOTHING,
            Message("Ask the controller for a new order."),
        )


class CopyExists(WrongUse):
    """Something lies where a copy is to be written."""

    code = "E622"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message("%(path)s exists already: it is not written over.", {"path": str(path)}),
            _UNTOUCHED,
            Message("Choose another name with -o."),
        )


class NotForThisIdentity(WrongUse):
    """The copy is encrypted to somebody else, or is none."""

    code = "E623"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message("%(path)s is not encrypted to this identity, or is no copy.", {"path": str(path)}),
            Message("Nothing was written."),
            Message("Give the identity whose public key was told to the sender."),
        )


class CopyBroken(SourcierError):
    """The copy was changed or cut on its way."""

    code = "E624"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message("%(path)s was changed or cut on its way.", {"path": str(path)}),
            Message("Nothing was written: what could be read of it is not to be used."),
            Message("Ask for it again, and compare the SHA-256 with that on the receipt."),
        )


class IdentityUnreadable(WrongUse):
    """The file given as an identity is none."""

    code = "E625"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message("The file %(path)s holds no age identity.", {"path": str(path)}),
            _UNTOUCHED,
            Message("A line of it begins with AGE-SECRET-KEY-1. If a passphrase protects it, open it with age first."),
        )


class NothingShown(WrongUse):
    """A copy is said to be gone, and nothing shows it."""

    code = "E627"

    def __init__(self) -> None:
        super().__init__(
            Message("That a copy is gone needs a proof or a declaration."),
            Message("Nothing was entered."),
            Message("Give a file with --proof (certificate, log) or --declaration (signed); its SHA-256 is entered."),
        )


class NotADay(WrongUse):
    """A day cannot be understood."""

    code = "E629"

    def __init__(self) -> None:
        super().__init__(Message("The day given is none."), _UNTOUCHED, Message("Write it like this: 2020-01-31"))
