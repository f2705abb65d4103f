"""Several tables of one base: people counted once, rows followed to them, and nothing joined by chance."""

import random
import sqlite3
import zipfile

import numpy as np
import pytest
from invented_leaks import rows
from related_worlds import LABS, base, day, fhir, folder, hl7, hprim, medrpt

from sourcier.examine.people import tell_apart
from sourcier.examine.persons import StoredTexts
from sourcier.examine.relations import Known, bare_sketch, follow_again
from sourcier.examine.roles import roles_of
from sourcier.examine.rows import Labels, RowReader, joined
from sourcier.model.progress import Silent


def interval(facts):
    return facts.people.low, facts.people.best, facts.people.high


def ways(facts):
    return {(one.child[0], one.parent[0]): one for one in facts.relations}


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return folder(tmp_path_factory.mktemp("base"), base())


def test_people_of_a_base_are_counted_once_and_all_their_rows_reach_them(desk, files):
    facts = desk.run(files).facts
    assert interval(facts) == (200, 200, 200)
    assert {role.role for role in facts.relations} == {"person", "crew"}
    assert {one.strength for one in facts.relations if one.role == "person"} == {"strong"}
    people = {(one.evidence, one.people) for one in facts.sources}
    visited = len({line[1] for line in base()["visites"][1]})
    assert people >= {(0, 180), (3, 200), (5, visited)}
    assert {lab.label for lab in facts.labs} == set(LABS)
    assert sum(lab.people for lab in facts.labs) >= visited
    assert sum(place.people for place in facts.places) == 180
    assert all(lab.departments for lab in facts.labs)


def test_the_same_base_in_one_file_gives_the_same_people(desk, tmp_path):
    path = tmp_path / "base.sqlite"
    with sqlite3.connect(path) as connection:
        for name, (header, lines) in base().items():
            connection.execute(f"CREATE TABLE {name} ({', '.join(header)})")
            connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(header))})", lines)
    connection.close()
    facts = desk.run(path).facts
    assert interval(facts) == (200, 200, 200)
    assert len(facts.relations) == 4


def test_what_facts_say_of_relations_gives_the_same_people_again(desk, files):
    facts = desk.run(files).facts
    with desk.open() as case:
        tables = [(e, t, table) for e, one in enumerate(facts.evidence) for t, table in enumerate(one.tables)]
        names = [f"rows-{e}-{t}" for e, t, _ in tables]
        reader, labels = RowReader(case.store, 1, Silent()), Labels()
        found = joined([reader.read(name, table.columns, labels) for name, (_, _, table) in zip(names, tables)])  # noqa: B905
        known = [
            Known(name, e, t, "", "", table.columns, bare_sketch(table.rows.total), table.rows.total)
            for name, (e, t, table) in zip(names, tables, strict=True)
        ]
        related = follow_again(case.store, known, facts.relations, found)
        texts = tuple((name, roles_of(t.columns), t.rows.total) for name, (_, _, t) in zip(names, tables, strict=True))
        told = tell_apart(related.facts.keys, StoredTexts(case.store, texts), related=related)
    assert told.people.best == facts.people.best
    reached = np.unique(told.of_row[told.of_row >= 0])
    assert len(reached) == 200


def test_small_numbers_of_unrelated_tables_join_nothing(desk, tmp_path):
    chance = random.Random(8)  # noqa: S311  # no secret
    one, other = rows(150, 1), rows(120, 2)
    place = folder(
        tmp_path / "f",
        {
            "clients": (["id", "nom", "prenom", "ddn"], [[str(n + 1), *p[1:4]] for n, p in enumerate(one)]),
            "stock": (
                ["id", "article", "quantite", "rayon"],
                [[str(n + 1), f"A{n * 7}", str(chance.randint(1, 99)), str(n % 9 + 1)] for n in range(300)],
            ),
            "donneurs": (["id", "nom", "prenom", "naissance"], [[str(n + 1), *p[1:4]] for n, p in enumerate(other)]),
        },
    )
    facts = desk.run(place).facts
    assert facts.relations == ()
    assert facts.people.low <= 270 <= facts.people.high
    assert facts.people.high <= 275
    assert [one.only for one in facts.sources] == [150, 120]


