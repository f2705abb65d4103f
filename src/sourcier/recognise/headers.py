"""What a header hints at: kinds by their words, and whom the column is about. Hints, never verdicts: headers lie."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from .kind import Kind
from .values import fold_one

EXACT, WORDS, BEGINNINGS = 1.0, 0.8, 0.5
"""The whole header is the kind's phrase; holds all its words; holds beginnings of all its words."""

_ABBREVIATED = 3
_WEAK_WORD = 2
"""A phrase of so few letters must be the whole header, beside words of role."""

ROLE_WORDS: Mapping[str, frozenset[str]] = {
    "prescriber": frozenset(
        {
            "MEDECIN",
            "MED",
            "MEDEC",
            "PRESCRIPTEUR",
            "PRESCRIP",
            "PRESC",
            "PRESCR",
            "DOCTEUR",
            "DOCT",
            "DR",
            "DOC",
            "TRAITANT",
        }
        | {"PRESCRIBER", "PHYSICIAN", "DOCTOR", "CORRESPONDANT", "CORRESP"}
    ),
    "sampler": frozenset(
        {"PRELEVEUR", "PREL", "PRELEV", "PRELEVEUSE", "INFIRMIER", "INFIRMIERE", "IDE", "INF", "SAMPLER", "NURSE"}
    ),
    "insured": frozenset({"ASSURE", "ASS", "ASSUR", "OUVRANT", "TITULAIRE", "INSURED", "HOLDER", "SUBSCRIBER"}),
    "staff": frozenset(
        {"USER", "UTIL", "UTILISATEUR", "OPERATEUR", "OPER", "AGENT", "SECRETAIRE", "STAFF", "SAISI", "SAISIE"}
    ),
    "laboratory": frozenset(
        {"LABO", "LAB", "LABORATOIRE", "SITE", "ETAB", "ETS", "ETABLISSEMENT", "CABINET", "LABORATORY"}
    ),
    "patient": frozenset({"PATIENT", "PAT", "P", "PT", "PERSONNE", "BENEF", "BENEFICIAIRE"}),
}
_GLUED = (
    ("ASSURE", "insured"),
    ("ASS", "insured"),
    ("PRESC", "prescriber"),
    ("MED", "prescriber"),
    ("PRELEV", "sampler"),
    ("PREL", "sampler"),
    ("LABO", "laboratory"),
    ("LAB", "laboratory"),
    ("PAT", "patient"),
)
"""Ends of words glued together: NOMASS, CPMED, TELPREL."""
FILLERS = frozenset(
    {
        "DE",
        "DU",
        "DES",
        "D",
        "LA",
        "LE",
        "L",
        "LES",
        "OF",
        "THE",
        "NO",
        "N",
        "NUM",
        "NUMERO",
        "ET",
        "EN",
        "COL",
        "ZONE",
        "CHAMP",
        "FIELD",
    }
)
_ROLES = frozenset().union(*ROLE_WORDS.values())
_CAMEL = re.compile(r"(?<=[a-zà-ÿ0-9])(?=[A-ZÀ-Ý])|(?<=[A-Za-z])(?=\d)")
_NOT_WORD = re.compile(r"[^0-9A-Z]+")


@dataclass(frozen=True, slots=True)
class Hint:
    """What one header says."""

    kinds: Mapping[str, float] = field(default_factory=dict)
    """Strength from 0 to 1 by kind."""
    role: str | None = None


def words_of(header: str) -> tuple[str, ...]:
    """Return the folded words of a header: ``dateNaissance_pat`` gives DATE, NAISSANCE, PAT."""
    return tuple(word for word in _NOT_WORD.split(fold_one(_CAMEL.sub(" ", header))) if word)


def hint(header: str, kinds: Mapping[str, Kind]) -> Hint:
    """Return what the header hints at."""
    words = words_of(header)
    if not words:
        return Hint()
    found = {
        name: max((_strength(words, phrase) for phrase in kind.headers), default=0.0) for name, kind in kinds.items()
    }
    return Hint({name: strength for name, strength in found.items() if strength}, _role(words))


def _role(words: tuple[str, ...]) -> str | None:
    for role, signs in ROLE_WORDS.items():
        if signs.intersection(words):
            return role
    last = words[-1]
    glued = (role for sign, role in _GLUED if len(last) > len(sign) + 1 and last.endswith(sign))
    return next(glued, None)


def _strength(words: tuple[str, ...], phrase: str) -> float:
    wanted = _phrase_words(phrase)
    meant = tuple(word for word in words if word not in FILLERS)
    wanted_meant = tuple(word for word in wanted if word not in FILLERS) or wanted
    if wanted in (words, meant) or meant == wanted_meant:
        return EXACT
    bare = tuple(word for word in meant if word not in _ROLES)
    if bare == wanted_meant:
        return WORDS + 0.1
    if sum(map(len, wanted_meant)) <= _WEAK_WORD:
        return 0.0
    if set(wanted_meant) <= set(words):
        return WORDS * min(1.0, 0.6 + 0.4 * len(wanted_meant) / len(meant or words))
    return BEGINNINGS if _begins(meant, wanted_meant) else 0.0


def _begins(words: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether every wanted word is begun by some word of at least three letters, in order.

    None may be left over; a longer word may begin with the only one wanted.
    """
    if len(words) != len(wanted):
        return False
    if len(words) == 1 and len(wanted[0]) > _ABBREVIATED and words[0].startswith(wanted[0]):
        return True
    return all(len(short) >= _ABBREVIATED and full.startswith(short) for short, full in zip(words, wanted, strict=True))


@lru_cache(maxsize=4096)
def _phrase_words(phrase: str) -> tuple[str, ...]:
    return words_of(phrase)
