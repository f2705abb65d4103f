"""Layouts written by someone who had not read how columns are recognised."""

from .care import INVOICES, MATERNITY, RADIOLOGY, ROUNDS
from .layout import Layout, write
from .offices import ABROAD, ISLAND, JUNK, MUTUAL, WORK

LAYOUTS: tuple[Layout, ...] = (INVOICES, RADIOLOGY, MUTUAL, ROUNDS, MATERNITY, WORK, ISLAND, ABROAD, JUNK)

__all__ = ["LAYOUTS", "Layout", "write"]