def test_two_bases_of_one_software_stay_two(desk, tmp_path):
    for name, seed in (("rennes", 51), ("brest", 52)):
        whole = base(120, seed)
        folder(tmp_path / "f" / name, {table: whole[table] for table in ("patients", "visites")})
    facts = desk.run(tmp_path / "f").facts
    assert facts.people.best == 240
    assert [len(one.child) for one in facts.relations] == [1, 1]
    for relation in facts.relations:
        pieces = {place.split(",")[0] for place in (*relation.child, *relation.parent)}
        assert pieces in ({"evidence 0", "evidence 1"}, {"evidence 2", "evidence 3"})


def test_a_table_in_parts_is_one_key(desk, tmp_path):
    whole = base(150)
    header, lines = whole["patients"]
    parts = {"patients_1": (header, lines[:80]), "patients_2": (header, lines[70:]), "visites": whole["visites"]}
    with zipfile.ZipFile(tmp_path / "base.zip", "w") as archive:
        for path in sorted(folder(tmp_path / "f", parts).iterdir()):
            archive.write(path, f"export/{path.name}")
    facts = desk.run(tmp_path / "base.zip").facts
    assert interval(facts) == (150, 150, 150)
    (relation,) = facts.relations
    assert len(relation.parent) == 2


def test_a_contact_is_somebody_else(desk, tmp_path):
    one, other = rows(120, 41), rows(120, 42)
    place = folder(
        tmp_path / "f",
        {
            "patients": (["id", "nom", "prenom", "nir"], [[str(n + 1), p[1], p[2], p[5]] for n, p in enumerate(one)]),
            "contacts": (
                ["id", "patient_id", "nom", "prenom", "telephone"],
                [[str(n + 1), str(n + 1), p[1], p[2], p[9]] for n, p in enumerate(other)],
            ),
        },
    )
    facts = desk.run(place).facts
    assert [one.role for one in facts.relations] == ["other_person"]
    assert facts.people.best > 150


def test_names_and_births_in_tables_of_their_own_are_one_person(desk, tmp_path):
    people = rows(150, 31)
    place = folder(
        tmp_path / "f",
        {
            "person": (["person_id", "gender", "birthdate"], [[str(n), p[4], day(p[3])] for n, p in enumerate(people)]),
            "person_name": (
                ["person_name_id", "person_id", "given_name", "family_name"],
                [[str(900 - n), str(n), p[2], p[1]] for n, p in enumerate(people)],
            ),
            "obs": (
                ["obs_id", "person_id", "concept", "value_text"],
                [[str(n + 1), str(n * 7 % 150), str(n % 40), "vu"] for n in range(600)],
            ),
        },
    )
    facts = desk.run(place).facts
    assert facts.people.low <= 150 == facts.people.best == facts.people.high
    assert {one.people for one in facts.sources} == {150}


def test_a_list_of_prescribers_holds_no_patients(desk, tmp_path):
    doctors = rows(40, 9)
    tables = {
        "patients": base(100)["patients"],
        "medecins": (["id", "nom", "prenom", "tel"], [[str(n), p[1], p[2], p[9]] for n, p in enumerate(doctors)]),
    }
    facts = desk.run(folder(tmp_path / "f", tables)).facts
    assert interval(facts) == (100, 100, 100)
    assert [(one.role, one.rows) for one in facts.others] == [("prescriber", 40)]


@pytest.mark.parametrize("form", ["hl7", "hprim", "medrpt", "fhir"])
def test_results_in_messages_reach_their_people(desk, tmp_path, form):
    people = rows(80, 61)
    text = {"hl7": hl7(people, 160), "hprim": hprim(people), "medrpt": medrpt(people), "fhir": fhir(people, 240)}[form]
    path = tmp_path / "evidence"
    path.write_text(text, "utf-8", newline="")
    facts = desk.run(path).facts
    assert facts.people.low <= 80 == facts.people.best
    assert facts.people.high <= 82
    tables = facts.evidence[0].tables
    wanted = {"test_code", "test_name", "test_result", "test_unit"}
    results = next(n for n, table in enumerate(tables) if wanted <= {column.kind for column in table.columns})
    (source,) = [one for one in facts.sources if one.table == results]
    assert source.rows == tables[results].rows.total
    assert {one.category for one in facts.categories} >= {"identity", "health"}
