"""Laboratories, places and months: small tables with known answers."""

import pytest
from invented_leaks import nir

KINDS = ["nir", "postcode", "lab_name", "visit_date"]
PEOPLE = [nir(1, 1950 + n, 1, order=n + 1) for n in range(9)]


def test_laboratories_carry_rows_people_first_and_last_visit(counted):
    facts = counted(
        KINDS,
        [
            [PEOPLE[0], "56000", "LABO NORD", "04/03/2018"],
            [PEOPLE[0], "56000", "LABO NORD", "28/02/2019"],
            [PEOPLE[1], "35000", "LABO NORD", ""],
            [PEOPLE[2], "35000", "LABO SUD", "01/06/2018"],
            [PEOPLE[3], "35000", "", "31/12/2020"],
        ],
    )
    found = {lab.label: (lab.rows, lab.people, lab.first, lab.last) for lab in facts.labs}
    assert found == {
        "LABO NORD": (3, 2, "2018-03-04", "2019-02-28"),
        "LABO SUD": (1, 1, "2018-06-01", "2018-06-01"),
    }
    assert facts.labs[0].departments == ("56", "35")
    assert (facts.period.first, facts.period.last, facts.period.column) == ("2018-03-04", "2020-12-31", 3)
    months = {month.month: month.rows for month in facts.period.months}
    assert months == {"2018-03": 1, "2018-06": 1, "2019-02": 1, "2020-12": 1}


@pytest.mark.parametrize(
    ("postcode", "department"),
    [
        ("20000", "2A"),
        ("20090", "2A"),
        ("20100", "2A"),
        ("20200", "2B"),
        ("20600", "2B"),
        ("1000", "01"),
        ("01000", "01"),
        ("97110", "971"),
        ("98800", "988"),
        ("75116", "75"),
    ],
)
def test_postcodes_tell_the_department(counted, postcode, department):
    facts = counted(["nir", "postcode"], [[PEOPLE[0], postcode], [PEOPLE[1], postcode], [PEOPLE[1], postcode]])
    assert [(place.department, place.people) for place in facts.places] == [(department, 2)]


def test_a_person_in_two_departments_is_counted_in_both(counted):
    facts = counted(["nir", "postcode"], [[PEOPLE[0], "56000"], [PEOPLE[0], "35000"], [PEOPLE[1], "35000"]])
    assert [(place.department, place.people) for place in facts.places] == [("35", 2), ("56", 1)]
    assert facts.people.best == 2


def test_what_is_no_postcode_is_no_place(counted):
    facts = counted(["nir", "postcode"], [[PEOPLE[0], "99999"], [PEOPLE[1], "inconnu"], [PEOPLE[2], "00000"]])
    assert facts.places == ()


def test_the_number_that_stands_most_often_beside_a_label_is_its_own(counted):
    first, second = "560000127", "350000022"
    lines = [[PEOPLE[n], "LABO NORD", first if n == 0 else second] for n in range(4)]
    assert counted(["nir", "lab_name", "finess"], lines).labs[0].finess == second


def test_several_files_share_their_laboratories(counted):
    line = [PEOPLE[0], "56000", "LABO NORD", "04/03/2018"]
    facts = counted(KINDS, [line], [line, [PEOPLE[1], *line[1:]]])
    assert [(lab.label, lab.rows, lab.people) for lab in facts.labs] == [("LABO NORD", 3, 2)]
