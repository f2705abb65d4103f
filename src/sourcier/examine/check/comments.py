"""What recognition finds inside comments, as the check asks it."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from sourcier.recognise.text import KINDS, TextReader, spans


class KindsInside:
    """Finds kinds inside comments. Not to be shared between threads."""

    def __init__(self) -> None:
        self._reader = TextReader()

    def __call__(self, comments: pa.StringArray) -> Mapping[str, np.ndarray]:
        """Return, per kind, which of these comments hold one, whatever its status."""
        found = self._reader.read(comments)
        flags: dict[str, np.ndarray] = {}
        for code in np.unique(found.kind).tolist():
            held = np.zeros(len(comments), bool)
            held[found.comment[found.kind == code]] = True
            flags[KINDS[code]] = held
        return flags

    def of(self, comment: str) -> tuple[str, ...]:
        """Return the kinds found in one comment, in alphabetical order."""
        return tuple(sorted({span.kind for span in spans(comment, self._reader)}))
