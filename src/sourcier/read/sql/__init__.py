"""SQL dumps: tables and rows out of statements, none of which is ever run."""

from .statements import statements

__all__ = ["statements"]
