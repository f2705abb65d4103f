"""Whether the segment looks like a true export: how often true and invented files are called so.

From the worlds the tests of authenticity were measured on, with every wrong certainty they may still make counted in.
"""

from math import log

_TRUE = {"consistent": 0.60, "undetermined": 0.395, "fabricated": 0.005}
_INVENTED = {"consistent": 0.01, "undetermined": 0.49, "fabricated": 0.50}


def log_verdict(verdict: str, *, invented: bool) -> float:
    """Return the log-probability of a verdict on a file that is true, or invented."""
    rates = _INVENTED if invented else _TRUE
    return log(rates.get(verdict, rates["undetermined"]))
