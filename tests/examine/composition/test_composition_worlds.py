"""Small files of known composition: genuine ones are never called merged, put-together ones never one."""

import pytest

from composition import MERGED, WRONG, measure
from worlds.glued_worlds import GENUINE, RECYCLED

ROWS, SEEDS = 400, range(900, 901)
PLAIN = ("plain", "shuffled", "laboratories mixed", "renewed at once")
MADE = ("two unlike", "same people again", "same lines twice", "a tenth more")


@pytest.fixture(scope="module")
def tallies():
    return measure([*GENUINE, *MERGED, *RECYCLED], ROWS, SEEDS)


@pytest.mark.parametrize("name", [*GENUINE, *MERGED, *RECYCLED])
def test_no_verdict_is_wrong_and_certain(tallies, name):
    assert not set(tallies[name].called).intersection(WRONG.get(name, ("one",)))
    assert tallies[name].called.total() == len(SEEDS)


@pytest.mark.parametrize("name", PLAIN)
def test_one_source_is_called_one(tallies, name):
    assert tallies[name].called["one"] == len(SEEDS)


@pytest.mark.parametrize("name", MADE)
def test_what_was_put_together_is_called_merged_and_its_joints_lie_where_they_are(tallies, name):
    assert tallies[name].called["merged"] == len(SEEDS)
    assert tallies[name].off
    assert max(tallies[name].off) <= 1


def test_a_known_file_used_again_is_called_recycled(tallies):
    tally = tallies["known file again"]
    assert tally.called["recycled"] == len(SEEDS)
    assert max(tally.off) <= 1
