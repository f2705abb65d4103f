"""Foreign countries by the code that stands for them in a place of birth."""

from collections.abc import Mapping
from functools import cache

from .files import frozen, rows


@cache
def countries() -> Mapping[str, str]:
    """Return French names by INSEE code, ``99100`` to ``99599``; some codes stand for states that are no more.

    Source: INSEE, code officiel géographique, pays et territoires étrangers.
    """
    return frozen(dict(rows("countries.csv")))
