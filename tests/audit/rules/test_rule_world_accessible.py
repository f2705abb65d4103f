import pytest
from audit_worlds import codes, extract, found, patients, products, world

from sourcier.model.audit_seen import ServerSeen
from sourcier.model.audit_targets import Target


def test_patients_every_account_may_read_or_write_are_found():
    (one,) = found("SRC211", world(patients(world_readable=True, world_writable=True)))
    assert (one.severity, codes(one)) == ("high", ["writable", "readable"])
    (one,) = found("SRC211", world(extract(world_readable=True)))
    assert one.severity == "medium"


def test_tables_granted_to_everyone_are_found():
    server = ServerSeen("t", reached=True, public_grants=3)
    (one,) = found("SRC211", world(patients(), target=Target("t", "postgresql", "x"), server=server))
    assert (one.where, one.remedy[0].code) == ("", "revoke")


@pytest.mark.parametrize(
    "thing",
    [
        patients(world_readable=False),
        patients(),
        products(world_readable=True),
        extract(kinds=(), encrypted="age", world_readable=True),
        patients(world_readable=True, link="outside"),
    ],
)
def test_closed_nobodys_encrypted_and_linked_ones_are_quiet(thing):
    assert found("SRC211", world(thing)) == []
