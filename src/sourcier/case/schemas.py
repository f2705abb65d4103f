"""The JSON Schemas of the facts, as published in ``docs/reference/schemas/``.

Written anew by ``python -m sourcier.case.schemas docs/reference/schemas``; a test holds the two together.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from sourcier.model import audit, audit_gate, audit_history, changes, check, facts, marks, response, trace
from sourcier.model.plain import schema_of

PUBLISHED: Mapping[str, tuple[type, str]] = {
    "examination-1.json": (facts.Examination, facts.SCHEMA),
    "check-1.json": (check.Check, check.SCHEMA),
    "trace-1.json": (trace.Trace, trace.SCHEMA),
    "changes-1.json": (changes.Changes, changes.SCHEMA),
    "marks-1.json": (marks.Found, marks.SCHEMA),
    "alarm-1.json": (marks.Alarm, marks.ALARM_SCHEMA),
    "response-1.json": (response.Response, response.SCHEMA),
    "audit-1.json": (audit.AuditFacts, audit.SCHEMA),
    "audit-gate-1.json": (audit_gate.Gate, audit_gate.GATE_SCHEMA),
    "audit-run-1.json": (audit_history.PastRun, audit_history.RUN_SCHEMA),
    "audit-attestation-1.json": (audit_history.Attestation, audit_history.ATTESTATION_SCHEMA),
}
"""File name to the fact's class and the schema's ``$id``."""


def schema_text(name: str) -> str:
    """Return one schema as it is published."""
    kind, identifier = PUBLISHED[name]
    return json.dumps(schema_of(kind, identifier), indent=1, ensure_ascii=False) + "\n"


def publish(folder: Path) -> None:
    """Write every schema to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in PUBLISHED:
        (folder / name).write_text(schema_text(name), "utf-8", newline="\n")


if __name__ == "__main__":
    publish(Path(sys.argv[1]))
