from kinds_support import CAPITALS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.free_text import KIND


def test_words_are_valid():
    assert all_valid(KIND, "à rappeler", "RAS", "patient difficile à piquer, 2 essais")


def test_numbers_and_signs_are_not_valid():
    assert none_valid(KIND, "12", "++", "", "1 2 3", "a")


def test_values_alone_never_name_the_kind():
    assert not KIND.distinctive


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [*[CAPITALS] * 4, " ", *[CAPITALS] * 4])
