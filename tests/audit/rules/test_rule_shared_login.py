from audit_worlds import codes, found, patients, world

from sourcier.model.audit_seen import LoginSeen, ServerSeen
from sourcier.model.audit_targets import Target


def seen(*logins: LoginSeen, people: int | None = None) -> list:
    target = Target("t", "ftp", "x", people=people)
    return found("SRC301", world(patients(), target=target, server=ServerSeen("t", reached=True, logins=logins)))


def test_a_login_that_several_people_use_is_found_as_its_owner_says():
    (one,) = seen(people=12)
    assert (one.severity, one.confidence, codes(one)) == ("high", 0.98, ["people_said"])


def test_a_login_from_many_addresses_is_found_and_surer_the_more_they_are():
    (one,) = seen(LoginSeen("a", 9, 400))
    assert (one.confidence, one.why[0].params) == (0.9, {"n": 1, "machines": 9})
    assert seen(LoginSeen("a", 3, 400))[0].confidence == 0.7


def test_one_person_with_two_addresses_and_the_anonymous_login_are_quiet():
    assert seen(LoginSeen("a", 2, 400), LoginSeen("b", 50, 400, anonymous=True), people=1) == []
