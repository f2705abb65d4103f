"""What is owed after a leak, to whom, by when: severity, deadlines, notices, lists, letters, plan.

    responded = respond(case, manifest_bytes, Request(parties, as_of="2026-01-05T10:00:00+01:00"), workers=2, ...)
    responded.facts, responded.reused, responded.changes

Nothing here is legal advice: every rule shows its source, every factor can be set by a decision.
"""

from .affair import Affair
from .errors import ExaminationMissing, ManifestNeeded, UnknownParty
from .request import Outgoing, Request
from .responding import STEP, Responded, respond

__all__ = [
    "STEP",
    "Affair",
    "ExaminationMissing",
    "ManifestNeeded",
    "Outgoing",
    "Request",
    "Responded",
    "UnknownParty",
    "respond",
]
