"""The arithmetic of ENISA's methodology, in hundredths: scores are exact.

Source: ENISA, Recommendations for a methodology of the assessment of severity of personal data breaches, working
document v1.0, December 2013: section 3.1 (formula), table 1 (levels).
"""

SOURCE = "ENISA 2013"
BANDS = ((400, "very_high"), (300, "high"), (200, "medium"), (0, "low"))
"""Least score in hundredths, and the level: table 1 of the paper, "SE < 2 low" and so on."""
HIGH_RISK = ("high", "very_high")
_WHOLE = 100


def score(dpc: float, ei: float, cb: float) -> float:
    """Return SE = DPC x EI + CB."""
    return (round(dpc * _WHOLE) * round(ei * _WHOLE) + round(cb * _WHOLE) * _WHOLE) / _WHOLE**2


def band_of(se: float) -> str:
    """Return the level of a score."""
    return next(band for least, band in BANDS if round(se * _WHOLE) >= least)
