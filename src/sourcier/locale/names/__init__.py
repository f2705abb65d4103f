"""Names of codes, as msgids: kinds, categories, roles, ways of reading, verdicts."""

from .families import FAMILIES
from .kinds import KINDS
from .trials import TRIALS
from .verdicts import OVERTURNS, PEOPLE_STEPS, SEGMENTS, SIGNS, SPEAKS
from .words import (
    AUTHENTICITIES,
    CATEGORIES,
    COMPOSITIONS,
    CONTAINERS,
    DELIMITERS,
    EVENTS,
    FORMATS,
    LAW,
    LINE_BREAKS,
    OTHERS,
    PARTS,
    QUOTES,
    ROLES,
    STRENGTHS,
)

__all__ = [
    "AUTHENTICITIES",
    "CATEGORIES",
    "COMPOSITIONS",
    "CONTAINERS",
    "DELIMITERS",
    "EVENTS",
    "FAMILIES",
    "FORMATS",
    "KINDS",
    "LAW",
    "LINE_BREAKS",
    "OTHERS",
    "OVERTURNS",
    "PARTS",
    "PEOPLE_STEPS",
    "QUOTES",
    "ROLES",
    "SEGMENTS",
    "SIGNS",
    "SPEAKS",
    "STRENGTHS",
    "TRIALS",
]
