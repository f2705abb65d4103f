from audit_worlds import codes, found, patients, world

from sourcier.model.audit_seen import ServerSeen
from sourcier.model.audit_targets import Target


def test_a_server_without_log_is_found_whether_seen_or_said():
    (one,) = found("SRC106", world(patients(), server=ServerSeen("t", reached=True, log=False)))
    assert (one.severity, codes(one)) == ("high", ["none_seen"])
    (one,) = found("SRC106", world(target=Target("t", "ftp", "x", log="none")))
    assert (one.severity, codes(one)) == ("low", ["said_none"])


def test_a_server_with_a_log_and_one_of_which_nothing_is_known_are_quiet():
    for log in (True, None):
        assert found("SRC106", world(patients(), server=ServerSeen("t", reached=True, log=log))) == []
