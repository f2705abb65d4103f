"""The size of what rows were drawn from: a small holding that explains all explains it better than a large one."""

import numpy as np

from sourcier.trace.weigh.blocks import SIZE, worth

_BEYOND, _ANYHOW = 1.3, 50.0
"""How many people of a laboratory there are that no holding holds."""


def log_size(rows: np.ndarray, shared: np.ndarray, size: np.ndarray) -> np.ndarray:
    """Return, per claim, the log of how much likelier its rows are than rows of the whole population."""
    people = _BEYOND * size.max(axis=0, initial=0.0) + _ANYHOW
    drawn = np.maximum(size, np.maximum(shared, 1.0))
    gained = np.log(np.maximum(people, drawn)) - np.log(drawn)
    total: np.ndarray = (shared * worth(rows, SIZE) * gained).sum(axis=1)
    return total
