"""The columns as a reader wants them: those that hold personal data first, the empty ones last."""

from collections.abc import Sequence
from dataclasses import dataclass

from sourcier.locale import Texts
from sourcier.locale.names import FAMILIES, ROLES
from sourcier.model.facts import Column, Table

from .figures import Figures, capital
from .overview import is_empty

_ROLES = ("patient", "insured", "prescriber", "sampler", "staff", "laboratory", "file")


@dataclass(frozen=True, slots=True)
class Group:
    """Columns about the same people."""

    title: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Sorted:
    """All columns of a table, each in one of three places."""

    groups: tuple[Group, ...]
    unknown: tuple[Column, ...]
    empty: tuple[Column, ...]


def sort_columns(table: Table, texts: Texts) -> Sorted:
    """Group the known columns by whom they are about, in file order within a group."""
    known = [column for column in table.columns if column.kind is not None and not is_empty(column)]
    roles = sorted({column.role for column in known}, key=_rank)
    return Sorted(
        tuple(Group(_title(role, texts), tuple(c for c in known if c.role == role)) for role in roles),
        tuple(c for c in table.columns if c.kind is None and not is_empty(c)),
        tuple(c for c in table.columns if is_empty(c)),
    )


def _rank(role: str) -> tuple[int, str]:
    return (_ROLES.index(role) if role in _ROLES else len(_ROLES), role)


def _title(role: str, texts: Texts) -> str:
    return capital(Figures(texts).name(ROLES, role))


def families_of(columns: Sequence[Column], texts: Texts) -> tuple[str, ...]:
    """Return in a word each what families of kinds are met, in the order people would tell them."""
    met = {column.kind for column in columns if column.kind is not None and not is_empty(column)}
    told = dict.fromkeys(family for kind, family in FAMILIES.items() if kind in met)
    return tuple(texts.gettext(family) for family in told)
