"""Facts of runs, in few words."""

from dataclasses import replace

from audit_worlds import ON, extract, patients, world

from sourcier.audit.baseline import counts_of
from sourcier.audit.judge import find, rulebook
from sourcier.model.audit import SCHEMA, AuditFacts, TargetFacts, World
from sourcier.model.audit_seen import ThingSeen
from sourcier.model.facts import Input

TARGET = TargetFacts("t", "ftp", "ftp://127.0.0.1", reached=True, complete=True, why_not="", things=3, read=3, whole=3,
                     bytes=30_000, bytes_taken=30_000, unread=())  # fmt: skip


def run_of(*things: ThingSeen, complete: bool = True, on: str = ON, seen: World | None = None) -> AuditFacts:
    """Facts of a run that saw these things."""
    findings = find(seen or world(*things))
    return AuditFacts(
        schema=SCHEMA,
        version="0.1.0",
        settings={},
        inputs=(Input("audit.toml", "ab" * 32),),
        complete=complete,
        owner="Laboratoire des Tilleuls",
        since="2019-03-01",
        on=on,
        targets=(replace(TARGET, complete=complete),),
        rules=tuple(rulebook()),
        findings=findings,
        counts=counts_of(findings),
    )


def two_files(**more: object) -> AuditFacts:
    return run_of(patients("out/a.csv"), extract("out/b.csv"), **more)
