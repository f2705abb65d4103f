"""What hands, scanners and migrations do to a value."""

from collections.abc import Callable

import numpy as np

_OCR = {"O": "0", "0": "O", "I": "1", "1": "I", "S": "5", "5": "S", "B": "8", "8": "B", "M": "N", "E": "F", "U": "V"}
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
Hand = Callable[[np.random.Generator, str], str]


def letter(rng: np.random.Generator, value: str) -> str:
    """A letter changed, left out or put in."""
    if not value:
        return value
    at, kind = int(rng.integers(len(value))), int(rng.integers(3))
    other = _LETTERS[rng.integers(26)]
    return value[:at] + ("" if kind == 0 else other) + value[at + (kind != 2) :]


def turned(rng: np.random.Generator, value: str) -> str:
    """Two neighbours swapped."""
    if len(value) < 2:
        return value
    at = int(rng.integers(len(value) - 1))
    return value[:at] + value[at + 1] + value[at] + value[at + 2 :]


def scanned(rng: np.random.Generator, value: str) -> str:
    """A sign read for one that looks like it."""
    places = [at for at, sign in enumerate(value) if sign in _OCR]
    if not places:
        return letter(rng, value)
    at = places[rng.integers(len(places))]
    return value[:at] + _OCR[value[at]] + value[at + 1 :]


def missing(_rng: np.random.Generator, _value: str) -> str:
    """Nothing."""
    return ""


def digit(rng: np.random.Generator, value: str) -> str:
    """A digit changed."""
    places = [at for at, sign in enumerate(value) if sign.isdigit()]
    if not places:
        return value
    at = places[rng.integers(len(places))]
    return value[:at] + str((int(value[at]) + int(rng.integers(1, 10))) % 10) + value[at + 1 :]


def small(_rng: np.random.Generator, value: str) -> str:
    """Small letters and a hyphen for a space: no other person."""
    return value.title().replace(" ", "-")


def crossed(_rng: np.random.Generator, value: str) -> str:
    """Day and month swapped, where both are months."""
    day, month, year = value.split("/") if value.count("/") == 2 else ("99", "99", "")
    return f"{month}/{day}/{year}" if int(day) <= 12 and int(month) <= 12 else value


def filler(_rng: np.random.Generator, value: str) -> str:
    """The first day of 1900."""
    return "01/01/1900" if value else value


WORD: tuple[Hand, ...] = (letter, letter, turned, scanned, missing, small)
DATE: tuple[Hand, ...] = (digit, digit, crossed, turned, missing, filler)
NUMBER: tuple[Hand, ...] = (digit, turned, missing)
MAIL: tuple[Hand, ...] = (letter, turned, missing)
