"""Where clauses end: the bounds that the reach of a cue stops at."""

from .items import SPACE, Item, Segmenter
from .roles import Role

JOINS, CLAUSE, SENTENCE = 1, 2, 3


def decimal(items: list[Item], at: int, numbers: frozenset[int]) -> bool:
    """Whether a number goes on behind a point or comma: the 0 of 0,4."""
    if at + 2 >= len(items):
        return False
    sign, digits = items[at + 1], items[at + 2]
    return digits.word in numbers and sign.bound == 0 and not (sign.bits & SPACE or digits.bits & SPACE)


class Bounds:
    """Marks the items that separate."""

    def __init__(self, cut: Segmenter) -> None:
        ids = cut.ids
        self._sentence = {ids[sign] for sign in ";\n"}
        self._clause = {ids[sign] for sign in ',()[]"|>'}
        self._point, self._slash, self._plus, self._hyphen = ids["."], ids["/"], ids["+"], ids["-"]
        self._numbers, self._letters, self._words = cut.numbers, cut.letters, cut.alphabetic

    def mark(self, items: list[Item]) -> None:
        """Set `bound` of every item."""
        for at, item in enumerate(items):
            if item.end - item.start == 1:
                item.bound = self._bound(items, at)
            if item.roles & Role.CLAUSE:
                item.bound = CLAUSE
            elif item.roles & Role.AND and item.kind < 0:
                item.bound = JOINS

    def _bound(self, items: list[Item], at: int) -> int:
        word = items[at].word
        if word in self._sentence:
            return SENTENCE
        if word in self._clause:
            return 0 if self._between_numbers(items, at) else CLAUSE
        if word == self._point:
            short = at > 0 and items[at - 1].word in self._letters and items[at - 1].end - items[at - 1].start == 1
            return 0 if short or self._between_numbers(items, at) else SENTENCE
        if word in (self._slash, self._plus, self._hyphen):
            return self._stroke(items, at)
        return 0

    def _stroke(self, items: list[Item], at: int) -> int:
        after = items[at + 1] if at + 1 < len(items) else None
        if after is None or self._between_numbers(items, at):
            return 0
        open_left, open_right = bool(items[at].bits & SPACE), bool(after.bits & SPACE)
        if items[at].word == self._hyphen:
            return CLAUSE if (open_left or open_right) and after is not None else 0
        if items[at].word == self._plus:
            return JOINS if (not open_right and not open_left) or (open_left and open_right) else 0
        return CLAUSE if open_left and open_right else JOINS

    def _between_numbers(self, items: list[Item], at: int) -> bool:
        if not 0 < at < len(items) - 1:
            return False
        glued = not (items[at].bits & SPACE or items[at + 1].bits & SPACE)
        return glued and items[at - 1].word in self._numbers and items[at + 1].word in self._numbers
