"""A spelling: one datum that people write in two ways, neither of which means anything else."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sourcier.recognise.checks import widths

NEITHER, FIRST, SECOND = -1, 0, 1
_GROWTH = 16
"""Bytes by which the longer form never exceeds the other."""
NATURAL = 0.05
"""Share of either form below which a file does not write both ways: what it never writes would be seen."""

Style = Mapping[str, str]
"""How this very file writes the second form: the separator of its phones, its short word for each way. Codes and
punctuation only, never a value."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One pair of forms. All functions work on distinct values without blanks around them."""

    number: int
    """Stable for ever: votes are keyed by it."""
    name: str
    kinds: frozenset[str]
    keyed: str
    """What tells one vote from another: the ``value`` itself, the person's ``name`` and birth, or their ``number``."""
    states: Callable[[pa.StringArray, Style], np.ndarray]
    """Which form each value has, int8: `FIRST`, `SECOND`, or `NEITHER` where the pair does not apply."""
    write: Callable[[pa.StringArray, np.ndarray, Style], pa.StringArray]
    """Return values in the form each bit asks for; only for values that have one of the two."""
    study: Callable[[pa.StringArray, np.ndarray], Counter[str]] | None = None
    """Count what `settle` chooses from, given the rows each value stands in; None: rows in either form are."""
    settle: Callable[[Counter[str]], "Settled | None"] | None = None
    """Return how the file writes, from all counts; None where it does not write both ways."""

    def fitting(self, text: pa.StringArray, style: Style, longest: int) -> np.ndarray:
        """Return `states`, `NEITHER` also where one of the two forms is longer than `longest` bytes."""
        states = self.states(text, style)
        near = np.flatnonzero((states != NEITHER) & (widths(text) > longest - _GROWTH))
        if near.size:
            some = text.take(pa.array(near))
            other = self.write(some, states[near] == FIRST, style)
            states = states.copy()
            states[near[np.maximum(widths(some), widths(other)) > longest]] = NEITHER
        return states

    def counted(self, text: pa.StringArray, rows: np.ndarray) -> Counter[str]:
        """Count what `settled` wants."""
        if self.study is not None:
            return self.study(text, rows)
        states = self.states(text, {})
        forms = {"first": states == FIRST, "second": states == SECOND}
        return Counter({form: int(rows[good].sum()) for form, good in forms.items()})

    def settled(self, counted: Counter[str]) -> "Settled | None":
        """Return how the file writes; None where it cannot write both ways."""
        if self.settle is not None:
            return self.settle(counted)
        return Settled({}, counted["first"], counted["second"])


@dataclass(frozen=True, slots=True)
class Settled:
    """How one column spells one pair."""

    style: Style
    first: int
    second: int
