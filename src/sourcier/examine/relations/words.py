"""What names of columns and tables speak of: ``patient_id``, ``IDPAT`` and the table ``T_PATIENTS`` of patients."""

from sourcier.recognise.headers import ROLE_WORDS, words_of

_GENERIC = frozenset(
    {"ID", "IDS", "NUM", "NUMERO", "NO", "N", "NR", "CODE", "COD", "CD", "REF", "REFERENCE", "KEY", "CLE", "PK", "FK"}
    | {"IDENT", "IDENTIFIANT", "IDENTIFIER", "UUID", "GUID", "UID", "OID", "SEQ", "ROWID", "IDX", "INTERNE", "UNIQUE"}
    | {"DE", "DU", "DES", "LA", "LE", "L", "D", "OF", "THE"}
)
_OF_TABLES = frozenset(
    {"T", "TB", "TBL", "TABLE", "TAB", "DBO", "PUBLIC", "FACT", "DIM", "LISTE", "LIST", "EXPORT", "EXTRACT", "EXTRAIT"}
    | {"DATA", "CSV", "TXT", "SHEET", "FEUIL", "FEUILLE"}
)
_FRONT, _BACK = ("IDENT", "CODE", "COD", "NUM", "REF", "CLE", "ID", "FK", "PK"), ("CODE", "UUID", "NUM", "REF", "ID")
_SAME = {
    "SUBJECT": "PATIENT",
    "SUJET": "PATIENT",
    "BENEFICIARY": "PATIENT",
    "BENEFICIAIRE": "PATIENT",
    "IPP": "PATIENT",
}
_LEAST = 3
_PLURAL = 4
_TITLED = {"PID": "patient", "P": "patient"}
"""Segments of health messages that are about the patient."""


def subjects(name: str) -> tuple[str, ...]:
    """Return what a column's name speaks of beside being a number or code; empty for ``id`` alone."""
    words = (_unglued(word) for word in words_of(name) if word not in _GENERIC)
    said = (_singular(word) for word in words if word and not word.isdigit() and word not in _GENERIC)
    return tuple(_SAME.get(word, word) for word in said)


def title_subjects(title: str) -> tuple[str, ...]:
    """Return the same of a table's name."""
    return tuple(word for word in subjects(title) if word not in _OF_TABLES)


def meet(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two names speak of one thing; a word may be cut short: PAT, PATIENT."""
    return any(_same(a, b) for a in some for b in others)


def covered(title: tuple[str, ...], name: tuple[str, ...]) -> float:
    """Return the share of a title's words that a name has: ``person_id`` is of person rather than of person_name."""
    return sum(any(_same(word, one) for one in name) for word in title) / len(title) if title else 0.0


def role_of_title(title: str) -> str | None:
    """Return whom a table is about by its name, if that says nothing else: ``medecins``; ``labo_resultats`` does."""
    if title in _TITLED:
        return _TITLED[title]
    words = {word for word in title_subjects(title) if len(word) >= _LEAST}
    found = [role for role, signs in ROLE_WORDS.items() if words and words <= signs]
    return found[0] if len(found) == 1 else None


def _unglued(word: str) -> str:
    for sign in _FRONT:
        if word.startswith(sign) and len(word) >= len(sign) + _LEAST:
            return word[len(sign) :]
    for sign in _BACK:
        if word.endswith(sign) and len(word) >= len(sign) + _LEAST:
            return word[: -len(sign)]
    return word


def _singular(word: str) -> str:
    return word[:-1] if len(word) >= _PLURAL and word.endswith("S") else word


def _same(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= _LEAST and long.startswith(short))
