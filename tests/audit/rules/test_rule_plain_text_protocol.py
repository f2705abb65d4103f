import pytest
from audit_worlds import found, patients, world

from sourcier.model.audit_seen import ServerSeen
from sourcier.model.audit_targets import Target

PLAIN = ServerSeen("t", reached=True, plain=True)


@pytest.mark.parametrize(
    ("scheme", "first"), [("ftp", "use_sftp"), ("http", "use_https"), ("postgresql", "require_tls")]
)
def test_a_protocol_in_clear_is_found_with_its_own_first_step(scheme, first):
    (one,) = found("SRC102", world(patients(), target=Target("t", scheme, "x"), server=PLAIN))
    assert (one.severity, one.remedy[0].code) == ("high", first)


def test_a_server_that_offers_encryption_but_takes_clear_is_a_lesser_one():
    server = ServerSeen("t", reached=True, plain=False, plain_accepted=True)
    (one,) = found("SRC102", world(patients(), target=Target("t", "ftp", "x"), server=server))
    assert (one.severity, one.confidence) == ("medium", 0.9)


def test_an_encrypted_one_and_one_of_which_nothing_is_known_are_quiet():
    for plain in (False, None):
        assert found("SRC102", world(patients(), server=ServerSeen("t", reached=True, plain=plain))) == []


def test_public_pages_with_nobody_in_them_are_quiet():
    target = Target("t", "http", "http://example.org", public=True)
    assert found("SRC102", world(target=target, server=PLAIN)) == []
