from kinds_support import CAPITALS, DIGITS, all_valid, none_valid, passes_by_chance, plausible

from sourcier.recognise.icd10 import categories, codes
from sourcier.recognise.kinds.diagnosis_code import KIND


def test_codes_that_exist_are_valid_with_and_without_dot():
    assert all_valid(KIND, "E11.9", "E119", "I10", "Z37.0", "C50.9", "E66.90", "W19.0", "Z370+0", "U07.1")


def test_codes_that_do_not_exist_are_not_valid():
    assert none_valid(KIND, "E11.A", "E95.0", "A12", "E19.1", "Q00.9", "e11.9", "E1", "11.9", "E11.9.1")


def test_a_category_with_subdivisions_is_plausible_only():
    assert none_valid(KIND, "E11", "C50")
    assert plausible(KIND, "E11", "C50", "A12") == [True, True, False]


def test_the_table_has_the_published_counts():
    assert (int(categories().sum()), int(codes().sum())) == (2_050, 10_192)


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [CAPITALS, *[DIGITS] * 3])
