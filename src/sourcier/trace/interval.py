"""Exact bounds of a share, for counts of any size.

Clopper and Pearson, Biometrika 26 (1934), through the incomplete beta function, whose continued fraction takes some
hundred steps where the sum it stands for has a term per row (Press et al., "Numerical recipes", section 6.4).
"""

import math

DOUBT = 0.05
"""95 % confidence."""
_HALVINGS = 60
_STEPS = 10_000
_SMALL = 1e-15
_TINY = 1e-300


def interval(held: int, of: int) -> tuple[float, float]:
    """Return the bounds of the share that `held` of `of` show, to 6 digits; 0 to 1 where there is nothing to count."""
    if of <= 0:
        return 0.0, 1.0
    low = 0.0 if held <= 0 else _solve(held, of - held + 1, DOUBT / 2)
    high = 1.0 if held >= of else _solve(held + 1, of - held, 1 - DOUBT / 2)
    return round(low, 6), round(high, 6)


def share(held: int, of: int) -> float:
    """Return the share to 6 digits, 0 where there is nothing to count."""
    return round(held / of, 6) if of > 0 else 0.0


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
