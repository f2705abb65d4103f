"""Why nothing is handed out: what a source lacks, holds, or how it cannot be read. No error quotes a cell."""

from sourcier.model.errors import SourcierError, WrongUse
from sourcier.model.message import Message

_NOTHING = Message("Nothing was handed out and nothing was entered in the register.")
NO_LABS = Message("The order names laboratories, but no column of table %(table)d says whose its rows are.")
NO_DAYS = Message("The order sets days, but no column of table %(table)d says when its rows were last seen.")


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


class LabMissing(WrongUse):
    """The order names a laboratory of which the source has no row."""

    code = "E614"

    def __init__(self, entry: int) -> None:
        super().__init__(
            Message("The source has no row of laboratory %(entry)d of the order.", {"entry": entry}),
            _NOTHING,
            Message("Write it as it stands in the source, or by its FINESS number, or take it out of the order."),
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


class NotWritten(SourcierError):
    """A cell cannot be written in the encoding of the copy."""

    code = "E626"

    def __init__(self, encoding: str) -> None:
        super().__init__(
            Message("A cell cannot be written as %(encoding)s.", {"encoding": encoding}),
            _NOTHING,
            Message("Please report it; until then, hand the source over saved as UTF-8."),
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
