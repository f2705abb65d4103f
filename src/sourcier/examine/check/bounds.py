"""Exact bounds for a share that a random sample shows.

Clopper and Pearson, "The use of confidence or fiducial limits illustrated in the case of the binomial", Biometrika 26
(1934). Drawn without replacement from a finite population, the bounds are on the safe side; where all of it was
judged, the share is known.
"""

import math
from collections.abc import Callable

from sourcier.model.check import Share

DOUBT = 0.05
"""What a bound may be wrong with: 95 % confidence."""
_HALVINGS = 60


def share_of(held: int, of: int, population: int) -> Share:
    """Return the share `held` of `of` judged items, drawn from `population`, with its bounds."""
    if of >= population and of:
        known = held / of
        return Share(held, of, known, known, known, known)
    return Share(
        held,
        of,
        low=lower(held, of, DOUBT / 2),
        high=upper(held, of, DOUBT / 2),
        at_most=upper(held, of, DOUBT),
        at_least=lower(held, of, DOUBT),
    )


def upper(held: int, of: int, doubt: float) -> float:
    """Return the largest share under which so few, or fewer, come up with probability `doubt`; 1 if none was judged."""
    if held >= of:
        return 1.0
    return _solve(lambda share: _at_most(held, of, share) > doubt)


def lower(held: int, of: int, doubt: float) -> float:
    """Return the least share under which so many, or more, come up with probability `doubt`; 0 if none was judged."""
    if held <= 0:
        return 0.0
    return 1.0 - upper(of - held, of, doubt)


def _solve(below: Callable[[float], bool]) -> float:
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if below(middle) else (low, middle)
    return high


def _at_most(held: int, of: int, share: float) -> float:
    """Return the probability of at most `held` of `of`, each with probability `share`, 0 < share < 1."""
    yes, no = math.log(share), math.log1p(-share)
    whole = math.lgamma(of + 1)
    return math.fsum(
        math.exp(whole - math.lgamma(k + 1) - math.lgamma(of - k + 1) + k * yes + (of - k) * no)
        for k in range(held + 1)
    )
