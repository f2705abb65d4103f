import datetime as dt
from collections import Counter

import hypothesis
import numpy as np
import pytest
from hypothesis import strategies as st
from stdnum.fr import nir as oracle

from sourcier.data import code_at
from sourcier.demo import days
from sourcier.demo.birthplaces import draw_origins
from sourcier.demo.numbering import Register, settle
from sourcier.demo.people import BEBE, ENFANT, draw_people
from sourcier.demo.plan import plan
from sourcier.demo.written import write


def rows(undamaged, *fills):
    return list(zip(*(undamaged[fill] for fill in fills), strict=True))


def agree(number, born):
    return number[1:5] == born[8:10] + born[3:5]


def test_numbers_pass_the_oracle_as_often_as_in_a_true_file(world, undamaged):
    numbers = [number for number in undamaged["nir"] if number]
    valid = sum(map(oracle.is_valid, numbers))
    assert 0.97 < valid / len(numbers) < 0.995
    assert len(numbers) - valid <= world.truth.wrong_nir


def test_numbers_repeat_within_families(world):
    truth = world.truth
    assert 0.01 < 1 - truth.distinct_nir / truth.with_nir < 0.06
    assert truth.under_other > truth.civilities["enfant"] // 2


def test_no_two_people_have_one_number():
    register, bodies = Register(), []
    for one in plan(0.02):
        numbers = draw_people(2021, one, register).numbers
        assert numbers.order.min() >= 1
        assert numbers.order.max() <= 999
        bodies.append(numbers.body)
    every = np.sort(np.concatenate(bodies))
    assert len(every) > 10_000
    assert (np.diff(every) > 0).all()


def test_every_repeated_number_is_one_that_a_relative_carries(world):
    truth = world.truth
    assert 0 < truth.with_nir - truth.distinct_nir <= truth.under_other


def test_a_crowded_register_gives_everyone_a_number_of_their_own():
    count = 3_000
    rng = np.random.default_rng(1)
    sex, born = np.ones(count, np.int64), np.full(count, days.day("1960-05-05"))
    origins = settle(rng, Register(), (sex, born), draw_origins(rng, "56", born), "56")
    where = np.stack([origins.department, origins.commune, origins.order])
    assert len(np.unique(where, axis=1).T) == count
    assert origins.order.max() <= 999


@hypothesis.given(st.lists(st.lists(st.integers(0, 30), max_size=12), max_size=12))
def test_a_register_gives_each_number_to_the_first_who_asks(batches):
    register, seen = Register(), set()
    for batch in batches:
        expected = []
        for wished in batch:
            expected.append(wished not in seen)
            seen.add(wished)
        assert register.claim(np.array(batch, np.int64)).tolist() == expected


def test_child_lines_carry_a_parents_number(undamaged):
    children = [
        (number, born)
        for title, number, born in rows(undamaged, "title", "nir", "born")
        if title in ("ENFANT", "BEBE") and number and born
    ]
    assert sum(agree(*child) for child in children) / len(children) < 0.3


def test_adults_agree_with_their_number(undamaged):
    adults = [
        (title, number, born)
        for title, number, born in rows(undamaged, "title", "nir", "born")
        if title in ("MME", "M.") and number and born[6:] < "2000" and born
    ]
    assert sum(agree(number, born) for _, number, born in adults) / len(adults) > 0.97
    assert sum((title == "M.") == (number[0] == "1") for title, number, _ in adults) / len(adults) > 0.97


def test_a_parents_number_is_the_parents_own():
    people = draw_people(3, plan(0.02)[0])
    minor = (people.title == ENFANT) | (people.title == BEBE)
    carried = people.holder[minor & (people.families.parent >= 0)]
    assert len(carried)
    assert (people.age[carried][people.families.parent[carried] < 0] >= 18).mean() > 0.8


def test_places_of_birth_existed_on_the_day(undamaged):
    known = unknown = 0
    for number, born, title in rows(undamaged, "nir", "born", "title"):
        if title in ("MME", "M.") and agree(number, born) and number[5:7] != "99" and oracle.is_valid(number):
            day = dt.date(int(born[6:]), int(born[3:5]), int(born[:2]))
            place = number[5:10]
            colony = place[:2] in ("91", "92", "93") and day < dt.date(1962, 7, 3)
            if not colony and day.year >= 1943:
                known += code_at(place, day.isoformat()) is not None
                unknown += code_at(place, day.isoformat()) is None
    assert unknown / (known + unknown) < 0.01


def test_most_people_were_born_near_their_laboratory(undamaged):
    pairs = [(number[5:7], finess[:2]) for number, finess in rows(undamaged, "nir", "finess") if number]
    near = sum(born == lab for born, lab in pairs) / len(pairs)
    assert 0.55 < near < 0.85


def test_order_numbers_are_skewed_to_small_ones(undamaged):
    orders = sorted(int(number[10:13]) for number in undamaged["nir"] if number)
    assert orders[len(orders) // 2] < 200
    assert min(orders) >= 1


def test_people_born_abroad_gather_on_new_years_day(undamaged):
    abroad = [born for number, born in rows(undamaged, "nir", "born") if number[5:7] == "99" and born]
    assert Counter(born[:5] for born in abroad).most_common(1)[0][0] == "01/01"


def test_given_names_hang_together_with_decades(undamaged):
    decades = {name: Counter() for name in ("KEVIN", "MONIQUE")}
    for given, born in rows(undamaged, "given", "born"):
        if given in decades and born:
            decades[given][int(born[6:]) // 10 * 10] += 1
    assert set(decades["KEVIN"]) <= {1970, 1980, 1990, 2000, 2010}
    assert sum(decades["MONIQUE"][decade] for decade in (1930, 1940, 1950)) > 0.8 * decades["MONIQUE"].total()


def test_the_old_and_young_women_stand_out(undamaged):
    women = Counter(2018 - int(born[6:]) for title, born in rows(undamaged, "title", "born") if born and title != "M.")
    men = Counter(2018 - int(born[6:]) for title, born in rows(undamaged, "title", "born") if born and title == "M.")
    young = range(25, 41)
    assert sum(women[age] for age in young) / women.total() > 1.5 * sum(men[age] for age in young) / men.total()
    assert sum(men[age] for age in range(60, 90)) / men.total() > 0.4


def test_married_women_have_two_names_and_husbands_share_the_address(undamaged):
    both = [(used, own) for used, own, title in rows(undamaged, "family", "birth_family", "title") if own]
    assert 0.15 < len(both) / len(undamaged["family"]) < 0.4
    homes = Counter(rows(undamaged, "family", "address", "town"))
    assert sum(count for home, count in homes.items() if count > 1 and all(home)) / len(undamaged["family"]) > 0.2


def test_names_are_misspelt_about_once_in_a_hundred():
    one = plan(0.2)[0]
    people = draw_people(3, one)
    written = write(3, one, people)
    wrong = (written.family.rows != people.family) & (written.family.rows > 0)
    assert wrong.mean() == pytest.approx(0.009, abs=0.004)
    assert (written.born == 0).mean() < 0.004
