"""How severe the leak is for whom, by ENISA's methodology of 2013: SE = DPC x EI + CB, per group of people.

The score is a presumption: every factor says why, and each can be set by a decision.
"""

from .choices import FactorUnreadable, checked
from .circumstances import circumstances_of
from .enisa import BANDS, band_of, score
from .groups import SortsOf, sorts_of
from .severity import severity_of

__all__ = [
    "BANDS",
    "FactorUnreadable",
    "SortsOf",
    "band_of",
    "checked",
    "circumstances_of",
    "score",
    "severity_of",
    "sorts_of",
]
