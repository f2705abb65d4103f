import pytest
from audit_worlds import codes, found, patients, world

from sourcier.model.audit_seen import ServerSeen
from sourcier.model.audit_targets import Target


@pytest.mark.parametrize(("why", "code"), [("empty", "is_empty"), ("as_user", "as_user"), ("listed", "is_listed")])
def test_a_password_everybody_knows_is_very_grave_where_patients_lie(why, code):
    server = ServerSeen("t", reached=True, default_password=True, default_why=why)
    (one,) = found("SRC302", world(patients(), server=server))
    assert (one.severity, codes(one)) == ("very_high", [code])


def test_a_password_its_owner_says_is_shared_and_one_that_opens_other_doors_are_found():
    (one,) = found("SRC302", world(target=Target("t", "ftp", "x", shared_password=True)))
    assert (one.severity, codes(one)) == ("medium", ["said_shared"])
    (one,) = found("SRC302", world(server=ServerSeen("t", reached=True, same_credential=("u", "v"))))
    assert one.why[0].params == {"n": 2}


def test_a_good_password_and_one_of_which_nothing_is_known_are_quiet():
    for default in (False, None):
        assert found("SRC302", world(patients(), server=ServerSeen("t", reached=True, default_password=default))) == []
