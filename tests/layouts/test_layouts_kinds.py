"""On files whose headers say nothing, every column is called what the sealed truth admits: all right, none wrong."""

import pytest

import examining
from layouts import LAYOUTS, Verdict, judge, truth, write

NAMES = sorted(set(LAYOUTS) - {"speed"})
"""The layout that times are taken on repeats the columns of `lab`."""


@pytest.mark.parametrize("name", NAMES)
def test_every_column_is_named_as_the_truth_admits(name, tmp_path):
    path = write(LAYOUTS[name], tmp_path / f"{name}.csv", LAYOUTS[name].least)
    kinds = examining.examine(path, tmp_path).kinds
    verdicts = judge(name, kinds)
    misses = [
        f"column {index}: {kinds[index]}, not {sorted(map(str, truth(name)[index]))}"
        for index, verdict in enumerate(verdicts)
        if verdict != Verdict.RIGHT
    ]
    assert not misses
