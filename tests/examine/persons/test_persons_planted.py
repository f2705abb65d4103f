"""Who is one person and who is not: one small case each. Everyone is invented."""

import pytest
from invented_sheets import Row, groups, told

from sourcier.examine.persons import Settled

ANNE = Row("DUPONT", "ANNE", "03/04/1960", 2, "260045600700154")
PAUL = Row("LE GOFF", "PAUL", "12/09/1955", 1, "155095600700121")
HOME = {"street": "3 RUE DU PORT", "postcode": "56000", "mobile": "0639981234"}


def changed(row: Row, **cells) -> Row:
    return Row(**{name: cells.get(name, getattr(row, name)) for name in Row.__dataclass_fields__})


def no_number(row: Row, **cells) -> Row:
    return changed(row, number="", **cells)


@pytest.mark.parametrize(
    "cells",
    [
        {"family": "DUPOMT"},
        {"given": "ANEN"},
        {"born": "03/04/1961"},
        {"born": "04/03/1960"},
        {"born": ""},
        {"born": "01/01/1900"},
        {"family": "Dupont", "given": "Anne"},
        {"family": "ANNE", "given": "DUPONT"},
        {"given": "A."},
        {"sex": 0},
    ],
)
def test_a_slip_of_the_pen_makes_no_other_person(cells):
    assert groups([ANNE, no_number(ANNE, **cells), PAUL]) == [[0, 1], [2]]


def test_a_married_woman_is_one_person_by_her_number():
    assert groups([ANNE, changed(ANNE, family="LEROUX"), PAUL]) == [[0, 1], [2]]


def test_a_married_woman_is_one_person_by_her_name_at_birth():
    married = no_number(ANNE, family="LEROUX", birth_name="DUPONT")
    assert groups([no_number(ANNE), married, no_number(PAUL)]) == [[0, 1], [2]]


def test_accents_hyphens_and_particles_make_no_other_person():
    first = Row("D'Hervé-Noël", "Zoé", "05/06/1971", 2)
    second = Row("D HERVE NOEL", "ZOE", "05/06/1971", 2)
    assert groups([first, second, PAUL]) == [[0, 1], [2]]


@pytest.mark.parametrize(
    ("one", "other"), [("LEA", "EMMA"), ("MARIE", "MARINE"), ("JEAN", "JEANNE"), ("HUGO", "LOUIS")]
)
def test_twins_are_two(one, other):
    twins = [Row("PETIT", name, "01/02/2012", 0, **HOME) for name in (one, other)]
    assert groups([*twins, *twins, ANNE, PAUL]) == [[0, 2], [1, 3], [4], [5]]


def test_an_initial_joins_no_twins():
    twins = [Row("PETIT", name, "01/02/2012", 0, **HOME) for name in ("JULES", "J.", "JULIETTE")]
    found = groups([*twins, ANNE, PAUL])
    assert not any({0, 2} <= set(group) for group in found)


def test_father_and_son_of_one_name_are_two_even_with_a_row_between_them():
    rows = [Row("PETIT", "PAUL", born, 1, **HOME) for born in ("12/09/1955", "", "27/11/1984")]
    assert not any({0, 2} <= set(group) for group in groups([*rows, ANNE]))


def test_spouses_under_one_number_are_two_and_a_household():
    wife = changed(ANNE, family="LE GOFF", given="JEANNE", born="07/08/1957", number=PAUL.number, own=False)
    found = told([PAUL, wife])
    assert (found.people.best, found.people.households, found.people.dependants) == (2, 1, 1)


def test_children_under_a_parents_number_are_dependants_and_no_conflict():
    children = [
        Row("DUPONT", given, born, 0, ANNE.number, own=False)
        for given, born in (("LEA", "01/02/2012"), ("TOM", "05/03/2014"))
    ]
    found = told([ANNE, *children, *children, PAUL])
    assert (found.people.best, found.people.households, found.people.dependants) == (4, 1, 2)
    assert found.people.conflicts == 0


def test_homonyms_born_on_different_days_are_two():
    assert groups([no_number(ANNE), no_number(ANNE, born="21/12/1987"), PAUL]) == [[0], [1], [2]]


def test_two_numbers_are_two_people_whatever_row_stands_between_them():
    twin = changed(ANNE, number="260045600700251")
    found = told([ANNE, no_number(ANNE), twin])
    assert found.of_row[0] != found.of_row[2]
    assert found.people.conflicts > 0
    assert found.people.low < found.people.best
    assert any(doubt.forbidden for doubt in found.doubts) or found.people.conflicts


def test_people_of_the_first_of_january_1900_are_not_one():
    rows = [
        Row(family, given, "01/01/1900", 1) for family, given in (("PETIT", "JEAN"), ("MOREAU", "LUC"), ("ROY", "GUY"))
    ]
    assert len(groups(rows)) == 3


def test_a_decision_joins_what_the_rules_keep_apart():
    rows = [no_number(ANNE), no_number(ANNE, born="21/12/1987"), PAUL]
    assert groups(rows, [Settled(0, 1, same=True)]) == [[0, 1], [2]]


def test_a_decision_parts_what_reads_the_same():
    found = groups([ANNE, ANNE, PAUL], [Settled(0, 1, same=False)])
    assert found == [[0], [1], [2]]


def test_decisions_that_contradict_each_other_are_named_and_two_stay_two():
    settled = [Settled(0, 1, same=True), Settled(0, 2, same=False), Settled(1, 2, same=True)]
    found = told([ANNE, no_number(ANNE, family="DUPOND"), PAUL], settled)
    assert found.contradicted == (2,)
    assert found.of_row[0] != found.of_row[2]
