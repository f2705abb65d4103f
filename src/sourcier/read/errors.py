"""What can go wrong with evidence as a whole."""

from sourcier.model.errors import NothingReadable
from sourcier.model.message import Message

from .signatures import Family

_NOTHING_CHANGED = Message("Nothing was changed.")


class EvidenceMissing(NothingReadable):
    """There is no such file."""

    code = "E301"

    def __init__(self) -> None:
        super().__init__(
            Message("The file to examine does not exist, or is not where the command looked for it."),
            _NOTHING_CHANGED,
            Message("Check the path, or drag the file into the terminal window to have it typed for you."),
        )


class EvidenceUnreadable(NothingReadable):
    """The system does not let us read it."""

    code = "E302"

    def __init__(self, why: str) -> None:
        super().__init__(
            Message("The file could not be opened: %(why)s.", {"why": why}),
            _NOTHING_CHANGED,
            Message("Copy it to a folder of yours, or ask its owner for the right to read it, and try again."),
        )


class EvidenceEmpty(NothingReadable):
    """Not one byte, or nothing but blank lines."""

    code = "E303"

    def __init__(self) -> None:
        super().__init__(
            Message("The file holds nothing: no byte, or only blank lines."),
            _NOTHING_CHANGED,
            Message("Ask for the file again: the copy was probably cut short on its way."),
        )


class NotText(NothingReadable):
    """A picture, a program, a container this version does not open."""

    code = "E304"

    def __init__(self, name: str, family: Family) -> None:
        super().__init__(Message(family.what, {"format": name}), _NOTHING_CHANGED, family.following)


class Noise(NothingReadable):
    """Bytes in no order that a text has, and no sign that says what they are."""

    code = "E311"

    def __init__(self) -> None:
        super().__init__(
            Message("The file is no text: its bytes look like packed, encrypted or damaged data."),
            _NOTHING_CHANGED,
            Message(
                "Ask which program wrote it, and for the table it holds as CSV. If you know it for a text, say how it "
                "is written, with --encoding."
            ),
        )


class NoRecord(NothingReadable):
    """Bytes, but no record in them."""

    code = "E305"

    def __init__(self, longest: int) -> None:
        super().__init__(
            Message(
                "No record was found: not one line of at most %(longest)s bytes reads as one.", {"longest": longest}
            ),
            _NOTHING_CHANGED,
            Message("If you know how the file is written, say so with --encoding, --delimiter and --quote."),
        )


class TooManyColumns(NothingReadable):
    """More columns than may be read."""

    code = "E308"

    def __init__(self, most: int) -> None:
        super().__init__(
            Message("The table has more than %(most)s columns, the most that are read.", {"most": most}),
            _NOTHING_CHANGED,
            Message("If it is no mistake, allow more with --max-columns, or say what separates fields: --delimiter."),
        )


class IsFolder(NothingReadable):
    """A folder was given where a file is read."""

    code = "E306"

    def __init__(self) -> None:
        super().__init__(
            Message("This is a folder that holds no file."),
            _NOTHING_CHANGED,
            Message("Name the file itself, or a folder that holds it."),
        )


class UnknownEncoding(NothingReadable):
    """The encoding asked for does not exist or cannot be used here."""

    code = "E307"
    exit_status = 2

    def __init__(self, name: str) -> None:
        super().__init__(
            Message("The encoding « %(name)s » is not known.", {"name": name}),
            _NOTHING_CHANGED,
            Message("Use utf-8, utf-16, cp1252, latin-1, mac_roman or cp850, or leave --encoding out."),
        )


class ContainerDamaged(NothingReadable):
    """The list of files inside cannot be read."""

    code = "E312"

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                "The container (%(format)s) is damaged or cut: its list of files cannot be read.",
                {"format": name},
            ),
            _NOTHING_CHANGED,
            Message("Ask for it again, and compare its size; a repair tool may save some of its files."),
        )


class ContainerEmpty(NothingReadable):
    """No file is inside."""

    code = "E313"

    def __init__(self, name: str) -> None:
        super().__init__(
            Message("The container (%(format)s) holds no file.", {"format": name}),
            _NOTHING_CHANGED,
            Message("Ask for it again: it was probably made from an empty folder, or cut short."),
        )


class ContainerTooDeep(NothingReadable):
    """Containers within containers, past the limit."""

    code = "E314"

    def __init__(self, most: int) -> None:
        super().__init__(
            Message("Containers lie within containers, more than %(most)s deep.", {"most": most}),
            Message("Nothing was changed; what lies less deep was read."),
            Message("If it is no trap, unpack the inner ones into a folder, and examine that folder."),
        )


class NestedTooLarge(NothingReadable):
    """A container within another one that does not fit into memory."""

    code = "E315"

    def __init__(self, most: int) -> None:
        super().__init__(
            Message("A container inside another has more than %(most)s bytes, the most that are held.", {"most": most}),
            Message("Nothing was changed; what lies beside it was read."),
            Message("Unpack it into a folder of its own, and examine that folder."),
        )


class ContainerLocked(NothingReadable):
    """Every file inside asks for a password, or is encrypted in a way that is not known."""

    code = "E318"

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                "The files in the container (%(format)s) are encrypted: none of them can be read.", {"format": name}
            ),
            _NOTHING_CHANGED,
            Message("Give the password with --password; if it was given, open it with the program it was made with."),
        )


class FormatDamaged(NothingReadable):
    """A file of a known format that cannot be read as one."""

    code = "E316"

    def __init__(self, name: str) -> None:
        super().__init__(
            Message(
                "The file begins as %(format)s, and is damaged or cut: no table of it can be read.",
                {"format": name},
            ),
            _NOTHING_CHANGED,
            Message("Ask for it again and compare its size, or have the program it comes from export it once more."),
        )


class DocumentUnread(NothingReadable):
    """A document of which no text could be had."""

    code = "E317"

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(
            _WHY.get(why, _WHY["no_text"]),
            _NOTHING_CHANGED,
            Message("Look at it by hand; where it asks for a password, give it with --password."),
        )


_DAMAGED = Message("The document is damaged: no text of it can be read.")
_WHY = {
    "no_text": Message("Nothing is written in the document."),
    "password_needed": Message("The document asks for a password."),
    "page_scanned": Message("The pages of the document are pictures: letters read off a picture make up data."),
    "attachment": Message("The mail holds nothing but what is attached to it."),
    "parser_hung": Message("Reading the document took too long, and was stopped."),
    "parser_stopped": Message("Reading the document ended by an accident."),
    "parser_memory": Message("Reading the document took too much memory, and was stopped."),
    "document_damaged": _DAMAGED,
    "page_damaged": _DAMAGED,
    "mail_damaged": _DAMAGED,
}
