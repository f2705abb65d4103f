from audit_worlds import codes, found, patients, world

from sourcier.model.audit_seen import ServerSeen
from sourcier.model.audit_targets import Target

FTP = Target("t", "ftp", "ftp://127.0.0.1")
OPEN = ServerSeen("t", reached=True, anonymous=True, anonymous_lists=True, anonymous_reads=True)


def test_an_ftp_area_with_patients_open_to_anyone_is_very_grave():
    (one,) = found("SRC101", world(patients(anonymous=True), target=FTP, server=OPEN))
    assert (one.severity, one.where) == ("very_high", "")
    assert codes(one) == ["opens_without_login", "names_shown", "contents_given", "things_open"]
    assert one.remedy[0].code == "close_ftp"
    assert one.people.best == 100


def test_an_open_server_with_nobody_in_it_is_a_slight_one():
    (one,) = found("SRC101", world(target=FTP, server=OPEN))
    assert one.severity == "low"


def test_an_open_server_where_anyone_may_write_is_very_grave():
    server = ServerSeen("t", reached=True, anonymous=True, anonymous_writes=True)
    (one,) = found("SRC101", world(target=FTP, server=server))
    assert one.severity == "very_high"


def test_a_guest_account_is_told_apart():
    (one,) = found("SRC101", world(target=FTP, server=ServerSeen("t", reached=True, guest=True)))
    assert codes(one) == ["opens_to_guest"]


def test_a_server_that_wants_a_login_is_quiet():
    assert found("SRC101", world(patients(), target=FTP, server=ServerSeen("t", reached=True, anonymous=False))) == []


def test_a_public_site_with_nobody_in_it_is_quiet():
    site = Target("t", "https", "https://example.org", public=True)
    assert found("SRC101", world(target=site, server=OPEN)) == []


def test_a_web_site_of_which_nothing_was_said_is_quiet_until_people_lie_there():
    site = Target("t", "https", "https://example.org")
    assert found("SRC101", world(target=site, server=OPEN)) == []
    assert len(found("SRC101", world(patients(anonymous=True), target=site, server=OPEN))) == 1
