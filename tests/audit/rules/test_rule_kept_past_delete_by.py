import pytest
from audit_worlds import extract, found, patients, products, world

from sourcier.model.audit_targets import Target


@pytest.mark.parametrize(
    ("until", "severity"),
    [("2026-11-20", "low"), ("2026-11-01", "medium"), ("2026-09-01", "high"), ("2025-11-01", "very_high")],
)
def test_the_longer_it_is_kept_the_graver(until, severity):
    (one,) = found("SRC204", world(extract(delete_by=until)))
    assert one.severity == severity


def test_patients_are_grave_from_the_first_day():
    (one,) = found("SRC204", world(patients(delete_by="2026-11-24")))
    assert one.severity == "high"


def test_the_day_of_the_target_counts_where_the_thing_has_none():
    (one,) = found("SRC204", world(extract(), target=Target("t", "ftp", "x", delete_by="2020-11-04")))
    assert one.why[0].params["date"] == "2020-11-04"


def test_an_encrypted_copy_past_its_day_is_found_too():
    sealed = products(kinds=(), encrypted="age", copy="E-7Q2M0X9TBC", delete_by="2026-01-31")
    assert len(found("SRC204", world(sealed))) == 1


@pytest.mark.parametrize("until", [None, "2026-11-25", "2027-01-01"])
def test_what_is_not_past_its_day_is_quiet(until):
    assert found("SRC204", world(extract(delete_by=until))) == []


def test_a_list_of_products_may_stay():
    assert found("SRC204", world(products(delete_by="2020-01-01"))) == []


def test_the_base_that_extracts_are_made_from_is_quiet():
    assert found("SRC204", world(extract(delete_by="2020-01-01"), target=Target("t", "mysql", "x"))) == []
