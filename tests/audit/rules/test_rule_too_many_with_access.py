from audit_worlds import codes, found, patients, products, world

from sourcier.model.audit_seen import ServerSeen
from sourcier.model.audit_targets import Target

FEW = Target("t", "postgresql", "x", most_readers=5)


def test_more_readers_than_the_owner_says_are_needed_are_found():
    (one,) = found("SRC303", world(patients(), target=FEW, server=ServerSeen("t", reached=True, readers=9)))
    assert (one.severity, one.why[0].params) == ("high", {"n": 9, "most": 5})


def test_one_thing_too_many_may_read_is_found():
    (one,) = found("SRC303", world(patients(readers=30), target=FEW))
    assert one.where == "out/patients.csv"


def test_many_masters_are_a_sign_only():
    (one,) = found("SRC303", world(server=ServerSeen("t", reached=True, superusers=8)))
    assert (codes(one), one.confidence) == (["masters"], 0.5)


def test_few_readers_nothing_said_and_nobodys_things_are_quiet():
    assert found("SRC303", world(patients(), target=FEW, server=ServerSeen("t", reached=True, readers=5))) == []
    assert found("SRC303", world(patients(readers=500), server=ServerSeen("t", reached=True, readers=500))) == []
    assert found("SRC303", world(products(readers=500), target=FEW)) == []
