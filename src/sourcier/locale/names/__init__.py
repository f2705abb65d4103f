"""Names of codes, as msgids: kinds, categories, roles, ways of reading, verdicts."""

from .families import FAMILIES
from .kinds import KINDS
from .verdicts import PEOPLE_STEPS, SIGNS, SPEAKS
from .words import (
    AUTHENTICITIES,
    CATEGORIES,
    COMPOSITIONS,
    CONTAINERS,
    DELIMITERS,
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
    "FAMILIES",
    "FORMATS",
    "KINDS",
    "LAW",
    "LINE_BREAKS",
    "OTHERS",
    "PARTS",
    "PEOPLE_STEPS",
    "QUOTES",
    "ROLES",
    "SIGNS",
    "SPEAKS",
    "STRENGTHS",
]
