"""The words for a ratio: ENFSI guideline for evaluative reporting in forensic science (2015), section 2.4 and annex."""

from math import log10

from sourcier.model.hypotheses import STRENGTHS

_FROM = (0.0, log10(2), 1.0, 2.0, 3.0, 4.0, 6.0)
"""Powers of ten from which each word is meant: 1, 2, 10, 100, 1,000, 10,000 and 1,000,000."""
_EDGE = 1e-9


def strength(power: float) -> str:
    """Return the word's code; ``_against`` where the ratio is below one half."""
    size = abs(power) + _EDGE
    word = [name for name, least in zip(STRENGTHS, _FROM, strict=True) if size >= least][-1]
    return f"{word}_against" if power < 0 and word != STRENGTHS[0] else word
