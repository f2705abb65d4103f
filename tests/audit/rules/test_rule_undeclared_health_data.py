from audit_worlds import extract, found, patients, told, world

from sourcier.model.audit_targets import Target


def test_blood_groups_of_named_people_are_found_where_nobody_declared_them():
    (one,) = found("SRC202", world(patients()))
    assert (one.severity, one.kinds) == ("high", ("blood_group",))


def test_a_comment_that_says_it_of_the_patient_is_found():
    file = extract(kinds=(*extract().kinds, told("health.hiv", asserted=2)))
    (one,) = found("SRC202", world(file))
    assert one.why[0].params["n"] == 2


def test_a_comment_that_denies_it_is_quiet():
    file = extract(kinds=(*extract().kinds, told("health.hiv", asserted=0)))
    assert found("SRC202", world(file)) == []


def test_declared_health_data_are_quiet():
    target = Target("t", "folder", "/srv", declared=("health",))
    assert found("SRC202", world(patients(), target=target)) == []
    assert found("SRC202", world(patients(), target=Target("t", "folder", "/srv", declared=("blood_group",)))) == []


def test_drugs_of_nobody_and_dates_of_visits_to_a_shop_are_quiet():
    assert found("SRC202", world(extract("a.csv", "drug", "amount"))) == []
    assert found("SRC202", world(extract("a.csv", "family_name", "email", "visit_date"))) == []
