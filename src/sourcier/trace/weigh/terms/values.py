"""Addresses, telephones, names: the copy itself has those of the leak; a base that lived on has some that changed."""

import numpy as np

from sourcier.trace.weigh.densities import Betas, log_share

_AS_HELD: Betas = ((0.85, 60.0, 0.8), (0.15, 8.0, 1.5))
_CHANGED: Betas = ((0.7, 12.0, 2.0), (0.3, 2.0, 1.0))
_PER_BLOCK = 5.0


def log_as_held(agreed: np.ndarray, compared: np.ndarray, blocks: np.ndarray) -> np.ndarray:
    """The leak is the holding as it stands; `blocks`: how many there are."""
    return log_share(*_bounded(agreed, compared, blocks), _AS_HELD)


def log_changed(agreed: np.ndarray, compared: np.ndarray, blocks: np.ndarray) -> np.ndarray:
    """The leak is another state of it, or another place."""
    return log_share(*_bounded(agreed, compared, blocks), _CHANGED)


def _bounded(agreed: np.ndarray, compared: np.ndarray, blocks: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Cells that agree and cells compared, as many as five a block."""
    counted = np.minimum(compared, _PER_BLOCK * np.maximum(blocks, 1))
    return agreed / np.maximum(compared, 1) * counted, counted
