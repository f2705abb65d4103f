"""Numbers that states and health services give to people: how such a kind is described, and what its digits say.

One file per number in `kinds/` tells the rule for rows of characters of one width. What is valid by the rule, when the
holder was born and of which sex comes out of it for all values of a column. Which of several numbers that fit a column
holds is told in `judges/national.py`.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np

from sourcier.model.kinds import Category

from .checks import Matrix
from .kind import Kind, Shape, Told
from .values import Flags, Values

NOT_BORN = -1
_DAYS = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, *([0] * 88)], np.int32)
_FEBRUARY, _CENTURY = 2, 100
_SPACED = 12
"""Separators that may stand inside a number beside its own characters."""


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What one rule says of rows of characters; one entry per row."""

    ok: Flags
    born: np.ndarray | None = None
    """Year of the century, month and day as YYMMDD, int32; -1 where it is not told."""
    sex: np.ndarray | None = None
    """1 man, 2 woman, 0 not told, uint8."""
    keyed: Flags | None = None
    """Which rows bear a right key, where the key is not part of the rule."""


Rule = Callable[[Matrix], Said]
"""Asked with digits (0 to 9), or with bytes where letters may stand in the number; all rows have one of its widths."""


def birth(year: np.ndarray, month: np.ndarray, day: np.ndarray) -> tuple[Flags, np.ndarray]:
    """Return which rows name a day, and the day as YYMMDD. A year below 100 is one of an unknown century."""
    inside = (month >= 1) & (month <= 12) & (day >= 1)  # noqa: PLR2004  # the months there are
    month = np.where(inside, month, 0)
    leap = (year % 4 == 0) & ((year % _CENTURY != 0) | (year % 400 == 0) | (year < _CENTURY))
    ok = inside & (day <= _DAYS[month] + (leap & (month == _FEBRUARY)))
    return ok, np.where(ok, year % _CENTURY * 10_000 + month * _CENTURY + day, NOT_BORN).astype(np.int32)


def odd_is_man(digit: np.ndarray) -> np.ndarray:
    """Return 1 for odd digits, 2 for even ones."""
    return np.asarray(2 - digit % 2, np.uint8)


def national_number(
    name: str,
    country: str,
    rule_of: Rule,
    *,
    widths: Collection[int],
    chance: float,
    headers: tuple[str, ...],
    sources: tuple[str, ...],
    rule: str,
    letters: bool = False,
    lettered: bool = False,
    written: str = "",
    needs: float = 0.85,
) -> Kind:
    """Return the kind of a number people have, from the rule for its characters without separators.

    `letters`: letters may stand in it; `lettered`: some always do.
    """
    letters = letters or lettered

    def told(values: Values) -> Told:
        return values.once((name, "told"), lambda asked: _told(asked, rule_of, widths, letters=letters))

    def valid(values: Values) -> Flags:
        return told(values).valid

    return Kind(
        name=name,
        category=Category.NATIONAL_NUMBER,
        valid=valid,
        headers=headers,
        chance=chance,
        shape=Shape(
            shortest=min(widths),
            longest=max(widths) + _SPACED,
            letters=letters,
            must_have_digit=True,
            must_have_letter=lettered,
        ),
        needs=needs,
        least_distinct=3,
        sources=sources,
        rule=rule,
        country=country,
        widths=frozenset(widths),
        written=written,
        told=told,
    )


def _told(values: Values, rule_of: Rule, widths: Collection[int], *, letters: bool) -> Told:
    valid, keyed = np.zeros(len(values), bool), np.zeros(len(values), bool)
    born, sex = np.full(len(values), NOT_BORN, np.int32), np.zeros(len(values), np.uint8)
    for width in widths:
        rows, matrix = values.characters(width) if letters else values.digits(width)
        if not rows.size:
            continue
        said = rule_of(matrix)
        ok = np.asarray(said.ok, bool)
        if not letters:
            ok &= matrix.any(axis=1)
        valid[rows] = ok
        keyed[rows] = ok if said.keyed is None else ok & said.keyed
        if said.born is not None:
            born[rows] = np.where(ok, said.born, NOT_BORN)
        if said.sex is not None:
            sex[rows] = np.where(ok, said.sex, 0)
    return Told(valid, born, sex, keyed)
