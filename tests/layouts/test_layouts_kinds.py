"""On files whose headers say nothing, every column is called what the sealed truth admits: all right, none wrong."""

import dataclasses

import pytest

import examining
from layouts import LAYOUTS, Verdict, judge, truth, write

NAMES = sorted(set(LAYOUTS) - {"speed"})
"""The layout that times are taken on repeats the columns of `lab`."""
MISLEADING = ("clinic", "directory", "pharmacy", "stock")
"""Those whose headers say something, mostly untrue."""


def misses(layout, folder):
    kinds = examining.examine(write(layout, folder / f"{layout.name}.csv", layout.least), folder).kinds
    wanted = truth(layout.name)
    return [
        f"column {index}: {kinds[index]}, not {sorted(map(str, wanted[index]))}"
        for index, verdict in enumerate(judge(layout.name, kinds))
        if verdict != Verdict.RIGHT
    ]


@pytest.mark.parametrize("name", NAMES)
def test_every_column_is_named_as_the_truth_admits(name, tmp_path):
    assert misses(LAYOUTS[name], tmp_path) == []


@pytest.mark.parametrize("name", MISLEADING)
def test_without_any_header_the_names_stand(name, tmp_path):
    assert misses(dataclasses.replace(LAYOUTS[name], header=False), tmp_path) == []
