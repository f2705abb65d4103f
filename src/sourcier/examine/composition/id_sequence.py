"""The sign `id_sequence`: numbers of records that begin again, or that stand for other people from one row on.

Within one base and one laboratory a number is given once.
"""

import numpy as np

from sourcier.recognise.hashing import combine, hash_numbers

from .look import NO_NUMBER
from .order import leaps, restarts
from .scene import Place, Scene, Sign, jump

LEAP = "id_leap"
"""Numbers that go on far above: another base, or one that was moved to another program. Shown as `id_sequence`."""
_REUSED = 0.2
"""Share of the smaller side's numbers that stand for somebody else on the other side."""
_LEAST = 10
_TIMES = 5
BUCKETS = 8
_APART = 0.9
_SORTED = 0.9


def reused(scene: Scene) -> np.ndarray | None:
    """Return 2 where a record's number stood for somebody else in an earlier row, 1 where not, 0 where none; uint8."""
    if scene.look.ids is None:
        return None
    rows = np.flatnonzero((scene.look.ids != NO_NUMBER) & (scene.person >= 0)).astype(np.int32)
    keys = combine(hash_numbers(scene.look.ids[rows]), hash_numbers(scene.lab[rows]))
    order = np.argsort(keys, kind="stable").astype(np.int32)
    keys = keys[order]
    new = np.ones(len(keys), bool)
    new[1:] = keys[1:] != keys[:-1]
    del keys
    rows = rows[order]
    del order
    starts = np.flatnonzero(new)
    people = scene.person[rows]
    codes = np.zeros(scene.rows, np.uint8)
    codes[rows] = 1 + (people != np.repeat(people[starts], np.diff(np.append(starts, len(people)))))
    return codes


def reuse(codes: np.ndarray | None, place: Place) -> float:
    """Return the share of the later side's numbers that stood for others before it, 0 where that is no sign."""
    if codes is None:
        return 0.0
    before, after = codes[place.left], codes[place.right]
    told = int((after > 0).sum())
    others = int((after == 2).sum())  # noqa: PLR2004  # see `reused`
    earlier = (before == 2).sum() / max(1, (before > 0).sum())  # noqa: PLR2004
    if others < _LEAST or others < _REUSED * told or earlier * _TIMES > others / told:
        return 0.0
    far, close, _ = jump(codes, place, 3)
    return round(others / told, 6) if close >= far / 2 else 0.0


def id_sequence(scene: Scene, place: Place, buckets: np.ndarray | None) -> Sign | None:
    """Return the sign of numbers that begin again, or lie in another range."""
    if scene.look.ids is None:
        return None
    numbers, told_numbers = scene.look.ids.astype(np.float64), scene.look.ids != NO_NUMBER
    if restarts(numbers, told_numbers, place):
        return Sign("id_sequence", 1.0)
    if leaps(numbers, told_numbers, place):
        return Sign(LEAP, 1.0)
    if buckets is None:
        return None
    far, close, told = jump(buckets, place, BUCKETS + 1)
    found = told >= _LEAST and far >= _APART and close >= _APART
    return Sign("id_sequence", round(far, 6)) if found else None


def ranges(scene: Scene) -> np.ndarray | None:
    """Return in which eighth of all numbers each lies, from 1, uint8; None where they rise along the file."""
    if scene.look.ids is None:
        return None
    told = scene.look.ids != NO_NUMBER
    values = scene.look.ids[told]
    if values.size < _LEAST * BUCKETS:
        return None
    rising = float((values[1:] >= values[:-1]).mean())
    if max(rising, 1 - rising) > _SORTED:
        return None
    edges = np.sort(values)[np.arange(1, BUCKETS) * values.size // BUCKETS]
    codes = np.zeros(scene.rows, np.uint8)
    codes[told] = 1 + np.searchsorted(edges, values, side="right")
    return codes
