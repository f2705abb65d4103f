"""Records as rows of a sheet, and the keys that bring them together."""

import numpy as np
from invented_sheets import Row, sheet

from sourcier.examine.persons import FIELDS
from sourcier.examine.persons.blocks import candidates
from sourcier.examine.persons.fields import GIVEN
from sourcier.examine.persons.keys import first_letter, keys_of, undated_keys
from sourcier.examine.persons.records import records_of
from sourcier.examine.persons.view import View, view_of

ANNE = Row("DUPONT", "ANNE", "03/04/1960", 2, "260045600700154", mobile="0639981234")
PAUL = Row("LE GOFF", "PAUL", "12/09/1955", 1)


def view(*rows: Row) -> View:
    made, _ = sheet(rows)
    return view_of(made, records_of(made, np.zeros(0, np.int64)), FIELDS)


def pairs(*rows: Row) -> set[tuple[int, int]]:
    seen = view(*rows)
    first, second = candidates(seen, FIELDS).pairs(slice(None))
    of_row = seen.first.tolist()
    return {tuple(sorted((of_row[a], of_row[b]))) for a, b in zip(first.tolist(), second.tolist(), strict=True)}


def shared_keys(one: Row, other: Row) -> int:
    """How many keys two records share."""
    seen = view(one, other)
    every = [*keys_of(seen, FIELDS), *undated_keys(seen)]
    return sum(any(len(set(k.tolist()) - {0}) == 1 and (k != 0).all() for k in keys) for keys in every)


def test_rows_that_say_the_same_are_one_record():
    assert len(view(ANNE, ANNE, PAUL)) == 2


def test_what_a_row_says_is_found_by_its_record():
    seen = view(ANNE, PAUL)
    at = int(np.flatnonzero(seen.first == 0)[0])
    assert seen.sexes(np.array([at])).tolist() == [2]
    assert (seen.numbers(np.array([at])) != 0).all()
    assert seen.dates[at] == 0x03041960
    assert seen.of(GIVEN, slice(None))[at] != seen.of(GIVEN, slice(None))[1 - at]


def test_a_day_that_fills_a_gap_is_no_birth_date():
    seen = view(Row("DUPONT", "ANNE", "01/01/1900"), PAUL)
    assert sorted((seen.dates == 0).tolist()) == [False, True]


def test_fields_that_households_seldom_share_are_a_persons_own():
    assert view(ANNE, PAUL).own == ("file_number",)


def test_a_record_that_tells_nothing_of_a_key_has_none():
    for keys in keys_of(view(Row("DUPONT", "ANNE", "", 2), Row("DUPONT", "", "03/04/1960", 2)), FIELDS):
        assert all(key.shape == (2,) for key in keys)
    without = list(keys_of(view(Row(mobile="0639981234"), Row(mobile="0639981235")), FIELDS))
    assert sum(int((key != 0).any()) for keys in without for key in keys) <= 2


def test_one_person_written_in_another_way_shares_a_key_and_two_people_none():
    for other in (
        Row("ANNE", "DUPONT", "03/04/1960", 2),
        Row("DUPOND", "ANNE", "03/04/1960", 2),
        Row("DUPONT", "ANEN", "04/03/1960", 2),
        Row("MARTIN", "ANNE", "03/04/1960", 2),
    ):
        assert shared_keys(ANNE, other) > 0
    assert shared_keys(ANNE, PAUL) == 0


def test_without_a_birth_date_one_name_and_the_first_letter_of_the_other_are_enough():
    assert pairs(Row("DUPONT", "MARGUERITE", "03/04/1960", 2), Row("DUPONT", "MARQUERITTE", "", 2)) == {(0, 1)}
    assert pairs(Row("DUPONT", "MARGUERITE", "03/04/1960", 2), Row("DUPONT", "ANNE", "", 2)) == set()


def test_the_first_letter_is_told_by_the_upper_half_of_a_sound():
    seen = view(Row("DUPONT", "MARGUERITE"), Row("DURAND", "MARQUERITTE"))
    family, given = seen.sounds(slice(None))
    assert len(set(first_letter(family).tolist())) == 1
    assert len(set(family.tolist())) == len(set(given.tolist())) == 2


def test_two_that_numbers_settle_are_not_compared_but_under_one_number():
    other = Row("DUPONT", "ANNE", "03/04/1960", 2, "260045600700255")
    assert pairs(ANNE, other) == set()
    assert pairs(ANNE, Row("MARTIN", "ANNE", "03/04/1960", 2, "260045600700154")) == {(0, 1)}


def test_many_who_share_a_name_cost_no_more_than_their_budget():
    rows = [Row("MARTIN", "MARIE", f"{1 + n % 28:02}/{1 + n // 28 % 12:02}/{1930 + n // 336}", 2) for n in range(3_000)]
    assert len(pairs(*rows)) < len(rows) * len(rows) / 2 / 20
