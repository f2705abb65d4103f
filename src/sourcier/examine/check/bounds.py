"""Exact bounds for a share that a random sample shows.

Clopper and Pearson, "The use of confidence or fiducial limits illustrated in the case of the binomial", Biometrika 26
(1934). Drawn without replacement from a finite population, the bounds are on the safe side; where all of it was
judged, the share is known. Reckoned through the incomplete beta function, whose continued fraction takes some hundred
steps where the sum it stands for has a term per row (Press et al., "Numerical recipes", section 6.4).
"""

import math

from sourcier.model.check import Share

DOUBT = 0.05
"""What a bound may be wrong with: 95 % confidence."""
_HALVINGS = 60
_STEPS = 10_000
_SMALL = 1e-15
_TINY = 1e-300


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
    return _solve(held + 1, of - held, 1 - doubt)


def lower(held: int, of: int, doubt: float) -> float:
    """Return the least share under which so many, or more, come up with probability `doubt`; 0 if none was judged."""
    if held <= 0:
        return 0.0
    return 1.0 - upper(of - held, of, doubt)


def _solve(a: float, b: float, probability: float) -> float:
    """The share at which the incomplete beta function of `a` and `b` takes that value."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if _beta(a, b, middle) < probability else (low, middle)
    return (low + high) / 2


def _beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    whole = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    if x < (a + 1) / (a + b + 2):
        return math.exp(whole) * _fraction(a, b, x) / a
    return 1 - math.exp(whole) * _fraction(b, a, 1 - x) / b


def _fraction(a: float, b: float, x: float) -> float:
    """Lentz's way through the continued fraction."""
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    found = d
    for step in range(1, _STEPS):
        for up in (
            step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step)),
            -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1)),
        ):
            d = 1 / _away(1 + up * d)
            c = _away(1 + up / c)
            found *= c * d
        if abs(c * d - 1) < _SMALL:
            break
    return found


def _away(number: float) -> float:
    return number if abs(number) > _TINY else _TINY
