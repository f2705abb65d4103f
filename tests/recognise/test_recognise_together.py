"""Columns that share a test are judged as each would be alone."""

import numpy as np
import pyarrow as pa

from sourcier.recognise import Recogniser
from sourcier.recognise.summary import HEAD, Summary
from sourcier.recognise.together import WIDE, fits_of

SORTS = (
    lambda at: str(1_200_417 + at),
    lambda at: ("DUPONT", "MARTIN", "LEFÈVRE", "Zoé, HÉBERT", "L'HÔTE; Éric")[at % 5],
    lambda at: f"{1 + at % 28:02}/{1 + at % 12:02}/{1930 + at % 80}",
    lambda at: "MF"[at % 2],
    lambda at: f"06 39 98 {at % 100:02} 01",
    lambda at: f"p{at}@exemple.invalid" if at % 3 else "",
    lambda at: f"{at % 400},{at % 100:02}",
    lambda at: ("A+", "O-", "AB NEG", "NULL")[at % 4],
    lambda _: "",
    lambda at: f"35{at % 1000:03}",
    lambda at: f"texte n° {at} avec des mots",
)


def _summaries(rows: int, columns: int) -> list[Summary]:
    cells = [pa.array([SORTS[c % len(SORTS)](row * 7 + c) for row in range(rows)], pa.string()) for c in range(columns)]
    batch = pa.RecordBatch.from_arrays(cells, [f"c{c}" for c in range(columns)])
    settled = Recogniser().profile(batch).settled
    return [Summary(column, rows) for column in settled.columns]


def test_shared_tests_find_what_each_column_alone_finds():
    kinds = Recogniser().kinds
    for rows in (1, 40, HEAD + 200):
        summaries = _summaries(rows, WIDE + 20)
        assert fits_of(summaries, kinds) == [summary.fits(kinds) for summary in summaries]


def test_what_a_kind_says_of_a_value_does_not_depend_on_its_neighbours():
    """The promise that sharing rests on."""
    kinds = Recogniser().kinds
    summaries = [summary for summary in _summaries(60, len(SORTS)) if len(summary.text)]
    text = pa.concat_arrays([summary.text for summary in summaries])
    bounds = np.cumsum([0, *(len(summary.text) for summary in summaries)])
    for kind in kinds.values():
        whole = kind.valid(summaries[0].values.__class__(text))
        for at, summary in enumerate(summaries):
            assert (whole[bounds[at] : bounds[at + 1]] == kind.valid(summary.values)).all(), kind.name
