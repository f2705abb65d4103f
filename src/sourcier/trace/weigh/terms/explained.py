"""Rows that stand in the holding, of those that stand in any; and rows that stand nowhere.

The true source holds nearly all rows that anybody holds: what nobody knows was damaged, added, or has another origin.
Where others hold rows that a holding lacks, there is a source that holds both, and it is not this one.
"""

import numpy as np

from sourcier.trace.weigh.blocks import ROWS, counted, worth
from sourcier.trace.weigh.densities import Betas, log_share

SOURCE: Betas = ((0.50, 400.0, 0.5), (0.49, 150.0, 1.2), (0.01, 8.0, 1.2))
"""Of the source: nearly all, or what is left once something else was mixed in."""
ELSEWHERE: Betas = ((0.4, 1.0, 1.0), (0.6, 15.0, 1.0))
"""Of a place that holds some of the same people as the source, because both served them."""
STRANGE: Betas = ((1.0, 1.0, 150.0),)
"""Of a place that has nothing to do with the source."""
INVENTED: Betas = ((1.0, 1.0, 300.0),)
"""Of people who do not exist: names and birth dates that happen to be somebody's."""
_NOWHERE_TRUE: Betas = ((0.7, 0.8, 12.0), (0.3, 1.0, 5.0))
"""Rows that stand nowhere, if the source was compared."""
_NOWHERE: Betas = ((0.35, 0.8, 12.0), (0.15, 1.0, 5.0), (0.3, 0.8, 4.0), (0.2, 1.0, 1.0))
"""The same if it was not."""


def log_source(rows: np.ndarray, shared: np.ndarray, anywhere: np.ndarray) -> np.ndarray:
    """Return the log-probability that of the blocks' rows so many stand there, if they come from there.

    `shared` has one row per claim; `anywhere`: rows of each block that stand in any holding.
    """
    return _log(rows, shared, anywhere, SOURCE, _NOWHERE_TRUE)


def log_elsewhere(rows: np.ndarray, shared: np.ndarray, anywhere: np.ndarray) -> np.ndarray:
    """The same if they come from a place like it."""
    return _log(rows, shared, anywhere, ELSEWHERE, _NOWHERE)


def log_strange(rows: np.ndarray, anywhere: np.ndarray, shares: Betas) -> float:
    """The same if they have nothing to do with any holding."""
    weights = worth(rows, ROWS)
    return float(log_share(counted(anywhere, weights), counted(rows, weights), shares))


def log_served(rows: np.ndarray, served: np.ndarray) -> float:
    """The same of laboratories: if all were served by one party, nearly all rows are of those that were."""
    weights = worth(rows, ROWS)
    return float(log_share(counted(np.where(served, rows, 0.0), weights), counted(rows, weights), SOURCE))


def _log(rows: np.ndarray, shared: np.ndarray, anywhere: np.ndarray, shares: Betas, nowhere: Betas) -> np.ndarray:
    weights = worth(rows, ROWS)
    somewhere = np.maximum(anywhere, shared)
    every, known = counted(rows, weights), counted(somewhere, weights)
    # Added rows may name many laboratories, few each: their share is one of rows, not of what rows are worth.
    unknown = every * (1 - somewhere.sum(axis=1) / max(float(rows.sum()), 1.0))
    there, lost = log_share(counted(shared, weights), known, shares), log_share(unknown, every, nowhere)
    found: np.ndarray = there + lost
    return found
