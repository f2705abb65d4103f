"""The authority's form: one predicate per condition, each true and false; notices complete, incomplete, staged."""

import pytest

from sourcier.data.form_packs import PACKS, form_pack, form_words
from sourcier.respond.forms.answers import AnswersUnreadable, read_answers
from sourcier.respond.forms.asked import Asked
from sourcier.respond.forms.edpb_2026_06 import CONDITIONS, OPTIONS, SENSE, WHO, is_asked, may_choose, who_answers

PACK = form_pack("edpb-2026-06")
CASES = {
    5: ({3: "b", 4: "c"}, {3: "b", 4: "a"}),
    6: ({3: "b"}, {3: "a"}),
    11: ({10: "a"}, {}),
    15: ({14: "a"}, {14: "b"}),
    16: ({15: "d"}, {15: "a"}),
    24: ({23: "c"}, {23: "a"}),
    29: ({23: "b"}, {23: "a"}),
    30: ({23: "b", 29: "yes"}, {23: "b", 29: "no"}),
    31: ({23: "c", 29: "yes"}, {23: "a"}),
    39: ({38: "a"}, {38: "b"}),
    40: ({38: "a"}, {38: "b"}),
    47: ({44: "b"}, {44: "c"}),
    52: ({50: "e"}, {50: "a"}),
    56: ({55: ("a", "b")}, {55: ("b",)}),
    57: ({55: ("a",)}, {55: ("c",)}),
    58: ({55: ("b",)}, {55: ("a",)}),
    59: ({55: ("c",)}, {55: ("a",)}),
    68: ({67: "b"}, {67: "c"}),
    73: ({72: "a"}, {72: "d"}),
    79: ({55: ("a",)}, {55: ("b",)}),
    80: ({79: ("d",)}, {79: ("a",)}),
    81: ({55: ("b",)}, {55: ("a",)}),
    82: ({81: ("c",)}, {81: ("a",)}),
    83: ({55: ("c",)}, {55: ("b",)}),
    84: ({83: ("c",)}, {83: ("a",)}),
    86: ({85: ("n",)}, {85: ("a",)}),
    98: ({97: "a"}, {97: "b"}),
    99: ({97: "b"}, {97: "b1"}),
    100: ({97: "e"}, {97: "d"}),
    101: ({97: "e"}, {97: "a"}),
    102: ({97: "a"}, {97: "c"}),
    103: ({97: "a", 102: "b"}, {97: "a", 102: "a"}),
    104: ({97: "a"}, {97: "c"}),
    105: ({97: "a"}, {97: "c"}),
    106: ({97: "a"}, {97: "c"}),
    111: ({110: "a"}, {109: "b", 110: "c"}),
    115: ({113: "a"}, {113: "b"}),
    116: ({113: "a"}, {113: "c"}),
    117: ({113: "a", 116: "BE, DE"}, {113: "a"}),
    34: ({33: "c"}, {33: "a"}),
    35: ({33: "c"}, {33: "b"}),
    36: ({33: "c"}, {}),
    41: ({38: "a"}, {38: "b"}),
    45: ({44: "a"}, {44: "d"}),
    46: ({44: "c"}, {44: "e"}),
    114: ({113: "a"}, {113: "b"}),
    118: ({113: "a"}, {113: "b"}),
    126: ({125: ("b", "j")}, {125: ("b",)}),
}
"""Answers under which a field is asked, and under which it is not."""
BY_PLACE = {18: {}, 19: {}, 120: {}, 121: {120: "a"}, 122: {120: "a", 121: "FR"}, 123: {120: "a"}}
"""Asked of a controller outside the European Economic Area."""
OTHERWISE = {10, 25, 26, 49, 76, 113}
"""Tested one by one below."""


def test_every_condition_of_the_form_is_one_predicate_and_has_a_test():
    stated = {field.id for field in PACK.fields if field.visible_if}
    on_options = {4, 44, 61, 65, 67, 70, 72, 89, 97}
    assert stated - set(CONDITIONS) == on_options - set(CONDITIONS)
    assert on_options <= {field for field, _ in OPTIONS}
    assert set(CONDITIONS) | set(SENSE) == set(CASES) | set(BY_PLACE) | OTHERWISE
    assert not set(CONDITIONS) & set(SENSE)
    assert not {field.id for field in PACK.fields if field.visible_if} & set(SENSE)


