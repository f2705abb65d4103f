"""Shares of counts of any size with their exact bounds, to the six digits of the facts."""

from sourcier.examine.check.bounds import DOUBT, lower, upper


def interval(held: int, of: int) -> tuple[float, float]:
    """Return the bounds of the share that `held` of `of` show, to 6 digits; 0 to 1 where there is nothing to count."""
    if of <= 0:
        return 0.0, 1.0
    return round(lower(held, of, DOUBT / 2), 6), round(upper(held, of, DOUBT / 2), 6)


def share(held: int, of: int) -> float:
    """Return the share to 6 digits, 0 where there is nothing to count."""
    return round(held / of, 6) if of > 0 else 0.0
