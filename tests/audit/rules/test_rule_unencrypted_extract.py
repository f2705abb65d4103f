import pytest
from audit_worlds import codes, extract, firms, found, patients, products, world

from sourcier.model.audit_seen import PeopleSeen
from sourcier.model.audit_targets import Target


def test_patients_in_clear_are_grave():
    (one,) = found("SRC205", world(patients(sort="dump")))
    assert (one.severity, codes(one)) == ("high", ["in_clear", "dump"])


def test_broken_encryption_counts_as_such():
    (one,) = found("SRC205", world(extract(kinds=(), encrypted="zip_crypto")))
    assert codes(one) == ["weak"]


@pytest.mark.parametrize("how", ["age", "pgp", "zip_aes", "7z", "office", "inventory"])
def test_what_is_encrypted_is_quiet(how):
    assert found("SRC205", world(extract(kinds=(), parts=(), encrypted=how))) == []


def test_nobody_and_firms_are_quiet():
    assert found("SRC205", world(products(), firms())) == []


def test_a_letter_to_one_person_is_no_extract():
    assert found("SRC205", world(extract(rows=1, people=PeopleSeen(1, 1, 1)))) == []


def test_a_table_in_use_is_no_extract():
    assert found("SRC205", world(patients(), target=Target("t", "postgresql", "x"))) == []
