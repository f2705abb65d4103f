"""The fits of many small columns at once: a table of thousands of columns would else pay each test thousands of times.

A test says of each value whether it is one of its kind, whatever stands beside it: so columns may share a call.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pyarrow as pa

from .kind import Kind
from .summary import HEAD, Fit, Summary, Tested
from .values import Values

WIDE = 256
"""Columns from which tests are shared."""
_VALUES = 1 << 16
"""Values tested in one call."""


def fits_of(summaries: Sequence[Summary], kinds: Mapping[str, Kind]) -> list[dict[str, Fit]]:
    """Return for every column what `Summary.fits` does."""
    if len(summaries) < WIDE:
        return [summary.fits(kinds) for summary in summaries]
    found: list[dict[str, Fit]] = [{}] * len(summaries)
    small = [at for at, summary in enumerate(summaries) if 0 < len(summary.text) <= HEAD]
    for group in _groups(small, summaries):
        for at, fits in zip(group, _shared([summaries[at] for at in group], kinds), strict=True):
            found[at] = fits
    for at, summary in enumerate(summaries):
        if len(summary.text) > HEAD:
            found[at] = summary.fits(kinds)
    return found


def _groups(small: Sequence[int], summaries: Sequence[Summary]) -> Iterator[list[int]]:
    group: list[int] = []
    values = 0
    for at in small:
        group.append(at)
        values += len(summaries[at].text)
        if values >= _VALUES:
            yield group
            group, values = [], 0
    if group:
        yield group


def _shared(summaries: Sequence[Summary], kinds: Mapping[str, Kind]) -> list[dict[str, Fit]]:
    sizes = np.array([len(summary.text) for summary in summaries])
    starts = np.cumsum(sizes) - sizes
    weight = np.concatenate([summary.weight for summary in summaries])
    text = pa.concat_arrays([summary.text for summary in summaries])
    tested = Tested(Values(text), weight, complete=False)
    rows = np.add.reduceat(weight, starts)
    found: list[dict[str, Fit]] = [{} for _ in summaries]
    for name, kind in kinds.items():
        good, wider = tested.flags(kind)
        if not good.any() and not wider.any():
            continue
        counts = [_per_column(flags, weight, starts) for flags in (good, wider)]
        for at in np.flatnonzero(counts[0][0] + counts[1][1]).tolist():
            (valid, valid_rows), (plausible, plausible_rows) = ((int(a[at]), int(b[at])) for a, b in counts)
            found[at][name] = Fit(
                tested=int(sizes[at]),
                valid=valid,
                tested_rows=int(rows[at]),
                valid_rows=valid_rows,
                complete=summaries[at].complete,
                plausible=plausible,
                plausible_rows=plausible_rows,
            )
    return found


def _per_column(flags: np.ndarray, weight: np.ndarray, starts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Values flagged, and their rows, per column."""
    return np.add.reduceat(flags.astype(np.int64), starts), np.add.reduceat(np.where(flags, weight, 0), starts)
