"""What recognition finds inside comments, as the check asks it."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from sourcier.recognise.inside import kinds_inside


def kinds_found(comments: pa.StringArray) -> Mapping[str, np.ndarray]:
    """Return, per kind, which of these comments hold one, whatever its status."""
    return {kind: flags for kind, flags in kinds_inside(comments) if flags.any()}


def kinds_in(comment: str) -> tuple[str, ...]:
    """Return the kinds found in one comment, in alphabetical order."""
    return tuple(sorted(kinds_found(pa.array([comment], pa.string()))))
