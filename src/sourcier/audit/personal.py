"""How grave it is that what a thing holds is seen: whether it is about people at all, and of what sort.

ENISA 2013 tells simple data from what is sensitive; GDPR art. 9 and 87 and passwords stand out.
"""

from collections.abc import Iterable

from sourcier.model.audit_seen import KindSeen, ThingSeen
from sourcier.model.kinds import Category

from .persons import NAMES, NUMBER, OTHERS, SPECIAL, about_people, is_health

NONE, SIMPLE, GRAVE, SENSITIVE = "none", "simple", "grave", "sensitive"
GRADES = (NONE, SIMPLE, GRAVE, SENSITIVE)

_MEDICAL_PLACE = frozenset({"lab_name", "finess", "doctor", "rpps", "adeli", "nir", "ins"})
"""Beside one of these a visit is one to a place of care."""
_BANK = frozenset({"iban", "card"})
_SECRET = Category.SECRET.value
_FIRST = (
    NUMBER, _SECRET, Category.IDENTITY.value, Category.CONTACT.value, Category.FINANCIAL.value,
    Category.INSURANCE.value, Category.HEALTH.value, Category.PROFESSIONAL.value,
)  # fmt: skip
"""Categories in the order they are told."""
_LEAST = 0.5
"""Confidence from which a kind counts."""


def sure(kinds: Iterable[KindSeen]) -> tuple[KindSeen, ...]:
    """Return the kinds that are likelier than not, and stand in some row."""
    return tuple(kind for kind in kinds if kind.confidence >= _LEAST and kind.rows > 0)


def listed(kinds: Iterable[KindSeen]) -> tuple[str, ...]:
    """Return the kinds that are likely, each once, those that hurt most first."""
    ranked = sorted(sure(kinds), key=lambda kind: (_rank(kind), -kind.rows, kind.kind))
    return tuple(dict.fromkeys(kind.kind for kind in ranked))


def _rank(kind: KindSeen) -> int:
    if kind.category == NUMBER:
        return 0
    if kind.kind.startswith("health.") or kind.kind in SPECIAL or is_health(kind):
        return 1
    if kind.role in OTHERS and kind.category != _SECRET:
        return len(_FIRST) + 3
    if kind.kind in NAMES:
        return 2
    return 3 + _FIRST.index(kind.category) if kind.category in _FIRST else len(_FIRST) + 4


def health_in(thing: ThingSeen) -> tuple[KindSeen, ...]:
    """Return the kinds of data on health (GDPR art. 4(15)), and of others that art. 9 protects, about people."""
    found = sure(thing.kinds)
    if not about_people(found, thing.looked.rows):
        return ()
    names = {kind.kind for kind in found}
    return tuple(kind for kind in found if _is_sensitive(kind, names))


def _is_sensitive(kind: KindSeen, names: set[str]) -> bool:
    if kind.role in OTHERS:
        return False
    if kind.inside_text:
        return kind.asserted > 0 and (kind.kind.startswith("health.") or kind.kind in SPECIAL)
    return is_health(kind) or (kind.kind == "visit_date" and bool(names & _MEDICAL_PLACE))


def grade_of(thing: ThingSeen) -> str:
    """Return one of `GRADES`."""
    if not thing.kinds:
        return NONE
    found = sure(thing.kinds)
    if not about_people(found, thing.looked.rows):
        return NONE
    if health_in(thing):
        return SENSITIVE
    if thing.clear_passwords or any(kind.category == NUMBER or kind.kind in _BANK for kind in found):
        return GRAVE
    return SIMPLE


def worst(grades: Iterable[str]) -> str:
    """Return the gravest."""
    return max(grades, key=GRADES.index, default=NONE)
