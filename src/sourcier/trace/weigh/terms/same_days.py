"""The last visit of each person, in the leak and in the holding.

Equal where the holding is the copy itself; equal, or later than anything in the leak, where it lived on; equal, earlier
and later where it is neither.
"""

import numpy as np

from sourcier.trace.weigh.densities import Betas, log_mix, log_share

_AS_IT_SHOULD: Betas = ((0.8, 60.0, 0.6), (0.2, 6.0, 1.2))
_ANY: Betas = ((1.0, 1.0, 1.0),)
_HALF = 0.5


def log_as_held(same: np.ndarray, dated: np.ndarray) -> np.ndarray:
    """The leak is the holding as it stands; arrays count what rows of all blocks are worth together."""
    return log_share(same, dated, _AS_IT_SHOULD)


def log_earlier(same: np.ndarray, right: np.ndarray, dated: np.ndarray) -> np.ndarray:
    """The leak is what the holding was on an earlier day; `right`: rows that agree with that."""
    found: np.ndarray = log_share(right, dated, _AS_IT_SHOULD) + log_share(same, right, _ANY)
    return found


def log_another(same: np.ndarray, right: np.ndarray, dated: np.ndarray) -> np.ndarray:
    """The leak is a copy of another place that knew these people: before the holding's day, or whenever."""
    return log_mix((_HALF, log_earlier(same, right, dated)), (_HALF, log_share(same, dated, _ANY)))
