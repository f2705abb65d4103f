"""Worlds as an audit sees them, in few words."""

from dataclasses import replace

from sourcier.audit.judge import find
from sourcier.audit.registry import rules
from sourcier.model.audit import Finding, World
from sourcier.model.audit_seen import KindSeen, Looked, PartSeen, PeopleSeen, ServerSeen, ThingSeen
from sourcier.model.audit_targets import AuditConfig, Target

ON = "2026-11-25"
_CATEGORIES = {
    "nir": "national_number",
    "family_name": "identity",
    "given_name": "identity",
    "birth_date": "identity",
    "email": "contact",
    "phone": "contact",
    "street": "contact",
    "blood_group": "health",
    "visit_date": "health",
    "password": "secret",
    "login": "secret",
    "siret": "organisation",
    "amount": "financial",
}


def kinds(*names: str, rows: int = 100, role: str = "patient") -> tuple[KindSeen, ...]:
    return tuple(KindSeen(name, _CATEGORIES.get(name, "technical"), rows, 0.95, role, rows) for name in names)


def told(kind: str, asserted: int = 3, rows: int = 5) -> KindSeen:
    category = "health" if kind.startswith("health.") else _CATEGORIES.get(kind, "identity")
    return KindSeen(kind, category, rows, 0.9, inside_text=True, asserted=asserted)


def extract(path: str = "out/extract.csv", *names: str, rows: int = 100, **more: object) -> ThingSeen:
    """A table of people in clear."""
    found = kinds(*(names or ("family_name", "given_name", "birth_date", "email")), rows=rows)
    looked = Looked(whole=True, bytes=10_000, of=10_000, rows=rows, rows_in_all=rows)
    part = PartSeen("table-1", "delimited", (), rows, ())
    people = PeopleSeen(rows, rows, rows)
    made = ThingSeen("t", path, path, size=10_000, format="delimited", sort="export", parts=(part,), kinds=found,
                     people=people, looked=looked)  # fmt: skip
    return replace(made, **more)


def patients(path: str = "out/patients.csv", **more: object) -> ThingSeen:
    return extract(path, "nir", "family_name", "birth_date", "blood_group", **more)


def products(path: str = "out/products.csv", **more: object) -> ThingSeen:
    """A table nobody is in."""
    return extract(path, "amount", "record_id", **{"people": PeopleSeen(), **more})


def firms(path: str = "out/firms.csv", **more: object) -> ThingSeen:
    return extract(path, "siret", "street", "email", "phone", **more)


def world(*things: ThingSeen, target: Target | None = None, server: ServerSeen | None = None) -> World:
    one = target or Target("t", "folder", "/srv/t")
    config = AuditConfig("Labo", "2020-01-01", (one,))
    return World(config, ON, (server or ServerSeen(one.id, reached=True),), tuple(things))


def found(number: str, seen: World) -> list[Finding]:
    """What one rule finds."""
    (rule,) = [rule for rule in rules() if rule.text.number == number]
    return list(find(seen, [rule]))


def codes(finding: Finding) -> list[str]:
    return [one.code for one in finding.why]
