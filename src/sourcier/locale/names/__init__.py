"""Names of codes, as msgids: kinds, categories, roles, ways of reading, verdicts."""

from .duties import ARTICLES, CLAUSES, DUTIES, DUTY_FINDINGS, MEASURES, ORDER_PARTS, PARTY_ROLES
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
    UNITS,
)

__all__ = [
    "ARTICLES",
    "AUTHENTICITIES",
    "CATEGORIES",
    "CLAUSES",
    "COMPOSITIONS",
    "CONTAINERS",
    "DELIMITERS",
    "DUTIES",
    "DUTY_FINDINGS",
    "EVENTS",
    "FAMILIES",
    "FORMATS",
    "KINDS",
    "LAW",
    "LINE_BREAKS",
    "MEASURES",
    "ORDER_PARTS",
    "OTHERS",
    "OVERTURNS",
    "PARTS",
    "PARTY_ROLES",
    "PEOPLE_STEPS",
    "QUOTES",
    "ROLES",
    "SEGMENTS",
    "SIGNS",
    "SPEAKS",
    "STRENGTHS",
    "TRIALS",
    "UNITS",
]
