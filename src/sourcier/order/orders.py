"""The order as people write it: ``[[order]]`` tables, in ``order.toml`` or among the parties of an affair."""

import re
from collections.abc import Mapping
from typing import Any

from sourcier.case import Field, line_of, read_tables
from sourcier.model.acts import CLAUSES
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
    "subject": Field(),
    "nature": Field(),
    "persons": Field("texts"),
    "clauses": Field("texts", choices=CLAUSES),
    "contract": Field(),
    "holds": Field("texts"),
    "renews": Field(),
}
"""Keys of one ``[[order]]``: GDPR art. 28(3) asks for its subject, duration, purpose, data and people concerned."""
_BESIDE = ("party", "holding", "event", "contract", "measure", "contest", "prior")
"""What may stand in the same file: an order may be read from among the parties of an affair."""
_KEY = re.compile(r"\s*([A-Za-z_]+)\s*=")
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"|\'([^\']*)\'')


class OrderUnreadable(WrongUse):
    """An order cannot be understood."""

    code = "E420"

    def __init__(self, line: int, remedy: Message) -> None:
        super().__init__(
            Message("Line %(line)d of the order cannot be understood.", {"line": line}),
            Message("Nothing was changed."),
            remedy,
        )


class OrderUnknown(WrongUse):
    """No order of the file has that id."""

    code = "E600"

    def __init__(self, wanted: str, known: tuple[str, ...]) -> None:
        super().__init__(
            Message("The file of orders holds no order %(id)s.", {"id": wanted}),
            Message("Nothing was handed out."),
            Message("Name one of these with --order-id: %(ids)s.", {"ids": ", ".join(known) or "-"}),
        )


def order_of(values: Mapping[str, Any]) -> Order:
    """Return the order that a checked table describes."""
    return Order(**values)


def read_orders(content: bytes) -> tuple[Order, ...]:
    """Return the orders of an ``order.toml``, in file order. Raises OrderUnreadable, which names line and remedy."""
    found = read_tables(content, {"order": SHAPE}, OrderUnreadable, beside=_BESIDE)
    orders = tuple(order_of(values) for values in found["order"])
    seen: set[str] = set()
    for number, order in enumerate(orders):
        if order.id in seen:
            raise OrderUnreadable(line_of(content, "order", number), Message("Give each order an id of its own."))
        seen.add(order.id)
    return orders


def read_order(content: bytes, wanted: str | None) -> Order:
    """Return one order of a file; without an id, the only one. Raises OrderUnreadable, OrderUnknown."""
    orders = read_orders(content)
    if wanted is None and len(orders) == 1:
        return orders[0]
    for order in orders:
        if order.id == wanted:
            return order
    raise OrderUnknown(wanted or "-", tuple(order.id for order in orders))


def key_lines(content: bytes, number: int) -> dict[str, int]:
    """Return the line on which each key of the `number`-th order stands, and each text of its columns."""
    lines = content.decode("utf-8-sig", "replace").replace("\r\n", "\n").split("\n")
    start = line_of(content, "order", number)
    found: dict[str, int] = {}
    key = ""
    for at, line in enumerate(lines[start:], start=start + 1):
        if line.lstrip().startswith("[["):
            break
        if named := _KEY.match(line):
            key = named[1]
            found.setdefault(key, at)
        if key == "columns":
            for text in _TEXT.finditer(line):
                found.setdefault(f"columns:{(text[1] or text[2] or '').strip()}", at)
    return found
