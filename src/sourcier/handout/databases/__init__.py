"""Databases as sources: one file each, read in one transaction that writes nothing, some rows at a time."""

from .address import Address, address_of
from .database import Database, connect

__all__ = ["Address", "Database", "address_of", "connect"]
