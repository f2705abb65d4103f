"""Columns of the leak that the holding lacks: what was never there cannot have leaked from there."""

import numpy as np

from sourcier.trace.weigh.densities import Betas, log_share

_SOURCE: Betas = ((0.6, 0.6, 20.0), (0.4, 1.0, 2.0))
_ELSEWHERE: Betas = ((1.0, 0.8, 1.6),)
_MOST = 8.0
"""Columns go together: what one software lacks."""


def _bounded(columns: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    lacking, of = columns[:, 0].astype(float), columns[:, 1].astype(float)
    counted = np.minimum(of, _MOST)
    return lacking / np.maximum(of, 1) * counted, counted


def log_source(columns: np.ndarray) -> np.ndarray:
    """The rows come from there."""
    return log_share(*_bounded(columns), _SOURCE)


def log_elsewhere(columns: np.ndarray) -> np.ndarray:
    """They come from another place."""
    return log_share(*_bounded(columns), _ELSEWHERE)
