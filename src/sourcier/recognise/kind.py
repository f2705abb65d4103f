"""What a kind of datum is: its name, its test and what is known of the test.

One kind is one file in `recognise/kinds/`, with a module constant ``KIND``; the folder's listing is the registry.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from sourcier.model.kinds import Category

from .values import Flags, Values

Test = Callable[[Values], Flags]
"""The whole rule of a kind: which of these values are valid. Vectorised: one call per column and batch."""


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """What the digits of a national number say of its holder; one entry per value."""

    valid: Flags
    born: np.ndarray
    """Year of the century, month and day as YYMMDD, int32; -1 where it is not told."""
    sex: np.ndarray
    """1 man, 2 woman, 0 not told, uint8."""
    keyed: Flags
    """Which valid values bear a right key: all of them where the key is part of the rule."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a value must look like before its dear test is worth running. A cheap, necessary condition."""

    shortest: int = 1
    longest: int = 1_000_000
    """Characters, after trimming."""
    letters: bool = True
    """Whether letters may occur."""
    digits: bool = True
    """Whether digits may occur."""
    must_have_digit: bool = False
    must_have_letter: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of datum."""

    name: str
    """The public name, such as ``nir``: stable for ever."""
    category: Category
    valid: Test
    headers: tuple[str, ...]
    """Folded header words that name it, commonest first: French, English, abbreviated (``NUM SECU``, ``NOM PAT``)."""
    chance: float
    """Share of random values of the same shape that would pass `valid`; measured in its test."""
    shape: Shape = Shape()
    needs: float = 0.8
    """Share of a column's filled rows that must be valid before the values alone name the kind."""
    distinctive: bool = True
    """Whether valid values alone can name the kind; False needs a header or a proof across columns."""
    least_distinct: int = 1
    """How many distinct valid values must be seen before the values alone name the kind: closed lists need several."""
    plausible: Test | None = None
    """A wider, necessary test for when a header or a proof names the kind already; None: `valid` serves for both."""
    confused_with: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    """Law, standard or publication of the rule."""
    rule: str = ""
    """One English sentence (a gettext msgid) that says how it is recognised."""
    country: str = ""
    """Code (ISO 3166-1) of the country whose people have this number; empty where it is no national number."""
    widths: frozenset[int] = frozenset()
    """Widths of the compact forms that can be valid; empty where any may be."""
    written: str = ""
    """How it is nearly always written (RE2), where nothing else in it tells it from other numbers."""
    told: Callable[[Values], Told] | None = None
    """What a national number says of its holder."""
