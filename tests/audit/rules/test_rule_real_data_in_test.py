from dataclasses import replace

from audit_worlds import extract, found, kinds, patients, products, world

from sourcier.model.audit_targets import TEST, Target

TESTS = Target("t", "postgresql", "x", environment=TEST)


def test_people_in_a_test_system_are_found():
    (one,) = found("SRC209", world(patients(), target=TESTS))
    assert (one.severity, one.confidence) == ("high", 0.7)


def test_people_with_phones_and_mails_of_fiction_are_quiet():
    invented = tuple(replace(kind, fictional=95) for kind in kinds("email", "phone"))
    assert found("SRC209", world(extract(kinds=(*kinds("family_name"), *invented)), target=TESTS)) == []
    half = tuple(replace(kind, fictional=20) for kind in kinds("email", "phone"))
    assert len(found("SRC209", world(extract(kinds=(*kinds("family_name"), *half)), target=TESTS))) == 1


def test_products_there_and_people_in_production_are_quiet():
    assert found("SRC209", world(products(), target=TESTS)) == []
    assert found("SRC209", world(patients())) == []
