"""Classes of a map: round limits, about evenly spaced on a logarithmic scale."""

from bisect import bisect_right
from collections.abc import Sequence

from sourcier.report.palette import SCALE

_ROUND = (1, 2, 5)
_LIMITS = len(SCALE) - 1


def limits_of(counts: Sequence[int]) -> tuple[int, ...]:
    """Return at most five rising limits; a count equal to a limit belongs to the class above it.

    The tenth least of the counts and the greatest one bound them: a few nearly empty departments, and the one that
    holds most, leave room for the differences between the others.
    """
    known = sorted(count for count in counts if count > 0)
    if not known:
        return ()
    least, most = known[len(known) // 10], known[-1]
    powers = range(len(str(most)))
    steps = [digit * 10**power for power in powers for digit in _ROUND if least < digit * 10**power < most]
    if len(steps) <= _LIMITS:
        return tuple(steps)
    return tuple(steps[round(place * (len(steps) - 1) / (_LIMITS - 1))] for place in range(_LIMITS))


def class_of(count: int, limits: Sequence[int]) -> int:
    """Return which of the scale's colours a count has; the darkest is always the last one."""
    shift = len(SCALE) - 1 - len(limits)
    return bisect_right(limits, count) + shift
