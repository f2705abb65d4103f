"""Views over facts: terminal, HTML, JSON and CSV, in two editions. See `render`."""

from .edition import EDITIONS, shareable
from .interface import FORMATS, render

__all__ = ["EDITIONS", "FORMATS", "render", "shareable"]
