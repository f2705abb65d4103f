"""The order: what a controller tells a processor to extract, as an object that others check things against."""

from .orders import SHAPE, OrderUnreadable, order_of, read_orders

__all__ = ["SHAPE", "OrderUnreadable", "order_of", "read_orders"]
