import hashlib

from audit_worlds import ON, codes, extract, found, world

from sourcier.model.audit import World
from sourcier.model.audit_seen import ServerSeen
from sourcier.model.audit_targets import AuditConfig, Target

KEPT = 256


def sketch(first: int, last: int, base: str = "") -> dict:
    digests = (int.from_bytes(hashlib.sha256(f"{base}{n}".encode()).digest()[:8]) for n in range(first, last))
    return {"sketch": tuple(sorted(digests)[:KEPT]), "sketch_of": last - first}


def test_the_same_people_in_three_places_are_found_in_each():
    seen = world(*(extract(f"{name}.csv", **sketch(0, 1000)) for name in "abc"))
    findings = found("SRC210", seen)
    assert [one.where for one in findings] == ["a.csv", "b.csv", "c.csv"]
    assert {one.severity for one in findings} == {"medium"}
    assert findings[0].why[0].params == {"n": 3, "targets": 1}


def test_an_older_copy_with_fewer_people_is_a_copy_still():
    findings = found("SRC210", world(extract("a.csv", **sketch(0, 1000)), extract("old.csv", **sketch(0, 600))))
    assert len(findings) == 2


def test_copies_alike_to_the_last_byte_are_told():
    (one, _) = found("SRC210", world(*(extract(f"{n}.csv", digest="d", **sketch(0, 500)) for n in "ab")))
    assert codes(one) == ["places", "same_bytes"]


def test_the_place_it_is_declared_in_is_left_out():
    home = Target("home", "postgresql", "x", declared=("identity", "contact"))
    other = Target("t", "folder", "/srv")
    things = (extract("patients", target="home", **sketch(0, 900)), extract("a.csv", **sketch(0, 900)))
    servers = (ServerSeen("home", reached=True), ServerSeen("t", reached=True))
    seen = World(AuditConfig("Labo", "2020-01-01", (home, other)), ON, servers, things)
    assert [(one.target, one.where) for one in found("SRC210", seen)] == [("t", "a.csv")]


def test_other_people_few_in_common_and_few_at_all_are_quiet():
    assert found("SRC210", world(extract("a.csv", **sketch(0, 900)), extract("b.csv", **sketch(0, 900, "x")))) == []
    assert found("SRC210", world(extract("a.csv", **sketch(0, 1000)), extract("b.csv", **sketch(800, 1800)))) == []
    assert found("SRC210", world(extract("a.csv", **sketch(0, 10)), extract("b.csv", **sketch(0, 10)))) == []


def test_a_thousand_copies_are_one_group():
    base = sketch(0, 300)
    findings = found("SRC210", world(*(extract(f"{n}.csv", **base) for n in range(1000))))
    assert {one.why[0].params["n"] for one in findings} == {1000}
    assert len(findings) == 1000
