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


class NoColumns(WrongUse):
    """The order lists no columns."""

    code = "E609"

    def __init__(self, order: str) -> None:
        super().__init__(
            Message("The order %(order)s lists no columns: everything would leave.", {"order": order}),
            _NOTHING,
            Message("Let the controller list them: columns = [...]. See: sourcier order check"),
        )


class ColumnMissing(WrongUse):
    """The order lists a header the source has not."""

    code = "E610"

    def __init__(self, entry: int, near: str) -> None:
        super().__init__(
            Message("Entry %(entry)d of the order's columns stands nowhere in the source.", {"entry": entry}),
            _NOTHING,
            Message("Correct the order. The source's columns, where they may be shown: %(near)s", {"near": near}),
        )


class ColumnHoldsOther(WrongUse):
    """A column's values are not what the order says it holds."""

    code = "E611"

    def __init__(self, column: int, ordered: str, found: str, entry: int) -> None:
        values: dict[str, str | int | float] = {"column": column, "ordered": ordered, "found": found, "entry": entry}
        super().__init__(
            Message(
                "Column %(column)d of the source is ordered as %(ordered)s (entry %(entry)d), but by its values it "
                "holds something else (%(found)s).",
                values,
            ),
            _NOTHING,
            Message(
                "Take it out of the order. If the controller means it, the order says so: the kind itself in columns, "
                'or holds = ["HEADER = kind"].'
            ),
        )


class RunningText(WrongUse):
    """Comments stand in a column that was not ordered as free text."""

    code = "E612"

    def __init__(self, column: int, cells: int) -> None:
        super().__init__(
            Message(
                "Column %(column)d of the source was not ordered as free text, but %(cells)d cells hold sentences.",
                {"column": column, "cells": cells},
            ),
            _NOTHING,
            Message("Clean the column in the source, take it out of the order, or order it as free_text."),
        )


class RowsNotTold(WrongUse):
    """The order sets laboratories or days, and the source does not say them of its rows."""

    code = "E613"

    def __init__(self, table: int, what: Message) -> None:
        super().__init__(
            Message(what.text, {"table": table}),
            _NOTHING,
            Message(
                'Name the column in the order (holds = ["HEADER = visit_date"], lab_name, finess), or extract from a '
                "view that has it."
            ),
        )


NO_LABS = Message("The order names laboratories, but no column of table %(table)d says whose its rows are.")
NO_DAYS = Message("The order sets days, but no column of table %(table)d says when its rows were last seen.")


class LabMissing(WrongUse):
    """The order names a laboratory of which the source has no row."""

    code = "E614"

    def __init__(self, entry: int) -> None:
        super().__init__(
            Message("The source has no row of laboratory %(entry)d of the order.", {"entry": entry}),
            _NOTHING,
            Message("Write it as it stands in the source, or by its FINESS number, or take it out of the order."),
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


class DriverMissing(WrongUse):
    """The package that speaks with that database is not installed."""

    code = "E617"

    def __init__(self, database: str, package: str) -> None:
        super().__init__(
            Message(
                "To read from %(database)s, the package %(package)s is needed.",
                {"database": database, "package": package},
            ),
            _NOTHING,
            Message("Install it beside Sourcier: pip install %(package)s", {"package": package}),
        )


class DatabaseFailed(SourcierError):
    """The database refused, or the connection broke."""

    code = "E618"

    def __init__(self, database: str, reason: str) -> None:
        super().__init__(
            Message("%(database)s could not be read (%(reason)s).", {"database": database, "reason": reason}),
            _NOTHING,
            Message("Check address, name and password (SOURCIER_DATABASE_PASSWORD), and what the account may read."),
        )


class NotAnAddress(WrongUse):
    """The address of a database cannot be understood."""

    code = "E619"

    def __init__(self) -> None:
        super().__init__(
            Message("The address of the database cannot be understood."),
            _NOTHING,
            Message("Write it as postgresql://NAME@HOST/DATABASE, mysql://NAME@HOST/DATABASE or sqlite:///FILE"),
        )


class PasswordInAddress(WrongUse):
    """A password stands in the address, where other users of the computer see it."""

    code = "E620"

    def __init__(self) -> None:
        super().__init__(
            Message("A password stands in the address: other users of this computer can read it there."),
            Message("Nothing was handed out. The password may have been seen: change it if others use this computer."),
            Message("Leave it out; it is asked for, or taken from the environment (SOURCIER_DATABASE_PASSWORD)."),
        )


class TableMissing(WrongUse):
    """The database has no such table, or none at all."""

    code = "E621"

    def __init__(self, known: int) -> None:
        super().__init__(
            Message("The database has no such table or view; this account can read %(n)d tables.", {"n": known}),
            _NOTHING,
            Message("Check the name given with --table, with its schema before a dot where it has one."),
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


class NotWritten(SourcierError):
    """A cell cannot be written in the encoding of the copy."""

    code = "E626"

    def __init__(self, encoding: str) -> None:
        super().__init__(
            Message("A cell cannot be written as %(encoding)s.", {"encoding": encoding}),
            _NOTHING,
            Message("Please report it; until then, hand the source over saved as UTF-8."),
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


class NothingOrdered(WrongUse):
    """No row or no column of the source lies inside the order."""

    code = "E628"

    def __init__(self) -> None:
        super().__init__(
            Message("Nothing in the source lies inside the order: no row, or no column."),
            _NOTHING,
            Message("Check laboratories, days and columns of the order against the source."),
        )


class NotADay(WrongUse):
    """A day cannot be understood."""

    code = "E629"

    def __init__(self) -> None:
        super().__init__(Message("The day given is none."), _UNTOUCHED, Message("Write it like this: 2020-01-31"))
