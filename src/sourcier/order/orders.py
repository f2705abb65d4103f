"""The order as people write it: ``[[order]]`` tables, in ``order.toml`` or among the parties of an affair."""

from collections.abc import Mapping
from typing import Any

from sourcier.case import Field, read_tables
from sourcier.model.errors import WrongUse
from sourcier.model.message import Message
from sourcier.model.parties import Order

SHAPE: Mapping[str, Field] = {
    "id": Field(needed=True),
    "controller": Field(needed=True),
    "processor": Field(needed=True),
    "date": Field("date"),
    "purpose": Field(),
    "labs": Field("texts"),
    "columns": Field("texts"),
    "since": Field("date"),
    "until": Field("date"),
    "recipient": Field(),
    "age_key": Field(),
    "delete_by": Field("date"),
}
"""Keys of one ``[[order]]``: GDPR art. 28(3) asks for its subject, duration, purpose, data and people concerned."""


class OrderUnreadable(WrongUse):
    """An order cannot be understood."""

    code = "E420"

    def __init__(self, line: int, remedy: Message) -> None:
        super().__init__(
            Message("Line %(line)d of the order cannot be understood.", {"line": line}),
            Message("Nothing was changed."),
            remedy,
        )


def order_of(values: Mapping[str, Any]) -> Order:
    """Return the order that a checked table describes."""
    return Order(**values)


def read_orders(content: bytes) -> tuple[Order, ...]:
    """Return the orders of an ``order.toml``, in file order. Raises OrderUnreadable, which names line and remedy."""
    found = read_tables(content, {"order": SHAPE}, OrderUnreadable)
    return tuple(order_of(values) for values in found["order"])
