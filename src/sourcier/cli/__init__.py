"""The command line: gathers arguments, calls the core, hands its facts to a view."""

from .main import main

__all__ = ["main"]
