"""The order: what a controller tells a processor to extract, as an object that others check things against."""

from .check import check_orders
from .entries import Entry, entries_of, told_kinds
from .orders import SHAPE, OrderUnknown, OrderUnreadable, order_of, read_order, read_orders
from .purposes import PURPOSES, Purpose, purpose_of
from .template import new_order

__all__ = [
    "PURPOSES",
    "SHAPE",
    "Entry",
    "OrderUnknown",
    "OrderUnreadable",
    "Purpose",
    "check_orders",
    "entries_of",
    "new_order",
    "order_of",
    "purpose_of",
    "read_order",
    "read_orders",
    "told_kinds",
]
