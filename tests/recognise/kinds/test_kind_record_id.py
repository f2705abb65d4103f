from kinds_support import CAPITALS, DIGITS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.record_id import KIND


def test_counters_codes_and_uuids_are_valid():
    assert all_valid(KIND, "1", "000123", "V2019-0000001", "550e8400-e29b-41d4-a716-446655440000", "20190512")


def test_words_written_dates_and_spaces_are_not_valid():
    assert none_valid(KIND, "MARTIN", "12/05/2019", "2019-05-12", "a b1", "x" * 41 + "1")


def test_values_alone_never_name_the_kind():
    assert not KIND.distinctive


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [CAPITALS + DIGITS] * 8)
