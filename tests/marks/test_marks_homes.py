"""Invented people live as others do: homes, names of their own, columns that go together."""

import numpy as np
import pyarrow as pa

from sourcier.marks.agreement import agreement
from sourcier.marks.homes import ALONE, homes_of
from sourcier.marks.names import NamesSeen

RNG = 5


def test_homes_are_as_large_as_those_of_the_file():
    family = np.repeat(np.arange(300), np.tile((1, 2, 3), 100))
    street, town = family + 7, family % 40
    given, birth = np.arange(len(family)), np.arange(len(family))
    codes = {0: family, 1: street, 2: given, 3: birth, 4: town}
    homes = homes_of(codes, np.ones(len(family), bool), (0, 1), (2, 3))
    assert (homes.again, homes.shared) == (0.0, {1, 4})
    drawn = homes.drawn(np.random.default_rng(RNG), 6_000)
    assert drawn.sum() == 6_000
    assert 1.9 < drawn.mean() < 2.1


def test_who_comes_again_is_told_from_who_lives_there_too():
    family = np.repeat(np.arange(200), 2)
    codes = {0: family, 1: family, 2: family, 3: family}
    homes = homes_of(codes, np.ones(len(family), bool), (0, 1), (2, 3))
    assert homes.again == 1.0


def test_without_an_address_everybody_lives_alone():
    codes = dict.fromkeys(range(4), np.zeros(10, np.int64))
    assert homes_of(codes, np.zeros(10, bool), (0, 1), (2, 3)) is ALONE


def test_new_names_are_as_frequent_as_names_met_once_and_are_nobodys():
    names = ["MARTIN", "BERNARD"] * 400 + ["QUINTREC", "ZWILLER"] * 1 + [f"NOM{n}" for n in range(198)]
    seen = NamesSeen("family_name")
    seen.see(pa.array(names))
    new = seen.settled(9)
    assert new.share == 0.2
    cells = pa.array(["MARTIN"] * 4_000 + [""] * 50)
    kept = np.array([False] * 3_000 + [True] * 1_050)
    found = np.array(new.instead(np.random.default_rng(RNG), cells, kept).to_pylist())
    changed = found != np.array(cells.to_pylist())
    assert 0.17 < changed[:3_000].mean() < 0.23
    assert not changed[3_000:].any()
    assert not set(found[changed]) & set(names)
    assert max(map(len, found)) <= 9
    assert all(name == name.upper() for name in found[changed])


def test_a_womans_name_takes_the_place_of_a_womans():
    seen = NamesSeen("given_name")
    seen.see(pa.array([f"Nom{n}" for n in range(100)]))
    women = seen.settled(30).instead(np.random.default_rng(RNG), pa.array(["Françoise"] * 300), np.zeros(300, bool))
    men = seen.settled(30).instead(np.random.default_rng(RNG), pa.array(["Bernard"] * 300), np.zeros(300, bool))
    assert len(set(women.to_pylist())) > 50
    assert not set(women.to_pylist()) & set(men.to_pylist())


def test_columns_that_go_together_are_told_from_those_that_do_not():
    rng = np.random.default_rng(RNG)
    doctor = rng.integers(0, 60, 5_000)
    slips = np.where(rng.random(5_000) < 0.02, rng.integers(0, 60, 5_000), doctor * 3 % 61)
    assert agreement(doctor, slips) > 0.9
    assert agreement(doctor, rng.integers(0, 60, 5_000)) < 0.1
    assert agreement(doctor, np.zeros(5_000, np.int64)) == 0.0
