from kinds_support import DIGITS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.fund_code import KIND


def test_regime_fund_and_centre_are_valid_together_and_alone():
    assert all_valid(KIND, "01 561 0001", "015610001", "01561", "561", "01", "08")


def test_regimes_that_do_not_exist_are_not_valid():
    assert none_valid(KIND, "00", "77", "775610001", "5610", "AB1")


def test_values_alone_never_name_the_kind():
    assert not KIND.distinctive


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [DIGITS] * 9)
