"""Relations by chance: among very many columns some share values, and none is related for it."""

import random

import numpy as np
import pyarrow as pa
import pytest

from sourcier.examine.relations.find import groups_of, links_of
from sourcier.examine.relations.sketch import Keyed, Sketch
from sourcier.examine.relations.words import role_of_title, subjects, title_subjects
from sourcier.recognise.hashing import hash_text


def keyed(column, name, values):
    hashes = np.unique(hash_text(pa.array(values)))
    numbers = np.sort(np.array(values, float)) if all(value.isdigit() for value in values) else np.zeros(0)
    unique = len(hashes) == len(values)
    return Keyed(column, name, subjects(name), None, len(values), len(hashes), unique, hashes, None, numbers)


def sketch(title, columns, declared=()):
    told = tuple(keyed(number, name, values) for number, (name, values) in enumerate(columns.items()))
    rows = max(len(values) for values in columns.values())
    return Sketch(title, title_subjects(title), tuple(columns), rows, told, declared)


def related(*sketches):
    files = [str(number) for number in range(len(sketches))]
    groups = groups_of(sketches, files, [""] * len(files))
    return {
        (one.child, one.column.column, one.parent)
        for one in links_of(groups, files, [""] * len(files), [False] * len(groups))
    }


def test_hundreds_of_tables_of_random_numbers_relate_nothing():
    chance = random.Random(1)  # noqa: S311  # no secret

    def drawn(number):
        columns = {
            f"c{number}x{place}": [str(chance.randint(1, 10**6)) for _ in range(chance.randint(1, 40))]
            for place in range(6)
        }
        return sketch(f"file{number}", columns)

    assert not related(*(drawn(number) for number in range(700)))


def counted(count, first=1):
    return [str(number) for number in range(first, first + count)]


@pytest.mark.parametrize("name", ["id", "num", "code", "rang", "quantite", "autre_id"])
def test_what_only_counts_leads_nowhere_by_itself(name):
    people = sketch("patients", {"id": counted(500), "x": ["a"] * 500})
    assert not related(people, sketch("mesures", {name: counted(300), "y": ["b"] * 300}))


@pytest.mark.parametrize(
    "name", ["patient_id", "id_patient", "IDPATIENT", "NumPat", "fk_patient", "patientId", "PATIENT"]
)
def test_what_only_counts_leads_where_its_name_says(name):
    people = sketch("T_PATIENTS", {"id": counted(500), "x": ["a"] * 500})
    seen = sketch("visites", {"id": counted(900), name: [str(n * 7 % 500 + 1) for n in range(900)]})
    assert related(people, seen) == {(1, 1, 0)}


def test_codes_of_a_wide_range_lead_without_a_name():
    chance = random.Random(2)  # noqa: S311  # no secret
    codes = sorted({str(chance.randint(10**7, 10**8)) for _ in range(400)})
    people = sketch("a", {"x1": codes})
    assert related(people, sketch("b", {"x2": [chance.choice(codes) for _ in range(300)]})) == {(1, 0, 0)}


def test_two_tables_that_fit_alike_are_related_by_neither():
    one, other = (sketch(title, {"id": counted(500), title: ["x"] * 500}) for title in ("patients_a", "patients_b"))
    seen = sketch("visites", {"patient_id": [str(n * 7 % 500 + 1) for n in range(900)], "z": ["q"] * 900})
    assert not related(one, other, seen)


def test_a_small_code_at_the_foot_of_a_counter_is_none():
    people = sketch("patients", {"id": counted(5000)})
    assert not related(people, sketch("b", {"nb_patient": [str(n % 12 + 1) for n in range(900)], "z": ["q"] * 900}))


def test_a_title_that_says_more_than_whom_it_lists_is_no_list():
    assert role_of_title("liste_medecins") == "prescriber"
    assert role_of_title("laboA_resultats") is None
    assert role_of_title("patients") == "patient"
