"""Small counts: which cells a report that leaves the house may show.

No cell of 1 to 10 people or rows (CASD rule for health data: no cell under 11; CMS cell size policy), and none that
the displayed ones give back: secondary suppression hides the next smallest cell until the hidden ones are eleven
people at least and every small one could still have more than one value, even for a reader who knows this rule
(Hundepool et al., Statistical Disclosure Control, 2012, chapter 4).
"""

from collections.abc import Sequence

LEAST = 11
"""The smallest count that is shown."""
SMALL = -1
"""Stands for a count of 1 to 10."""
WITHHELD = -2
"""Stands for a larger count that would give a small one away."""


def is_hidden(count: int) -> bool:
    """Whether this is a mark and not a count."""
    return count < 0


def is_small(count: int) -> bool:
    """Whether this true count is one of 1 to 10."""
    return 0 < count < LEAST


def alone(count: int) -> int:
    """Return a count nothing else is added to or taken from."""
    return SMALL if is_small(count) else count


def part(count: int, *wholes: int) -> int:
    """Return a count of rows that are also counted in each of `wholes` (true counts): the rest may not be small."""
    if is_small(count):
        return SMALL
    return WITHHELD if any(is_small(whole - count) for whole in wholes) else count


def parts(cells: Sequence[int], total: int) -> tuple[int, ...]:
    """Return the cells of a table with one row whose total is known; what no cell counts is taken for a hidden cell.

    `cells` are true counts. Where they exceed the total they overlap, and no difference tells anything.
    """
    shown = [alone(cell) for cell in cells]
    rest = total - sum(cells)
    if rest < 0 or not (is_small(rest) or SMALL in shown):
        return tuple(shown)
    while _narrow(cells, shown, rest):
        larger = [place for place, cell in enumerate(shown) if cell > 0]
        if not larger:
            return tuple(WITHHELD if cell else 0 for cell in cells)
        shown[min(larger, key=lambda place: cells[place])] = WITHHELD
    return tuple(shown)


def _narrow(cells: Sequence[int], shown: Sequence[int], rest: int) -> bool:
    """Whether the hidden cells are few people, or some small cell can have one value only, for who knows this rule."""
    hidden = sum(cell for cell, seen in zip(cells, shown, strict=True) if is_hidden(seen))
    hidden += rest if is_small(rest) else 0
    low, high = small_range(
        hidden,
        small=shown.count(SMALL) + is_small(rest),
        withheld=shown.count(WITHHELD),
        least_shown=min((cell for cell in shown if cell > 0), default=None),
    )
    return hidden < LEAST or low >= high


def small_range(hidden: int, small: int, withheld: int, least_shown: int | None) -> tuple[int, int]:
    """Return the least and greatest value a small cell can have.

    `hidden` is the sum of all hidden cells, of which `small` are of 1 to 10 and `withheld` lie between 11 and the
    smallest cell shown.
    """
    most = hidden if least_shown is None else least_shown
    low = hidden - (LEAST - 1) * (small - 1) - most * withheld
    high = hidden - (small - 1) - LEAST * withheld
    return max(1, low), min(LEAST - 1, high)
