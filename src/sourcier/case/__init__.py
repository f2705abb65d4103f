"""The folder about one leak: evidence, decisions, steps, facts, journal; it hands out every file a result goes to."""

from .case import Case, Whole
from .contradictions import Row, offsets_of, rows_of
from .decisions import Decision, Placed, decisions_text, every, placed, read_decisions
from .errors import (
    AlreadySettled,
    BasisNeeded,
    CaseDamaged,
    CaseInUse,
    CaseNewer,
    DecisionsContradict,
    DecisionsUnreadable,
    EvidenceChanged,
    EvidenceUnreachable,
    NotACase,
    SameReader,
    UnknownDecision,
    basis_needed,
)
from .evidence import Piece
from .identity import FORMAT, Identity, read_identity
from .journal import Chain, Clock, Journal, verify
from .ledgers import Ledger
from .pieces import PieceState
from .sheets import plain_digest
from .sinks import is_plain_name
from .steps import StepResult, facts_digest, facts_text, read_facts
from .tables import Field, line_of, read_tables
from .witnesses import same_rows

__all__ = [
    "FORMAT",
    "AlreadySettled",
    "BasisNeeded",
    "Case",
    "CaseDamaged",
    "CaseInUse",
    "CaseNewer",
    "Chain",
    "Clock",
    "Decision",
    "DecisionsContradict",
    "DecisionsUnreadable",
    "EvidenceChanged",
    "EvidenceUnreachable",
    "Field",
    "Identity",
    "Journal",
    "Ledger",
    "NotACase",
    "Piece",
    "PieceState",
    "Placed",
    "Row",
    "SameReader",
    "StepResult",
    "UnknownDecision",
    "Whole",
    "basis_needed",
    "decisions_text",
    "every",
    "facts_digest",
    "facts_text",
    "is_plain_name",
    "line_of",
    "offsets_of",
    "placed",
    "plain_digest",
    "read_decisions",
    "read_facts",
    "read_identity",
    "read_tables",
    "rows_of",
    "same_rows",
    "verify",
]
