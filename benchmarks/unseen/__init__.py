"""Layouts written by someone who had not read how columns are recognised."""

from .care import INVOICES, RADIOLOGY
from .elsewhere import ABROAD, ISLAND, JUNK
from .home_care import MATERNITY, ROUNDS
from .layout import Layout, write
from .offices import MUTUAL, WORK

LAYOUTS: tuple[Layout, ...] = (INVOICES, RADIOLOGY, MUTUAL, ROUNDS, MATERNITY, WORK, ISLAND, ABROAD, JUNK)

__all__ = ["LAYOUTS", "Layout", "write"]
