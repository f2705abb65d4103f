import pytest
from audit_worlds import codes, found, world

from sourcier.model.audit_seen import ServerSeen, TlsSeen
from sourcier.model.audit_targets import Target


def seen(**more: object) -> list:
    target = Target("t", "https", "https://example.org", certificate=more.pop("pinned", ""))
    tls = TlsSeen(**{"version": "TLSv1.3", "expires": "2027-06-01", **more})
    return found("SRC103", world(target=target, server=ServerSeen("t", reached=True, tls=tls)))


@pytest.mark.parametrize(
    ("more", "severity", "code"),
    [
        ({"expires": "2026-11-24"}, "high", "expired"),
        ({"expires": None, "why_not": "expired"}, "high", "expired_some_day"),
        ({"expires": "2026-12-01"}, "low", "ends_soon"),
        ({"self_signed": True}, "medium", "self_signed"),
        ({"why_not": "wrong_name"}, "medium", "wrong_name"),
        ({"version": "TLSv1.1"}, "high", "old_version"),
        ({"oldest": "TLSv1"}, "medium", "old_accepted"),
        ({"key": "RSA 1024"}, "medium", "short_key"),
        ({"signature": "sha1"}, "medium", "weak_hash"),
        ({"cipher": "DES-CBC3-SHA"}, "high", "weak_cipher"),
    ],
)
def test_each_weakness_is_named(more, severity, code):
    (one,) = seen(**more)
    assert (one.severity, codes(one)) == (severity, [code])


def test_several_weaknesses_are_one_finding_as_grave_as_the_worst():
    (one,) = seen(expires="2020-01-01", key="RSA 1024")
    assert (one.severity, codes(one)) == ("high", ["expired", "short_key"])


@pytest.mark.parametrize(
    "more",
    [{}, {"key": "RSA 2048"}, {"key": "EC 256"}, {"expires": "2026-12-10"}, {"signature": "sha256"}],
)
def test_good_encryption_is_quiet(more):
    assert seen(**more) == []


def test_a_certificate_that_is_pinned_may_sign_itself():
    assert seen(self_signed=True, pinned="ab" * 32) == []


def test_a_server_without_encryption_is_no_matter_of_this_rule():
    assert found("SRC103", world()) == []
