"""What a person is told of, in a dozen plain topics: kinds of data grouped as somebody would name them at a counter.

What a comment says of health is one topic whatever the illness: a letter may be opened by another member of the
household, so that no illness is ever named in it.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from sourcier.model.kinds import Category

_BY_TOPIC: dict[str, tuple[str, ...]] = {
    "identity": ("family_name", "birth_name", "given_name", "full_name", "title", "sex"),
    "birth": ("birth_date", "birth_place", "death_date"),
    "nir": ("nir", "ins"),
    "address": ("street", "postcode", "commune", "commune_code", "department", "country"),
    "phone": ("landline", "mobile", "phone"),
    "email": ("email",),
    "login": ("login", "ip"),
    "password": ("password", "password_hash"),
    "bank": ("iban", "bic", "card"),
    "insurance": ("insurer", "insurer_number", "fund_code", "insured_rank"),
    "doctor": ("doctor", "rpps", "adeli"),
    "visit": ("visit_date",),
    "blood_group": ("blood_group", "rhesus"),
    "medical": ("diagnosis_code", "act_code", "drug", "test_code", "test_name", "test_result"),
    "comment": ("free_text",),
}
HEALTH_COMMENT, INTIMATE_COMMENT = "health_comment", "intimate_comment"
TOPICS = (*_BY_TOPIC, HEALTH_COMMENT, INTIMATE_COMMENT)
"""Every topic, in the order they are told."""
OF_KIND: Mapping[str, str] = MappingProxyType({kind: topic for topic, kinds in _BY_TOPIC.items() for kind in kinds})
BIT = {topic: 1 << place for place, topic in enumerate(TOPICS)}
_INTIMATE = frozenset({"religion", "sex_life", "origin", "guardianship", "debt", "violence"})


def topic_of(kind: str, category: str | None = None) -> str | None:
    """Return the topic of a kind of column, None for what tells a person nothing."""
    if category == Category.NATIONAL_NUMBER:
        return "nir"
    return OF_KIND.get(kind)


def inside_topic(kind: str) -> str | None:
    """Return the topic of a fact inside a comment."""
    if kind.startswith("health."):
        return HEALTH_COMMENT
    return INTIMATE_COMMENT if kind in _INTIMATE else None


def in_order(topics: Iterable[str]) -> tuple[str, ...]:
    """Return topics once each, in their order."""
    found = set(topics)
    return tuple(topic for topic in TOPICS if topic in found)


def bits(topics: Iterable[str]) -> int:
    """Return topics as one number."""
    return sum(BIT[topic] for topic in set(topics))
