"""Audits: one's own servers and folders, looked over before what lies there leaks.

facts = run(read_config(content, folder, today), bench, asked)     every declared target, every rule
facts = with_baseline(facts, read_baseline(content)); since_run(facts, run_since("last", history))
gate(Path("export.csv"), keeper).open                              before a file leaves
"""

from .attestation import (
    Papers,
    attestation_of,
    paper_of,
    papers_in,
    previous_in,
    verify_attestation,
    write_attestation,
)
from .baseline import Known, accept, expiry, read_baseline, with_baseline, write_baseline
from .errors import NotASigningKey
from .gate import Keeper, gate
from .history import keep_run, past_run, read_history, run_since, run_text, since_run
from .judge import find, rulebook, steps_of_rules
from .register import Copies
from .schedule import DAYS, EVERY, SYSTEMS, Planned, Task, planned

__all__ = [
    "DAYS",
    "EVERY",
    "SYSTEMS",
    "Copies",
    "Keeper",
    "Known",
    "NotASigningKey",
    "Papers",
    "Planned",
    "Task",
    "accept",
    "attestation_of",
    "expiry",
    "find",
    "gate",
    "keep_run",
    "paper_of",
    "papers_in",
    "past_run",
    "planned",
    "previous_in",
    "read_baseline",
    "read_history",
    "rulebook",
    "run_since",
    "run_text",
    "since_run",
    "steps_of_rules",
    "verify_attestation",
    "with_baseline",
    "write_attestation",
    "write_baseline",
]
