"""Drawings: plain SVG made here, each with a title, a description and the same figures as a table."""

from .account import draw_account
from .bars import bar
from .effects import effect
from .interval import draw_interval
from .labs import draw_labs
from .map import draw_map
from .months import draw_months
from .segments import draw_segments
from .svg import Drawing, Grid

__all__ = [
    "Drawing",
    "Grid",
    "bar",
    "draw_account",
    "draw_interval",
    "draw_labs",
    "draw_map",
    "draw_months",
    "draw_segments",
    "effect",
]
