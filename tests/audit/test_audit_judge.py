from dataclasses import replace

import pytest
from audit_worlds import extract, patients, products, world
from hypothesis import given
from hypothesis import strategies as st

from sourcier.audit import judge
from sourcier.audit.banners import software_in, weakest
from sourcier.audit.fingerprint import fingerprint
from sourcier.audit.registry import rules
from sourcier.audit.rule import Rule
from sourcier.model.audit import SEVERITIES


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.text.id)
def test_a_rule_says_everything_it_can_say(rule: Rule):
    text = rule.text
    assert len(rule.remedy) >= 2
    assert len(rule.check) >= 2
    assert {*rule.remedy, *rule.check} <= set(text.says)
    assert text.severity in SEVERITIES
    assert text.duties
    assert 0 < text.confidence <= 1


def test_ids_are_stable_for_ever():
    assert [rule.text.id for rule in rules()] == [
        "SRC101-anonymous-access",
        "SRC102-plain-text-protocol",
        "SRC103-weak-tls",
        "SRC104-directory-listing",
        "SRC105-unsupported-software",
        "SRC106-no-access-log",
        "SRC201-personal-data-in-public",
        "SRC202-undeclared-health-data",
        "SRC203-beyond-order",
        "SRC204-kept-past-delete-by",
        "SRC205-unencrypted-extract",
        "SRC206-unmarked-export",
        "SRC207-passwords-in-clear",
        "SRC208-dump-beside-web-root",
        "SRC209-real-data-in-test",
        "SRC210-copies-in-many-places",
        "SRC211-world-accessible",
        "SRC301-shared-login",
        "SRC302-default-password",
        "SRC303-too-many-with-access",
    ]


def test_the_order_things_come_in_changes_nothing():
    things = (patients("a.csv"), extract("b.csv"), products("c.csv"), patients("d/e.csv", world_readable=True))
    assert judge.find(world(*things)) == judge.find(world(*reversed(things)))


def test_findings_come_gravest_first():
    found = judge.find(world(extract("a.csv", anonymous=True), patients("b.csv", anonymous=True)))
    assert [SEVERITIES.index(one.severity) for one in found] == sorted(
        (SEVERITIES.index(one.severity) for one in found), reverse=True
    )
    assert found[0].severity == "very_high"


def test_a_fingerprint_knows_nothing_of_redaction_counts_severity_or_day():
    one = patients("dossier/Dupont.csv")
    seen = {
        (finding.rule, finding.fingerprint)
        for thing in (one, replace(one, shown="dossier/name-1.csv"), patients("dossier/Dupont.csv", rows=9000))
        for day in ("2026-11-25", "2027-06-01")
        for finding in judge.find(replace(world(thing), on=day))
    }
    assert len(seen) == len({rule for rule, _ in seen})


def test_a_fingerprint_is_the_same_on_every_system():
    wanted = fingerprint("SRC205-unencrypted-extract", "t", "envoi/\u00e9t\u00e9.csv")
    assert fingerprint("SRC205-renamed", "t", "envoi\\e\u0301te\u0301.csv") == wanted
    assert fingerprint("SRC205-x", "t", "./envoi//\u00e9t\u00e9.csv") == wanted
    assert fingerprint("SRC205-x", "u", "envoi/\u00e9t\u00e9.csv") != wanted
    assert fingerprint("SRC206-x", "t", "envoi/\u00e9t\u00e9.csv") != wanted


def test_this_fingerprint_never_changes():
    assert fingerprint("SRC101-anonymous-access", "ftp") == "c0f14b7aea9b4b908c38e6060caa3aaf"


def test_beyond_so_many_findings_the_others_are_counted(monkeypatch):
    monkeypatch.setattr(judge, "MOST", 3)
    found = [one for one in judge.find(world(*(extract(f"{n}.csv") for n in range(10)))) if "SRC205" in one.rule]
    assert len(found) == 4
    (rest,) = [one for one in found if not one.where]
    assert (rest.why[0].code, rest.why[0].params) == ("and_more", {"n": 7})


@pytest.mark.parametrize(
    ("banner", "scheme", "told"),
    [
        ("220 (vsFTPd 2.3.4)", "ftp", [("vsftpd", "2.3.4")]),
        ("220 ProFTPD 1.3.3c Server (Labo) [127.0.0.1]", "ftp", [("proftpd", "1.3.3c")]),
        ("Apache/2.2.15 (CentOS) PHP/5.3.3", "http", [("apache", "2.2.15"), ("php", "5.3.3")]),
        ("Microsoft-IIS/7.5", "http", [("iis", "7.5")]),
        ("PostgreSQL 9.6.24 on x86_64-pc-linux-gnu", "postgresql", [("postgresql", "9.6.24")]),
        ("5.5.5-10.3.39-MariaDB-0+deb10u1", "mysql", [("mariadb", "10.3.39"), ("debian", "10")]),
        ("5.7.44-log", "mysql", [("mysql", "5.7.44")]),
        ("SSH-2.0-OpenSSH_8.4p1 Debian-5+deb11u3", "sftp", [("debian", "11")]),
        ("220 Welcome", "ftp", []),
    ],
)
def test_a_banner_names_software_and_version(banner, scheme, told):
    assert [(one.product, one.version) for one in software_in(banner, scheme)] == told


@given(st.text(max_size=2000))
def test_no_banner_hurts(banner):
    assert len(software_in(banner, "mysql")) < 12


@pytest.mark.parametrize(
    ("banner", "product"),
    [("Apache/2.4.62 PHP/5.3.3", "php"), ("Apache/2.2.15 PHP/8.4.1", "apache"), ("nginx/1.29.5", "nginx"), ("", None)],
)
def test_of_several_the_one_without_repairs_is_told(banner, product):
    found = weakest(software_in(banner))
    assert (found.product if found else None) == product
