"""A small form of the made tree: what is planted is found, what only looks like it is left alone, the rest is quiet."""

import hashlib
from collections import Counter
from pathlib import Path

import pytest
from audit_bench import Auditor, Seen

from audit_tree import Item, write

BENCH = Path(__file__).parents[3] / "benchmarks" / "audit_tree"
PLANTED = 18
"""Exposures, and as many look-alikes; with some 150 other files."""


@pytest.fixture(scope="module")
def looked(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Item], Seen]:
    folder = tmp_path_factory.mktemp("made")
    items = write(folder / "tree", seed=7, scale=0.0075, planted=PLANTED)
    seen = Auditor(folder).audit(f'[[target]]\nid = "tree"\npath = "{folder / "tree"}"\npublic = true\n')
    return items, seen


def flagged(looked: tuple[list[Item], Seen]) -> Counter[str]:
    """Files with a finding about people, by what they are."""
    items, seen = looked
    rules = {thing.path: seen.rules(thing.path) for thing in seen.things}
    return Counter(item.what for item in items if rules[item.path])


def test_every_file_of_the_tree_is_looked_at(looked):
    items, seen = looked
    assert {thing.path for thing in seen.things} == {item.path for item in items}
    assert len(items) > 180


def test_nearly_every_planted_exposure_is_found(looked):
    assert flagged(looked)["exposure"] >= PLANTED - 1


def test_few_look_alikes_are_raised(looked):
    assert flagged(looked)["decoy"] <= 1


def test_no_other_file_is_raised(looked):
    assert flagged(looked)["neutral"] == 0


def test_the_facts_hold_no_value_of_anyone(looked):
    text = repr(looked[1].facts)
    assert [word for word in ("@", "063998", "0261911", "MARTIN") if word in text] == []


def test_the_generator_is_the_one_that_was_sealed():
    sealed = dict(reversed(line.split("  ", 1)) for line in (BENCH / "FROZEN").read_text("utf-8").splitlines())
    for path in BENCH.glob("*.py"):
        assert sealed[path.name] == hashlib.sha256(path.read_bytes()).hexdigest(), path.name
