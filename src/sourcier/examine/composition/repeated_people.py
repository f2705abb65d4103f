"""The sign `repeated_people`: most people of one side stand on the other side too, and from that row on."""

from dataclasses import dataclass

import numpy as np

from sourcier.recognise.hashing import combine, hash_numbers, sorted_set

from .scene import Place, Scene, jump

MOSTLY = 0.5
_LEAST = 10
_SHARP = 0.6
_CLASSES = 3


@dataclass(frozen=True, slots=True)
class Repeated:
    """How far one side repeats the other."""

    effect: float
    """Share of the people of the side with fewer who stand on the other side."""
    same_lines: bool
    """Whether those lines say the same of the same day: lines copied, not people who came again."""


def seen_before(keys: np.ndarray) -> np.ndarray:
    """Return 2 where the key (0 or more) stood in an earlier row, 1 where it is new, 0 where there is none, uint8."""
    first = np.zeros(int(keys.max(initial=-1)) + 1, np.int32)
    rows = np.arange(len(keys), dtype=np.int32)
    told = keys >= 0
    first[keys[told][::-1]] = rows[told][::-1]  # the last one written stays: the first of the file
    codes = told.astype(np.uint8)
    codes[told] += first[keys[told]] != rows[told]
    return codes


def repeated_people(scene: Scene, place: Place, seen: np.ndarray) -> Repeated | None:
    """Return how far the sides repeat each other, where most do and only from the joint on; `seen`: `seen_before`."""
    far, close, told = jump(seen, place, _CLASSES)
    if told < _LEAST or far < MOSTLY / 2 or close < _SHARP * far:
        return None
    persons = int(scene.person.max(initial=0)) + 1
    left, right = _met(scene.person[place.left], persons), _met(scene.person[place.right], persons)
    both, fewer = left & right, int(min(left.sum(), right.sum()))
    effect = int(both.sum()) / max(1, fewer)
    if fewer < _LEAST or effect < MOSTLY:
        return None
    return Repeated(round(effect, 6), _same_lines(scene, place, both))


def _met(persons: np.ndarray, count: int) -> np.ndarray:
    """Return, per person's number, whether it is there."""
    met = np.zeros(count, bool)
    met[persons[persons >= 0]] = True
    return met


def _same_lines(scene: Scene, place: Place, people: np.ndarray) -> bool:
    """Whether most lines of those people have the number and the dates they have on the other side."""
    stamps = list(scene.look.days[scene.look.births :])
    if scene.look.ids is not None:
        stamps.append(scene.look.ids)
    if not any(np.unique(stamp[place.left]).size >= _LEAST for stamp in stamps):
        return False

    def lines(side: slice) -> np.ndarray:
        wanted = (scene.person[side] >= 0) & people[scene.person[side]]
        found = hash_numbers(scene.person[side][wanted])
        for stamp in stamps:
            found = combine(found, hash_numbers(stamp[side][wanted]))
        return sorted_set(found)

    first, second = lines(place.left), lines(place.right)
    return bool(np.isin(first, second).sum() >= MOSTLY * min(first.size, second.size))
