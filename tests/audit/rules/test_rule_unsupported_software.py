import pytest
from audit_worlds import codes, found, world

from sourcier.model.audit_seen import ServerSeen
from sourcier.model.audit_targets import Target


def seen(software: str, version: str, packed: str = "") -> list:
    server = ServerSeen("t", reached=True, software=software, version=version, packed=packed)
    return found("SRC105", world(target=Target("t", "https", "x"), server=server))


@pytest.mark.parametrize(
    ("software", "version", "severity", "code"),
    [
        ("apache", "2.2.15", "high", "ended"),
        ("postgresql", "13.22", "medium", "ended"),
        ("mysql", "8.0.45", "medium", "ended"),
        ("mariadb", "10.3.39", "high", "ended"),
        ("vsftpd", "2.3.4", "very_high", "backdoor"),
    ],
)
def test_old_software_is_found_by_the_day_its_repairs_ended(software, version, severity, code):
    (one,) = seen(software, version)
    assert (one.severity, codes(one)[0]) == (severity, code)
    assert one.why[1].params["source"].startswith("http")


@pytest.mark.parametrize(
    ("software", "version"),
    [("apache", "2.4.62"), ("postgresql", "17.2"), ("postgresql", "1.3"), ("unheard", "1.0"), ("vsftpd", "3.0.5"),
     ("mysql", "8.4.3"), ("", "")],
)  # fmt: skip
def test_software_that_is_repaired_or_not_known_is_quiet(software, version):
    assert seen(software, version) == []


def test_what_a_distribution_packed_is_judged_by_the_distribution():
    assert seen("mariadb", "10.11.6", packed="12") == []
    assert seen("apache", "2.2.15", packed="12") == []
    (one,) = seen("apache", "2.2.15", packed="10")
    assert one.why[0].params["product"] == "debian"
