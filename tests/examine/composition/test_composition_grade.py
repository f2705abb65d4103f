"""What signs amount to: what laboratories, orders and habits explain is no merge."""

from dataclasses import replace

import pytest

from sourcier.examine.composition.coding import UNCHANGED, Coding
from sourcier.examine.composition.grade import Grade, Others, Signs, grade
from sourcier.examine.composition.id_sequence import LEAP
from sourcier.examine.composition.labs import Labs
from sourcier.examine.composition.repeated_people import Repeated
from sourcier.examine.composition.scene import Sign

APART = Labs(apart=True, in_turn=True, fewest=1)
QUIET = Signs(
    coding=UNCHANGED, fill=None, ids=None, reuse=0.0, repeated=None, order=False, known=0.0,
    labs=Labs(apart=False, in_turn=False, fewest=0), ordered=False, order_known=True,
)  # fmt: skip
FILL, IDS = Sign("fill_rates", 0.8), Sign("id_sequence", 1.0)
CAPITALS = Coding(frozenset({"letter_case"}), 0, 4, 1.0)
COUNTER = Coding(frozenset({"letter_case", "phone_form", "title_form"}), 0, 6, 1.0)
PROGRAM = Coding(frozenset({"date_form", "sex_code"}), 2, 4, 1.0)
OTHER_PROGRAM = Coding(frozenset({"date_form", "sex_code", "empty_marker"}), 3, 5, 1.0)


ONCE = Others(0, 0)


def of(others=ONCE, **signs):
    return grade(replace(QUIET, **signs), others)


def test_no_sign_is_no_joint():
    assert of() is Grade.NONE


@pytest.mark.parametrize(
    "signs", [{"fill": FILL}, {"ids": IDS}, {"coding": CAPITALS}, {"coding": COUNTER}, {"fill": FILL, "ids": IDS}]
)
def test_laboratories_in_turn_have_their_own_habits_numbers_and_fill_rates(signs):
    assert of(labs=APART, **signs) is Grade.NONE


@pytest.mark.parametrize("signs", [{"coding": CAPITALS}, {"coding": COUNTER}, {"fill": FILL}])
def test_habits_that_change_along_an_order_are_a_renewal(signs):
    assert of(ordered=True, **signs) is Grade.NONE


@pytest.mark.parametrize(
    "signs",
    [
        {"coding": PROGRAM}, {"coding": COUNTER}, {"coding": CAPITALS, "ids": IDS}, {"coding": CAPITALS, "fill": FILL},
        {"reuse": 0.9}, {"known": 0.9}, {"coding": CAPITALS, "repeated": Repeated(0.9, same_lines=False)},
        {"repeated": Repeated(1.0, same_lines=True)},
    ],
)  # fmt: skip
def test_what_one_source_does_not_do_is_a_merge(signs):
    assert of(**signs) is Grade.MERGE


@pytest.mark.parametrize("signs", [{"fill": FILL}, {"ids": IDS}, {"repeated": Repeated(0.9, same_lines=False)}])
def test_one_sign_that_one_source_could_leave_stays_open(signs):
    assert of(**signs) is Grade.OPEN


def test_numbers_that_go_on_far_above_and_other_habits_may_be_one_base_that_was_moved():
    assert of(coding=COUNTER, order_known=False, ids=Sign(LEAP, 1.0)) is Grade.OPEN
    assert of(coding=PROGRAM, ids=Sign(LEAP, 1.0)) is Grade.MERGE


def test_habits_alone_stay_open_where_no_order_could_be_seen():
    assert of(coding=COUNTER, order_known=False) is Grade.OPEN


def test_another_program_between_laboratories_is_a_merge_unless_every_laboratory_has_its_own():
    assert of(labs=APART, coding=OTHER_PROGRAM) is Grade.MERGE
    assert of(labs=replace(APART, fewest=2), coding=PROGRAM) is Grade.MERGE
    assert of(labs=APART, coding=PROGRAM) is Grade.OPEN
    assert of(Others(tied=5, habits=0), labs=APART, coding=OTHER_PROGRAM) is Grade.OPEN


def test_the_same_people_in_another_coding_are_a_merge_even_between_laboratories():
    assert of(labs=APART, coding=CAPITALS, repeated=Repeated(0.8, same_lines=False)) is Grade.MERGE


def test_habits_that_change_again_and_again_are_typed_in_batches():
    assert of(Others(tied=0, habits=9), coding=CAPITALS) is Grade.OPEN
