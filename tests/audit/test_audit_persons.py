from dataclasses import replace

import pytest
from audit_worlds import extract, kinds, told

from sourcier.audit.personal import GRAVE, NONE, SENSITIVE, SIMPLE, grade_of
from sourcier.model.audit_seen import KindSeen, Looked


def grade(*found: KindSeen, lines: int = 100) -> str:
    return grade_of(extract(kinds=found, looked=Looked(whole=True, bytes=1, of=1, rows=lines, rows_in_all=lines)))


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (("family_name", "birth_date"), SIMPLE),
        (("full_name", "street"), SIMPLE),
        (("given_name", "birth_date"), SIMPLE),
        (("email",), SIMPLE),
        (("given_name", "mobile"), SIMPLE),
        (("full_name", "iban"), GRAVE),
        (("nir",), GRAVE),
        (("family_name", "blood_group"), SENSITIVE),
        (("birth_date", "blood_group"), SENSITIVE),
        (("sex", "visit_date", "blood_group"), SENSITIVE),
        (("mobile", "blood_group"), SENSITIVE),
    ],
)
def test_two_facts_make_a_record_and_a_national_number_one_by_itself(names, wanted):
    assert grade(*kinds(*names)) == wanted


@pytest.mark.parametrize(
    "names",
    [
        ("family_name",),
        ("given_name",),
        ("family_name", "amount"),
        ("iban", "amount"),
        ("login", "password_hash"),
        ("street", "landline"),
        ("blood_group", "amount"),
        ("blood_group", "sex"),
        ("siret", "mobile", "blood_group"),
        ("siret", "family_name", "street"),
        ("birth_date",),
        (),
    ],
)
def test_one_fact_is_nobody(names):
    assert grade(*kinds(*names)) == NONE


def test_a_column_that_says_the_same_in_every_row_names_nobody():
    (mail,) = kinds("email")
    assert grade(replace(mail, distinct=3)) == NONE
    assert grade(replace(mail, distinct=9, rows=9)) == NONE


def test_accounts_count_where_their_passwords_differ():
    login, password = kinds("login", "password")
    assert grade(login, password) == SIMPLE
    assert grade(login, replace(password, distinct=1)) == NONE


def test_numbers_that_have_the_right_key_by_chance_are_nobodys():
    assert grade(told("nir", rows=3), told("health.drug", asserted=900, rows=900), lines=1000) == NONE
    assert grade(told("nir", rows=3), lines=40) == GRAVE
    assert grade(told("nir", rows=3), told("person_name", rows=3), lines=1000) == GRAVE


def test_authors_of_books_on_illness_are_no_patients_and_a_letter_is_about_one():
    book = (told("person_name", rows=9), told("health.disease", asserted=30, rows=30))
    assert grade(*book, lines=200) == NONE
    assert grade(told("person_name", rows=2), told("health.disease", asserted=1, rows=1), lines=15) == SENSITIVE


def test_rows_that_a_program_made_to_try_itself_are_nobody():
    mail, born = kinds("email", "birth_date")
    assert grade(mail, replace(born, distinct=2)) == NONE
    assert grade(mail, replace(born, distinct=80)) == SIMPLE


def test_one_address_of_a_sender_says_nothing_of_the_people_a_text_names():
    book = (told("person_name", rows=26), told("email", rows=1), told("health.disease", asserted=90, rows=90))
    assert grade(*book, lines=660) == NONE
    assert grade(told("person_name", rows=354), told("email", rows=1), lines=355) == NONE
    assert grade(told("person_name", rows=10), told("phone", rows=6), lines=660) == SIMPLE


def test_makers_of_drugs_are_no_patients():
    assert grade(told("person_name", rows=90), told("health.drug", asserted=40, rows=40)) == NONE
