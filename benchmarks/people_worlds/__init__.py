"""Worlds of invented people whose rows are known to be whose: what the count of people is measured on."""

from .layouts import LAYOUTS, World, world
from .run import Counted, count

__all__ = ["LAYOUTS", "Counted", "World", "count", "world"]
