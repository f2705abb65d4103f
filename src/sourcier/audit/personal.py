"""How grave it is that what a thing holds is seen: whether it is about people at all, and of what sort.

ENISA 2013 tells simple data from what is sensitive; GDPR art. 9 and 87 and passwords stand out. A list of firms, of
products or of pharmacies is nobody's: names of organisations beside an address make an address theirs.
"""

from collections.abc import Iterable

from sourcier.model.audit_seen import KindSeen, ThingSeen
from sourcier.model.kinds import Category

NONE, SIMPLE, GRAVE, SENSITIVE = "none", "simple", "grave", "sensitive"
GRADES = (NONE, SIMPLE, GRAVE, SENSITIVE)

_NAMES = frozenset({"family_name", "birth_name", "full_name", "person_name"})
_REACHED = frozenset({"email", "mobile", "phone"})
"""By these a person is reached; an address or a landline without a name is as often a firm's."""
_CONTACT = frozenset({"email", "mobile", "phone", "landline", "street", "address"})
_OWN_NUMBERS = frozenset({"patient_id", "insurer_number", "login", "iban", "card", "password"})
_SPECIAL = frozenset({"religion", "sex_life", "origin", "violence", "guardianship", "debt"})
"""Said in free text: GDPR art. 9, or as harmful."""
_HEALTH = Category.HEALTH.value
_NOT_BY_ITSELF = frozenset({"free_text", "visit_date"})
"""A column of comments, or of days: health by what is said in it, or by the place of the visit."""
_MEDICAL_PLACE = frozenset({"lab_name", "finess", "doctor", "rpps", "adeli", "nir", "ins"})
"""Beside one of these a visit is one to a place of care."""
_LICENSED = frozenset({"rpps", "adeli"})
_SERVED = frozenset({"birth_date", "patient_id", "visit_date", "insurer_number", "password", "iban"}) | {
    "blood_group", "diagnosis_code", "act_code",
}  # fmt: skip
"""Kinds that speak of people a professional serves, or of more than a public directory tells."""
_MOSTLY = 0.5
_ORGANISATION = frozenset({"siret", "siren", "finess", "lab_name"})
_OTHERS = frozenset({"prescriber", "sampler", "staff", "laboratory", "file"})
"""Roles of people met in their trade, and of things."""
_NUMBER, _BANK = Category.NATIONAL_NUMBER.value, frozenset({"iban", "card"})
_SECRET = Category.SECRET.value
_FIRST = (
    _NUMBER, _SECRET, Category.IDENTITY.value, Category.CONTACT.value, Category.FINANCIAL.value,
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
    if kind.category == _NUMBER:
        return 0
    if kind.kind.startswith("health.") or kind.kind in _SPECIAL or _is_health(kind):
        return 1
    if kind.role in _OTHERS and kind.category != _SECRET:
        return len(_FIRST) + 3
    if kind.kind in _NAMES:
        return 2
    return 3 + _FIRST.index(kind.category) if kind.category in _FIRST else len(_FIRST) + 4


def health_in(thing: ThingSeen) -> tuple[KindSeen, ...]:
    """Return the kinds of data on health (GDPR art. 4(15)), and of others that art. 9 protects, about people."""
    found = sure(thing.kinds)
    if not _about_people(found):
        return ()
    names = {kind.kind for kind in found}
    return tuple(kind for kind in found if _is_sensitive(kind, names))


def _is_sensitive(kind: KindSeen, names: set[str]) -> bool:
    if kind.role in _OTHERS:
        return False
    if kind.inside_text:
        return kind.asserted > 0 and (kind.kind.startswith("health.") or kind.kind in _SPECIAL)
    return _is_health(kind) or (kind.kind == "visit_date" and bool(names & _MEDICAL_PLACE))


def _is_health(kind: KindSeen) -> bool:
    return kind.category == _HEALTH and kind.kind not in _NOT_BY_ITSELF


def _about_people(kinds: tuple[KindSeen, ...]) -> bool:
    """Whether these kinds, together, name or reach people of whom data are kept."""
    columns = {kind.kind for kind in kinds if not kind.inside_text and kind.role not in _OTHERS}
    spoken = {kind.kind for kind in kinds if kind.inside_text}
    medical = any(_is_health(kind) for kind in kinds if not kind.inside_text)
    numbered = any(kind.category == _NUMBER for kind in kinds)
    if not numbered and _is_directory(kinds):
        return False
    if numbered or columns & (_NAMES | _OWN_NUMBERS):
        return True
    if columns & _REACHED and not _firms(kinds):
        return True
    if {"given_name", "birth_date"} <= columns or (medical and columns & {"birth_date", "patient_id"}):
        return True
    told = any(name.startswith("health.") for name in spoken) or bool(spoken & (_CONTACT | _SPECIAL))
    return bool(spoken & _NAMES) and told


def _is_directory(kinds: tuple[KindSeen, ...]) -> bool:
    """Whether it lists professionals by their public numbers, one in a row, and says nothing of people they serve."""
    rows = max((kind.rows for kind in kinds), default=0)
    listed_once = any(kind.kind in _LICENSED and kind.distinct >= _MOSTLY * rows for kind in kinds)
    return listed_once and not any(kind.kind in _SERVED for kind in kinds)


def _firms(kinds: tuple[KindSeen, ...]) -> bool:
    return any(kind.kind in _ORGANISATION and kind.role in ("laboratory", "file", "patient") for kind in kinds)


def grade_of(thing: ThingSeen) -> str:
    """Return one of `GRADES`."""
    if not thing.kinds:
        return NONE
    found = sure(thing.kinds)
    if not _about_people(found):
        return NONE
    if health_in(thing):
        return SENSITIVE
    if thing.clear_passwords or any(kind.category == _NUMBER or kind.kind in _BANK for kind in found):
        return GRAVE
    return SIMPLE


def worst(grades: Iterable[str]) -> str:
    """Return the gravest."""
    return max(grades, key=GRADES.index, default=NONE)
