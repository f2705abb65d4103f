"""What a purpose needs, and what it does not: data, one entry per purpose.

Nothing here forbids anything. A kind that a purpose does not need may be ordered; the controller is told, and answers
for it (GDPR art. 5(1)(c): data minimisation). Sources: CNIL, deliberation SAN-2022-009, 15 April 2022, on comments in
extracts for migrations; CNIL, guides on development and on testing with real data; French law 78-17 art. 30 and decree
2019-341 on the purposes a NIR may serve.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from sourcier.data import fold

COMMENTS = frozenset({"free_text"})
SECRETS = frozenset({"password", "password_hash"})
ACCESS = frozenset({"login", "ip"})
BANK = frozenset({"iban", "bic", "card"})
NUMBERS = frozenset({"nir", "ins"})
NAMES = frozenset({"family_name", "birth_name", "given_name", "full_name"})
CONTACT = frozenset({"street", "phone", "landline", "mobile", "email"})
HEALTH = frozenset({"blood_group", "rhesus", "diagnosis_code", "act_code", "drug"})
SENSITIVE = COMMENTS | SECRETS | NUMBERS | HEALTH | BANK
"""Kinds whose excess weighs most."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """One purpose for which rows of a laboratory are handed out."""

    code: str
    words: tuple[str, ...]
    """Folded beginnings of words by which people name it, in French and English."""
    unneeded: frozenset[str]
    """Kinds it does not need."""


PURPOSES: tuple[Purpose, ...] = (
    Purpose(
        "migration",
        ("MIGRATION", "MIGRER", "REPRISE", "BASCULE", "CHANGEMENT DE LOGICIEL", "CHANGE OF SOFTWARE", "TAKE OVER"),
        COMMENTS | SECRETS | ACCESS | BANK,
    ),
    Purpose(
        "billing",
        ("FACTUR", "BILLING", "INVOIC", "TELETRANSMISSION", "TIERS PAYANT", "RECOUVREMENT"),
        COMMENTS | SECRETS | ACCESS | frozenset({"blood_group", "rhesus", "email"}),
    ),
    Purpose(
        "statistics",
        ("STATISTI", "EPIDEMIO", "ETUDE", "RECHERCHE", "STUDY", "RESEARCH"),
        COMMENTS | SECRETS | ACCESS | BANK | NUMBERS | NAMES | CONTACT,
    ),
    Purpose(
        "testing",
        ("TEST", "RECETTE", "DEBUG", "DEVELOPPEMENT", "DEVELOPMENT", "MAINTENANCE", "FORMATION", "TRAINING"),
        COMMENTS | SECRETS | ACCESS | BANK | NUMBERS | NAMES | CONTACT | HEALTH,
    ),
    Purpose(
        "letters",
        ("COURRIER", "MAILING", "INFORMATION DES PATIENTS", "LETTER", "CAMPAGNE", "ENQUETE", "SURVEY"),
        COMMENTS | SECRETS | ACCESS | BANK | NUMBERS | HEALTH,
    ),
    Purpose("backup", ("SAUVEGARDE", "BACKUP", "ARCHIV"), SECRETS),
    Purpose("right", ("PORTABILITE", "PORTABILITY", "DROIT D ACCES", "ACCESS REQUEST"), SECRETS),
)
"""The first whose words a text holds is meant."""
BY_CODE: Mapping[str, Purpose] = {purpose.code: purpose for purpose in PURPOSES}


def purpose_of(text: str) -> Purpose | None:
    """Return the purpose a text of an order names; None where it is none of these."""
    words = " " + " ".join("".join(c if c.isalnum() else " " for c in fold(text).upper()).split())
    return next((purpose for purpose in PURPOSES if any(f" {word}" in words for word in purpose.words)), None)
