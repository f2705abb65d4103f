"""What a header hints at: kinds by their words, and whom the column is about. Hints, never verdicts: headers lie."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

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
_NOT_WORD = re.compile("[^0-9A-Z\u00c0-\u024f\u0370-\u052f\u0590-\u05ff\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]+")
"""Latin letters that have no plain form, Greek, Cyrillic, Hebrew, Thai, Chinese, Japanese and Korean make words too."""


@dataclass(frozen=True, slots=True)
class Hint:
    """What one header says."""

    kinds: Mapping[str, float] = field(default_factory=dict)
    """Strength from 0 to 1 by kind."""
    role: str | None = None


def words_of(header: str) -> tuple[str, ...]:
    """Return the folded words of a header: ``dateNaissance_pat`` gives DATE, NAISSANCE, PAT."""
    return tuple(word for word in _NOT_WORD.split(fold_one(_CAMEL.sub(" ", header))) if word)


class Phrases:
    """The header phrases of all kinds, found by their words and by how their first word begins."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self._near: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for name, kind in kinds.items():
            for phrase in kind.headers:
                wanted = words_of(phrase)
                for sign in {*wanted, *(word[:_ABBREVIATED] + "*" for word in _meant(wanted)[:1])}:
                    self._near.setdefault(sign, []).append((name, wanted))

    def hint(self, header: str) -> Hint:
        """Return what the header hints at."""
        words = words_of(header)
        if not words:
            return Hint()
        found: dict[str, float] = {}
        for name, wanted in self._candidates(words):
            if (strength := _strength(words, wanted)) > found.get(name, 0.0):
                found[name] = strength
        return Hint(dict(sorted(found.items())), _role(words))

    def _candidates(self, words: tuple[str, ...]) -> set[tuple[str, tuple[str, ...]]]:
        signs = {*words, *(word[:_ABBREVIATED] + "*" for word in _meant(words)[:1])}
        return {phrase for sign in signs for phrase in self._near.get(sign, ())}


def _meant(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in FILLERS) or words


def _role(words: tuple[str, ...]) -> str | None:
    for role, signs in ROLE_WORDS.items():
        if signs.intersection(words):
            return role
    last = words[-1]
    glued = (role for sign, role in _GLUED if len(last) > len(sign) + 1 and last.endswith(sign))
    return next(glued, None)


def _strength(words: tuple[str, ...], wanted: tuple[str, ...]) -> float:
    meant = tuple(word for word in words if word not in FILLERS)
    wanted_meant = _meant(wanted)
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
