"""The sign `fill_rates`: several columns that are suddenly filled more often, or less.

One column alone is a field that was introduced or given up; three or more at one row are another source, unless a
laboratory or a date tells them.
"""

from .scene import Place, Scene, Sign, distance, near
from .search import Sequences

_JUMP = 0.3
_SHARP = 0.6
_COLUMNS = 3
_LEAST = 20
_CLASSES = 3


def fill_rates(scene: Scene, counts: Sequences, place: Place) -> Sign | None:
    """Return the sign, where it is there; the first of `counts` are those of the columns' filling."""
    if place.smaller < _LEAST:
        return None
    left, right = counts.between(place.start, place.row), counts.between(place.row, place.stop)
    effects = []
    for number in range(len(scene.look.fills)):
        far = distance(left[number], right[number])
        if far >= _JUMP and near(scene.look.filled(number, slice(None)), place, _CLASSES) >= _SHARP * far:
            effects.append(far)
    return Sign("fill_rates", round(max(effects), 6)) if len(effects) >= _COLUMNS else None
