"""A file is called one only where a seam would have been seen."""

import pytest
from invented_leaks import rows, text


def composition(desk, tmp_path, lines):
    path = tmp_path / "leak.csv"
    path.write_bytes(text(lines, ""))
    return desk.run(path).facts.composition


def called(found):
    return found.verdict, found.weakest


def without_numbers(lines):
    return [line[1:] for line in lines]


def shuffled(lines):
    return sorted(lines, key=lambda line: line[9])


def test_numbers_that_go_through_all_rows_make_one_file(desk, tmp_path):
    assert called(composition(desk, tmp_path, rows(400))) == ("one", "same_program")


def test_numbers_out_of_order_that_fill_their_range_do_as_well(desk, tmp_path):
    assert called(composition(desk, tmp_path, shuffled(rows(400)))) == ("one", "same_program")


@pytest.mark.parametrize("order", [list, shuffled])
def test_too_few_rows_are_never_called_one(desk, tmp_path, order):
    assert called(composition(desk, tmp_path, order(rows(150)))) == ("undetermined", "too_little")


def test_too_few_ways_of_writing_are_never_called_one(desk, tmp_path):
    lines = [[line[0], line[1], line[11]] for line in rows(400)]
    assert called(composition(desk, tmp_path, lines)) == ("undetermined", "too_little")


def test_rows_without_number_and_order_may_be_two_exports(desk, tmp_path):
    assert called(composition(desk, tmp_path, without_numbers(rows(400)))) == ("undetermined", "no_thread")


def test_numbers_far_apart_hold_nothing_together(desk, tmp_path):
    lines = rows(400)
    for number, line in enumerate(lines):
        line[0] = str(1000 + number * number * 37)
    assert called(composition(desk, tmp_path, shuffled(lines))) == ("undetermined", "no_thread")


def test_an_order_by_visits_goes_through_all_rows(desk, tmp_path):
    lines = sorted(rows(400), key=lambda line: line[8].split("/")[::-1])
    assert called(composition(desk, tmp_path, without_numbers(lines))) == ("one", "same_program")


def test_numbers_that_two_people_share_throughout_are_two_bases(desk, tmp_path):
    lines = [*rows(200), *rows(200, seed=8)]
    for number, line in enumerate(lines[200:]):
        line[5] = line[5][:10] + f"{500 + number:03}"
        line[0] = str(1000 + number)
    found = composition(desk, tmp_path, shuffled(lines))
    assert found.verdict != "one"


def test_laboratories_in_turn_go_through_all_rows(desk, tmp_path):
    lines = shuffled(rows(400))
    for number, line in enumerate(lines):
        line[7] = ("LABORATOIRE DU PORT", "LABORATOIRE CENTRAL", "LABORATOIRE DES HALLES")[number // 134]
    assert called(composition(desk, tmp_path, without_numbers(lines))) == ("one", "same_program")
