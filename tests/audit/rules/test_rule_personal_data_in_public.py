from dataclasses import replace

import pytest
from audit_worlds import codes, extract, firms, found, kinds, patients, products, told, world

from sourcier.model.audit_targets import Target

PUBLIC = Target("t", "folder", "/srv", public=True)


def test_patients_that_anyone_can_take_are_very_grave():
    (one,) = found("SRC201", world(patients(anonymous=True)))
    assert (one.severity, one.confidence, codes(one)) == ("very_high", 0.98, ["taken"])


def test_addresses_in_a_web_root_are_grave():
    (one,) = found("SRC201", world(extract(in_web_root=True)))
    assert one.severity == "high"


def test_a_mail_with_a_name_and_an_illness_counts_though_it_is_no_table():
    letter = extract(kinds=(told("person_name"), told("health.cancer")), parts=(), anonymous=True, rows=20)
    (one,) = found("SRC201", world(letter))
    assert one.severity == "very_high"


@pytest.mark.parametrize("thing", [products(anonymous=True), firms(anonymous=True)])
def test_products_and_firms_are_nobody(thing):
    assert found("SRC201", world(thing)) == []


def test_a_page_with_a_contact_address_is_nobody():
    page = extract(kinds=(told("email"), told("phone")), parts=(), anonymous=True)
    assert found("SRC201", world(page)) == []


def test_what_wants_a_login_is_quiet_even_in_a_public_area():
    assert found("SRC201", world(patients(anonymous=False), target=PUBLIC)) == []
    assert found("SRC201", world(patients())) == []


def test_a_directory_that_is_declared_public_is_quiet():
    staff = Target("t", "folder", "/srv", public=True, declared=("family_name", "given_name", "email", "birth_date"))
    assert found("SRC201", world(extract(), target=staff)) == []
    assert len(found("SRC201", world(patients(), target=staff))) == 1


def test_what_is_encrypted_shows_nobody():
    sealed = extract(kinds=(), parts=(), encrypted="age", anonymous=True)
    assert found("SRC201", world(sealed)) == []


def test_addresses_and_landlines_without_a_name_are_as_often_a_firms_and_quiet():
    assert found("SRC201", world(extract("a.csv", "street", "landline", anonymous=True))) == []
    assert len(found("SRC201", world(extract("a.csv", "street", "mobile", anonymous=True)))) == 1


def test_a_public_directory_of_professionals_is_quiet_and_their_patients_are_not():
    doctors = (replace(kinds("rpps")[0], category="professional", distinct=100, role="prescriber"),)
    listed = extract(kinds=(*kinds("family_name", "given_name", "phone"), *doctors), anonymous=True)
    assert found("SRC201", world(listed)) == []
    served = extract(kinds=(*listed.kinds, *kinds("birth_date")), anonymous=True)
    assert len(found("SRC201", world(served))) == 1
