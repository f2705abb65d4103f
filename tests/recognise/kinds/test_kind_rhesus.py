from kinds_support import PRINTABLE, all_valid, none_valid, passes_by_chance

from sourcier.recognise.kinds.rhesus import KIND


def test_every_way_to_write_it_is_valid():
    assert all_valid(
        KIND, "+", "-", "POS", "neg", "RH+", "RH -", "Rhésus positif", "D+", "RH1 NEG", "(+)", "P", "N", "Négatif"
    )


def test_groups_and_other_words_are_not_valid():
    assert none_valid(KIND, "A+", "RH", "O", "OUI", "1", "++")


def test_values_alone_never_name_the_kind():
    assert not KIND.distinctive


def test_random_values_pass_at_the_stated_chance_rate():
    assert passes_by_chance(KIND, [PRINTABLE])
