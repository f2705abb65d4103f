"""What every database gives: its tables, their columns, their rows as the database itself writes them."""

import importlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from sourcier.handout.refusals import DriverMissing

from .address import Address

AT_ONCE = 8192
"""Rows that are fetched at a time."""
Cells = Sequence[str | None]


class Database(Protocol):
    """A database open for reading."""

    def tables(self) -> list[str]:
        """Names of the tables that this account may read, in the order of names."""

    def columns(self, table: str) -> list[str] | None:
        """Names of a table's or view's columns; None where there is none of that name."""

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[list[Cells]]:
        """Yield the rows, at most `AT_ONCE` at a time."""


def connect(address: Address, password: str | None) -> AbstractContextManager[Database]:
    """Open a database. Raises DriverMissing, DatabaseFailed."""
    opened: Callable[[Address, str | None], AbstractContextManager[Database]]
    opened = importlib.import_module(f".{address.sort}", __package__).opened
    return opened(address, password)


def driver(name: str, database: str, package: str) -> Any:
    """Return an optional driver. Raises DriverMissing."""
    try:
        return importlib.import_module(name)
    except ImportError:
        raise DriverMissing(database, package) from None
