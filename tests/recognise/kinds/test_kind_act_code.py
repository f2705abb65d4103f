from kinds_support import CAPITALS, DIGITS, all_valid, none_valid, passes_by_chance, plausible

from sourcier.recognise.kinds.act_code import KIND


def test_ccam_codes_are_valid():
    assert all_valid(KIND, "HHFA001", "DEQP003", "YYYY001", "HHFA001 1 0", "HHFA001-10")


def test_other_codes_are_not_valid():
    assert none_valid(KIND, "IHFA001", "HHFZ001", "HHFA01", "hhfa001", "1104", "B 120")


def test_nabm_and_ngap_are_plausible_only():
    assert plausible(KIND, "1104", "B 120", "AMI 1,5", "XQ 12") == [True, True, True, False]


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [*[CAPITALS] * 4, *[DIGITS] * 3])
