"""The same datum written differently has one normal form, and different data have different ones."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_leaks import nir

from sourcier.inventory import digest_texts
from sourcier.inventory.canonical import canonical
from sourcier.recognise.days import Habit
from sourcier.recognise.values import Values

NUMBER = nir(2, 1961, 3)
SPACED = f"{NUMBER[0]} {NUMBER[1:3]} {NUMBER[3:5]} {NUMBER[5:7]} {NUMBER[7:10]} {NUMBER[10:13]} {NUMBER[13:]}"
ALIKE = {
    "mobile": ["06 39 98 12 34", "0639981234", "06.39.98.12.34", "+33 6 39 98 12 34", "0033639981234", "639981234"],
    "landline": ["02 99 00 12 34", "+33(0)299001234", "(02) 99-00-12-34"],
    "email": ["Anne.Le-Goff@example.org", "ANNE.LE-GOFF@EXAMPLE.ORG"],
    "birth_date": ["07/03/1961", "1961-03-07", "07.03.1961", "19610307", "7 mars 1961"],
    "nir": [SPACED, NUMBER, NUMBER[:13]],
    "street": ["12 avenue des Écoles", "12, AVENUE DES ECOLES", "12 av. des écoles", "12 AVE DES ECOLES"],
    "commune": ["Saint-Étienne", "ST ETIENNE", "SAINT ETIENNE"],
    "sex": ["F", "f", "2", "Femme"],
    "blood_group": ["A+", "A +", "A POS", "a positif"],
    "postcode": ["01000", "1000"],
    "family_name": ["D'Angélo", "DANGELO", "d angelo"],
}
DIFFERENT = {
    "blood_group": ["A+", "A-", "AB+", "O-"],
    "rhesus": ["+", "-"],
    "sex": ["F", "M"],
    "birth_date": ["07/03/1961", "03/07/1961"],
    "street": ["12 rue des Écoles", "12 place des Écoles"],
}
KINDS = (None, *ALIKE, "free_text")


def forms(texts: list[str], kind: str | None, habit: Habit = Habit.PLAIN) -> list[str]:
    return canonical(Values(pa.array(texts, pa.string())), kind, habit).to_pylist()


@pytest.mark.parametrize("kind", ALIKE)
def test_one_datum_has_one_form_however_it_is_written(kind):
    assert len(set(forms(ALIKE[kind], kind))) == 1


@pytest.mark.parametrize("kind", DIFFERENT)
def test_different_data_keep_different_forms(kind):
    assert len(set(forms(DIFFERENT[kind], kind))) == len(DIFFERENT[kind])


@pytest.mark.parametrize(
    ("kind", "text"),
    [("mobile", "06 39 98 12 34"), ("birth_date", "07/03/1961"), ("birth_date", "1961-03-07"), ("nir", SPACED),
     ("email", "a@example.org"), ("family_name", "Le Goff"), ("postcode", "01000"), ("blood_group", "A+")],
)  # fmt: skip
def test_a_column_recognised_in_one_file_only_still_compares(kind, text):
    assert forms([text], kind) == forms([text], None)


def test_a_column_that_writes_the_month_first_meets_one_that_does_not():
    assert forms(["03/07/1961"], "birth_date", Habit.MONTH_FIRST) == forms(["07/03/1961"], "birth_date")


@given(st.lists(st.text(min_size=1, max_size=40).filter(str.strip), max_size=8), st.sampled_from(KINDS))
def test_any_value_has_a_form_that_is_not_empty_and_does_not_depend_on_its_neighbours(texts, kind):
    trimmed = [text.strip() for text in texts]
    found = forms(trimmed, kind)
    assert all(found)
    assert found == [form for text in trimmed for form in forms([text], kind)]


def test_a_cell_of_a_megabyte_is_looked_at_by_its_beginning_and_costs_no_more():
    giant = "x" * 1_000_000
    assert forms([giant], "free_text") == forms([giant[:5000]], "free_text")
    assert len(forms([giant], None)[0]) == 64


def test_texts_of_a_manifest_have_the_digests_of_cells(comparison):
    first, second, blank = digest_texts(comparison.key, ["Laboratoire du Port", "LABORATOIRE  DU PORT", " "])
    assert first == second != 0
    assert blank == 0
