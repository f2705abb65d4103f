"""The folder about one leak: evidence, decisions, steps, facts, journal; it hands out every file a result goes to."""

from .case import Case, Whole
from .decisions import decisions_text, read_decisions
from .errors import (
    BasisNeeded,
    CaseDamaged,
    CaseInUse,
    CaseNewer,
    DecisionsUnreadable,
    EvidenceChanged,
    EvidenceUnreachable,
    NotACase,
    UnknownDecision,
    basis_needed,
)
from .evidence import Piece
from .identity import FORMAT, Identity, read_identity
from .journal import Chain, Clock, Journal, verify
from .pieces import PieceState
from .steps import StepResult, facts_text, read_facts

__all__ = [
    "FORMAT",
    "BasisNeeded",
    "Case",
    "CaseDamaged",
    "CaseInUse",
    "CaseNewer",
    "Chain",
    "Clock",
    "DecisionsUnreadable",
    "EvidenceChanged",
    "EvidenceUnreachable",
    "Identity",
    "Journal",
    "NotACase",
    "Piece",
    "PieceState",
    "StepResult",
    "UnknownDecision",
    "Whole",
    "basis_needed",
    "decisions_text",
    "facts_text",
    "read_decisions",
    "read_facts",
    "read_identity",
    "verify",
]
