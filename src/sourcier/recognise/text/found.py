"""What is found inside comments."""

from dataclasses import dataclass

import numpy as np

from sourcier.data.lexicons import lexicon_kinds

IDENTIFIERS = ("phone", "email", "nir", "person_name", "address")
KINDS = (*IDENTIFIERS, *lexicon_kinds())
"""Every kind inside free text; its place is its code."""
STATUSES = ("none", "asserted", "negated", "family", "question", "past")
NONE, ASSERTED, NEGATED, FAMILY, QUESTION, PAST = range(len(STATUSES))
CODES = {kind: code for code, kind in enumerate(KINDS)}
TESTED = frozenset(CODES[kind] for kind in ("health.hiv", "health.hepatitis", "health.infection"))
"""Kinds whose names are also those of tests."""


@dataclass(frozen=True, slots=True)
class Span:
    """One fact or identifier inside a comment."""

    start: int
    """In characters, from 0."""
    end: int
    """Behind the last character."""
    kind: str
    status: str
    """``asserted``, ``negated``, ``family``, ``question`` or ``past``; ``none`` for identifiers."""


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """Spans in many comments: aligned arrays, by comment, then by start."""

    comment: np.ndarray
    """Position of the comment."""
    start: np.ndarray
    end: np.ndarray
    kind: np.ndarray
    """Index into `KINDS`."""
    status: np.ndarray
    """Index into `STATUSES`."""
