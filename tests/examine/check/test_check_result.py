"""What follows from a judged sheet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcier.examine.check import result_of
from sourcier.model.check import Item, Population, Sheet, Verdict

SILENT, FOUND = 0, 1


def _sheet(silent, found, readers=("AB",), sizes=(5000, 1000)):
    """A sheet on which the first reader answered so, item by item; a second reader's answers follow after a comma."""
    items = [Item(SILENT, 0, 0, 3, row) for row in range(len(silent))]
    items += [Item(FOUND, 0, 0, 3, row) for row in range(len(found))]
    verdicts = []
    for number, said in enumerate([*silent, *found]):
        for reader, answer in enumerate(said.split(",")):
            name, _, kind = answer.partition(":")
            verdicts.append(Verdict(number, reader, name, kind))
    populations = (
        Population("silent_comment", "", sizes[0], len(silent)),
        Population("comment_kind", "phone", sizes[1], len(found)),
    )
    return Sheet("e" * 64, 1, len(items), populations, tuple(items), readers, tuple(verdicts))


def test_an_unsure_answer_counts_against_us():
    facts = result_of(_sheet(["nothing", "unsure"], ["right", "unsure"]), "d")
    assert (facts.missed[0].rate.held, facts.missed[0].unsure) == (1, 1)
    assert facts.kinds[0].precision.held == 1


def test_of_two_readers_the_stricter_counts():
    facts = result_of(_sheet(["nothing,missed:phone", "nothing,nothing"], ["right,wrong"], readers=("AB", "CD")), "d")
    assert facts.missed[0].rate.held == 1
    assert facts.kinds[0].precision.held == 0
    assert (facts.agreement[0].both, facts.agreement[0].agreed) == (3, 1)


def test_kappa_is_one_where_readers_agree_and_low_where_they_agree_by_chance():
    agree = result_of(_sheet(["nothing,nothing", "missed,missed"], ["right,right"], readers=("AB", "CD")), "d")
    assert agree.agreement[0].kappa == 1.0
    differ = result_of(_sheet(["nothing,missed", "missed,nothing"] * 5, ["right,right"] * 2, readers=("AB", "CD")), "d")
    assert differ.agreement[0].kappa < 0.1


def test_the_recall_interval_holds_the_true_recall():
    facts = result_of(_sheet(["nothing"] * 290 + ["missed:phone"] * 10, ["right"] * 95 + ["wrong"] * 5), "d")
    kind = facts.kinds[0]
    truth = 950 / (950 + 5000 * 10 / 300)
    assert kind.recall_low < truth < kind.recall_high
    assert kind.recall_known


def test_what_was_missed_without_a_name_lowers_the_lower_bound_only():
    named = result_of(_sheet(["nothing"] * 299 + ["missed:email"], ["right"] * 50), "d").kinds[0]
    unnamed = result_of(_sheet(["nothing"] * 299 + ["missed"], ["right"] * 50), "d").kinds[0]
    assert unnamed.recall_low < named.recall_low
    assert unnamed.recall_high == named.recall_high


def test_a_sheet_is_complete_when_every_reader_judged_every_item():
    assert result_of(_sheet(["nothing"], ["right"]), "d").complete
    assert not result_of(_sheet(["nothing"], ["right"], readers=("AB", "CD")), "d").complete


@given(st.lists(st.sampled_from(["nothing", "missed", "unsure"]), max_size=20), st.integers(0, 20))
def test_bounds_are_always_in_order(silent, right):
    facts = result_of(_sheet(silent, ["right"] * right), "d")
    for missed in facts.missed:
        assert 0 <= missed.rate.low <= missed.rate.high <= 1
        assert missed.rate.at_most <= missed.rate.high or missed.rate.of == missed.population
    for kind in facts.kinds:
        assert 0 <= kind.recall_low <= kind.recall_high <= 1


def test_a_part_nobody_sampled_leaves_recall_unknown():
    facts = result_of(_sheet([], ["right"] * 10), "d")
    assert not facts.kinds[0].recall_known


@pytest.mark.parametrize("of", [10, 300])
def test_more_items_give_a_closer_bound(of):
    small = result_of(_sheet(["nothing"] * of, ["right"]), "d").missed[0].rate.at_most
    large = result_of(_sheet(["nothing"] * 2 * of, ["right"]), "d").missed[0].rate.at_most
    assert large < small