@pytest.mark.parametrize("field", CASES)
def test_a_field_is_asked_under_its_condition_and_not_without(field):
    asked, left_out = CASES[field]
    assert is_asked(field, Asked(asked))
    assert not is_asked(field, Asked(left_out))


@pytest.mark.parametrize("field", BY_PLACE)
def test_fields_for_controllers_elsewhere_are_asked_there_alone(field):
    assert is_asked(field, Asked(BY_PLACE[field], in_eea=False))
    assert not is_asked(field, Asked(BY_PLACE[field], in_eea=True))


def test_cross_border_processing_is_asked_of_controllers_in_the_area_alone():
    assert is_asked(113, Asked({}))
    assert not is_asked(113, Asked({}, in_eea=False))
    assert not is_asked(115, Asked({113: "a"}, in_eea=False))


def test_reasons_are_asked_of_a_late_first_notice_alone():
    assert is_asked(49, Asked({3: "a"}, late=True))
    assert not is_asked(49, Asked({3: "a"}, late=False))
    assert not is_asked(49, Asked({3: "b"}, late=True))


@pytest.mark.parametrize("field", [25, 26])
def test_optional_fields_are_asked_where_the_authority_put_them_to_use(field):
    assert not is_asked(field, Asked({}))
    assert is_asked(field, Asked({}, national=frozenset({field})))


@pytest.mark.parametrize("field", [10, 76])
def test_a_field_without_a_condition_of_its_own_is_always_asked(field):
    assert is_asked(field, Asked({}))


@pytest.mark.parametrize(("field", "key"), OPTIONS)
def test_what_is_to_be_determined_may_be_chosen_in_an_incomplete_notice_alone(field, key):
    assert key in {option.key for option in PACK.field(field).options}
    if (field, key) == (4, "c"):
        assert may_choose(field, key, Asked({3: "b"}))
        assert not may_choose(field, key, Asked({3: "a"}))
    else:
        assert may_choose(field, key, Asked({}, incomplete=True))
        assert not may_choose(field, key, Asked({}, incomplete=False))


def test_options_that_ran_together_are_parted_and_nobody_answers_for_a_field_twice():
    assert [option.key for option in PACK.field(89).options] == ["a", "b", "c", "d"]
    assert [option.key for option in PACK.field(97).options] == ["a", "b", "b1", "c", "d", "e"]
    named = [field for fields in WHO.values() for field in fields]
    assert len(named) == len(set(named))
    assert {who_answers(field.id) for field in PACK.fields} <= set(WHO)


@pytest.mark.parametrize("pack", PACKS)
def test_every_label_and_option_is_told_in_french_too(pack):
    english, french = form_words(pack, "en"), form_words(pack, "fr")
    assert set(english) == set(french)
    assert all(french[field].label for field in french)
    assert all(set(english[field].options) == set(french[field].options) for field in english)
    same = [field for field in english if english[field].label == french[field].label]
    assert same == []


def test_answers_are_read_by_party_and_field():
    text = '[[answer]]\nfield = "75"\nvalue = ["c", "a"]\n[[answer]]\nparty = "lab"\nfield = 68\nvalue = 12\n'
    assert read_answers(text.encode(), PACK, ["lab"]) == {("", 75): ("a", "c"), ("lab", 68): 12}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('\n[[answer]]\nfield = "1"\nvalue = "x"\n', 2),
        ('[[answer]]\nfield = "75"\nvalue = "z"\n', 1),
        ('[[answer]]\nfield = "14"\nvalue = "z"\n', 1),
        ('[[answer]]\nfield = "12"\nvalue = "x"\nparty = "nobody"\n', 1),
        ('[[answer]]\nfield = "12"\n', 1),
        ('[[answer]]\nfield = "12"\nvalue = 1.5\n', 1),
        ("[[other]]\n", 1),
        ("answer = 1\n", 1),
        ("\xff", 1),
    ],
)
def test_an_answer_that_cannot_be_is_named_with_its_line(text, line):
    with pytest.raises(AnswersUnreadable) as refused:
        read_answers(text.encode("latin-1"), PACK, ["lab"])
    assert refused.value.what.values == {"line": line}
