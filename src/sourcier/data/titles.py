"""Civilities as they stand before a name, and what they say of sex and age."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from .files import frozen, rows


@dataclass(frozen=True, slots=True)
class Title:
    """One written form of a civility."""

    form: str
    """Folded: ``MME``, ``M ET MME``."""
    sex: str
    """``F``, ``M``, or ``X`` where it says nothing."""
    role: str
    """``adult``, ``child``, ``religious``, ``profession``, ``couple`` or ``any``."""
    full: str
    """The civility in full, with accents."""


@cache
def titles() -> Mapping[str, Title]:
    """Civilities by folded form."""
    return frozen({form: Title(form, sex, role, full) for form, sex, role, full in rows("titles.csv")})
