"""What can go wrong with a container, besides its list of files."""

from sourcier.model.errors import NothingReadable
from sourcier.model.message import Message

from .errors import ContainerDamaged

_NOTHING_CHANGED = Message("Nothing was changed.")


class ContainerSpoilt(NothingReadable):
    """What is inside breaks off or cannot be unpacked, before a single row."""

    code = "E319"

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                "The container (%(format)s) is damaged or cut: nothing of what is inside can be read.",
                {"format": name},
            ),
            _NOTHING_CHANGED,
            Message("Ask for it again, and compare its size."),
        )


class ContainerBomb(NothingReadable):
    """It swells past the limit before a single row could be read."""

    code = "E323"

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                "The container (%(format)s) unpacks to more than the limit: it was made to fill up memory, or is "
                "extremely regular.",
                {"format": name},
            ),
            _NOTHING_CHANGED,
            Message(
                "If you trust it, unpack it into a folder of its own where there is room, and examine that folder."
            ),
        )


class PackingUnknown(NothingReadable):
    """Every file inside is packed by a method that is not read."""

    code = "E320"

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                "The files in the container (%(format)s) are packed in a way that is not known: none of them can be "
                "read.",
                {"format": name},
            ),
            _NOTHING_CHANGED,
            Message("Unpack it with the program it was made with into a folder of its own, and examine that folder."),
        )


class PartMissing(ContainerDamaged):
    """An archive in parts, of which one is not there, and nothing can be read without it."""

    code = "E321"

    def __init__(self, number: int) -> None:
        NothingReadable.__init__(
            self,
            Message(
                "This is one part of a file that was cut into several: part %(number)s is missing.", {"number": number}
            ),
            _NOTHING_CHANGED,
            Message("Put all parts into one folder, with the names they came with, and examine that folder."),
        )


class ReaderMissing(NothingReadable):
    """A container that another program must unpack, which is not installed."""

    code = "E322"

    def __init__(self, name: str) -> None:
        super().__init__(
            Message("The container (%(format)s) is read by the program bsdtar, which is not here.", {"format": name}),
            _NOTHING_CHANGED,
            Message(
                "Install it (Debian: apt install libarchive-tools) and run the same command again; or unpack the file "
                "into a folder of its own, and examine that folder."
            ),
        )
