"""What can go wrong with inventories: each error says what happened, what was kept and what to do next."""

from pathlib import Path

from sourcier.model.errors import SourcierError, WrongUse
from sourcier.model.message import Message

_OTHERS_STAND = Message("Nothing was compared; the other holdings' results stand.")


class InventoryKeyMismatch(SourcierError):
    """The inventory was built with another case's key."""

    code = "E421"

    def __init__(self, name: str, theirs: str, ours: str) -> None:
        self.theirs = theirs
        """Id of the key it was built with."""
        super().__init__(
            Message(
                "The inventory « %(name)s » was built with key %(theirs)s; this case uses %(ours)s.",
                {"name": name, "theirs": theirs, "ours": ours},
            ),
            _OTHERS_STAND,
            Message(
                "Ask the party to run: sourcier inventory BASE -o %(name)s --key FILE, with the key file of %(ours)s.",
                {"name": name, "ours": ours},
            ),
        )


class InventoryDamaged(SourcierError):
    """The inventory was changed or cut on its way."""

    code = "E422"

    def __init__(self, name: str) -> None:
        super().__init__(
            Message("The inventory « %(name)s » was changed or cut: it cannot be opened to its end.", {"name": name}),
            _OTHERS_STAND,
            Message("Ask the party to send it again; if it is the same, to make it again."),
        )


class InventoryNewer(SourcierError):
    """The inventory was made by a later version of Sourcier."""

    code = "E423"

    def __init__(self, name: str, theirs: int, ours: int) -> None:
        super().__init__(
            Message(
                "The inventory « %(name)s » is of version %(theirs)d; this version of Sourcier reads up to %(ours)d.",
                {"name": name, "theirs": theirs, "ours": ours},
            ),
            _OTHERS_STAND,
            Message("Install a version of Sourcier as recent as the party's."),
        )


class NotAnInventory(SourcierError):
    """The file is something else."""

    code = "E424"

    def __init__(self, name: str) -> None:
        super().__init__(
            Message("The file « %(name)s » is no inventory.", {"name": name}),
            _OTHERS_STAND,
            Message("An inventory is made by: sourcier inventory HOLDING -o FILE --key KEY"),
        )


class PlaceTaken(WrongUse):
    """Something that is no inventory lies where the inventory is to be written."""

    code = "E252"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message("%(path)s exists and is no inventory: it is not written over.", {"path": str(path)}),
            Message("Nothing was read and nothing was written."),
            Message("Choose another name with -o."),
        )


class NoFolder(WrongUse):
    """The folder the inventory is to be written to does not exist."""

    code = "E255"

    def __init__(self, folder: Path) -> None:
        super().__init__(
            Message("There is no folder %(folder)s to write the inventory to.", {"folder": str(folder)}),
            Message("Nothing was read and nothing was written."),
            Message("Make that folder first, or choose another place with -o."),
        )
