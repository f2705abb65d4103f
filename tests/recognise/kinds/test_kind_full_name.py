from kinds_support import CAPITALS, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.full_name import KIND


def test_family_and_given_name_in_any_order_are_valid():
    assert all_valid(KIND, "DUPONT MARIE", "Marie Dupont", "MARTIN, Jean", "DUPONT^MARIE", "LE GALL Yann")


def test_civilities_and_words_between_names_are_valid():
    assert all_valid(KIND, "MME DUPONT EP MARTIN MARIE", "M. LE GALL Yann")


def test_one_name_alone_or_numbers_are_not_valid():
    assert none_valid(
        KIND, "MARTIN", "MME MARTIN", "DUPONT 12", "XQZRT MARIE", "le patient Dupont est revenu hier avec Marie pour"
    )


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [*[CAPITALS] * 5, " ", *[CAPITALS] * 5])
