"""Does the file look like a true export? Each segment of the composition by itself, then the whole."""

from collections.abc import Sequence

from sourcier.examine.composition import TableRows
from sourcier.model.authenticity import Authenticity, SegmentAuthenticity
from sourcier.model.composition import Composition
from sourcier.store import Store

from .cohort import Cohort
from .sample import Stretch, read_samples
from .verdict import of_all, outcomes_of, ruling
from .wanted import wanted

_FEW = 30
"""Rows up to which a segment beside others shows nothing: a folder may hold ten thousand of them."""


def authenticate(store: Store, tables: Sequence[TableRows], composition: Composition, workers: int = 1) -> Authenticity:
    """Return the verdict on all tables; the tests at the top are those of the segment with most rows."""
    segments: list[SegmentAuthenticity] = []
    rows: list[int] = []
    weakest: list[str] = []
    for table in tables:
        mine = [(n, s) for n, s in enumerate(composition.segments) if table.first <= s.first_row < table.end]
        mine = [one for one in mine if len(composition.segments) == 1 or one[1].last_row - one[1].first_row >= _FEW]
        stretches = [Stretch(s.first_row - table.first, s.last_row - table.first) for _, s in mine]
        if not mine:
            continue
        samples = read_samples(
            store, table.store, len(table.columns), wanted(table.columns), stretches, threads=workers
        )
        for (number, _), stretch, sample in zip(mine, stretches, samples, strict=True):
            tests = outcomes_of(Cohort(sample))
            found = ruling(tests)
            segments.append(SegmentAuthenticity(number, found.verdict, tests))
            rows.append(stretch.rows)
            weakest.append(found.weakest)
    whole = of_all(segments, rows, weakest)
    largest = max(range(len(rows)), key=lambda n: rows[n], default=None)
    tests = () if largest is None else segments[largest].tests
    several = tuple(sorted(segments, key=lambda s: s.segment)) if len(segments) > 1 else ()
    return Authenticity(whole.verdict, tests, whole.weakest, several)
