"""People, counted once each: small tables with known answers."""

import pytest
from invented_leaks import nir

KINDS = ["nir", "family_name", "given_name", "birth_date", "sex"]
ANNE = [nir(2, 1960, 4), "DUPONT", "ANNE", "03/04/1960", "F"]
PAUL = [nir(1, 1955, 9), "LE GOFF", "PAUL", "12/09/1955", "M"]


def interval(facts) -> tuple[int, int, int]:
    return facts.people.low, facts.people.best, facts.people.high


def test_the_same_person_twice_is_one(counted):
    facts = counted(KINDS, [ANNE, PAUL, ANNE])
    assert interval(facts) == (2, 2, 2)
    assert facts.people.method == "keys"
    assert facts.people.conflicts == 0


def test_case_accents_and_hyphens_make_no_other_person(counted):
    first = ["", "Lefèvre-Noël", "Zoé", "05/06/1971", "F"]
    second = ["", "LEFEVRE NOEL", "ZOE", "05/06/1971", "F"]
    assert interval(counted(KINDS, [first, second, PAUL])) == (2, 2, 2)


def test_a_child_under_a_parents_number_is_a_person(counted):
    child = [ANNE[0], "DUPONT", "LEA", "01/02/2012", "F"]
    facts = counted(KINDS, [ANNE, child, child, PAUL])
    assert facts.people.best == 3
    assert facts.people.conflicts == 0


def test_a_son_under_his_mothers_number_is_a_person_even_without_birth_date(counted):
    son = [ANNE[0], "DUPONT", "LEO", "", "M"]
    facts = counted(KINDS, [ANNE, son])
    assert facts.people.low <= facts.people.best <= 2 == facts.people.high


def test_a_missing_number_is_found_by_name_and_birth_date(counted):
    assert interval(counted(KINDS, [ANNE, ["", *ANNE[1:]], PAUL])) == (2, 2, 3)


def test_two_people_of_one_name_and_birth_date_are_two_and_in_conflict(counted):
    twin = [nir(2, 1960, 4, order=2), *ANNE[1:]]
    facts = counted(KINDS, [ANNE, twin, PAUL])
    assert facts.people.best == 3
    assert facts.people.low == 2
    assert facts.people.conflicts == 1


def test_a_number_with_a_wrong_key_joins_nobody(counted):
    wrong = ANNE[0][:-2] + f"{int(ANNE[0][-2:]) % 97 + 1:02}"
    others = [[wrong, "PETIT", "LUCIE", "03/04/1960", "F"], [wrong, "MOREL", "SYLVIE", "03/04/1960", "F"]]
    assert counted(KINDS, [ANNE, *others]).people.best == 3


def test_a_married_name_under_one_number_is_one_person_at_best_and_two_at_most(counted):
    facts = counted(KINDS, [ANNE, [ANNE[0], "LEROUX", *ANNE[2:]]])
    assert interval(facts) == (1, 1, 2)


def test_rows_that_identify_nobody_only_widen_the_interval(counted):
    facts = counted(KINDS, [ANNE, ["", "", "", "", "F"], ["", "DUPONT", "", "", ""]])
    assert interval(facts) == (1, 1, 3)
    assert facts.people.without_identity == 2


def test_without_names_and_numbers_addresses_tell_people_apart(counted):
    facts = counted(["email", "postcode"], [["a@example.org", "56000"], ["A@example.org", "56000"], ["", "56000"]])
    assert facts.people.best == 1
    assert facts.people.method == "addresses"


def test_nobody_to_tell_apart_is_said(counted):
    facts = counted(["flag", "flag"], [["1", "0"], ["0", "0"]])
    assert interval(facts) == (0, 0, 2)
    assert facts.people.method == "none"


def test_a_person_in_several_files_counts_once(counted):
    facts = counted(KINDS, [ANNE, PAUL], [PAUL, ANNE])
    assert interval(facts) == (2, 2, 2)
    assert len(facts.evidence) == 2


def test_a_person_in_two_tables_of_one_file_counts_once(desk, tmp_path):
    people = [[nir(1, 1950 + n, 3, order=n + 1), "LEROY", "JEAN", f"01/03/{1950 + n}", "M"] for n in range(20)]
    first = ["NIR;NOM;PRENOM;NAISSANCE;SEXE", *(";".join(row) for row in people)]
    second = ["NIR;NOM", *(";".join(row[:2]) for row in people)]
    path = tmp_path / "two.csv"
    path.write_text("\n".join([*first, "", *second, ""]))
    facts = desk.run(path).facts
    assert len(facts.evidence[0].tables) == 2
    assert facts.people.best == 20


@pytest.mark.parametrize(("written", "kind"), [("Monsieur", "title"), ("1", "sex"), ("H", "sex"), ("Mr", "title")])
def test_a_man_is_told_in_any_writing(counted, written, kind):
    men = [[ANNE[0], "DUPONT", "LEO", "03/04/1960", written], [*ANNE[:4], ""]]
    assert counted([*KINDS[:4], kind], men).people.best == 2


def test_categories_count_rows_and_people(counted):
    facts = counted(
        ["nir", "blood_group", "phone"], [[ANNE[0], "A+", ""], [ANNE[0], "", ""], [PAUL[0], "", "0639981234"]]
    )
    counts = {entry.category: (entry.rows, entry.people) for entry in facts.categories}
    assert counts == {"national_number": (3, 2), "health": (1, 1), "contact": (1, 1)}
