"""What each table is about: people by name, prescribers, or nobody; by its columns first, then by what it is called."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sourcier.examine.roles import Roles, roles_of
from sourcier.model.facts import Column

from .find import Group, Link
from .words import role_of_title

NOBODY, BORN, NAMED = 0, 1, 2
_CREWS = ("prescriber", "sampler", "laboratory")
_OF_CREWS = ("rpps", "adeli", "finess", "siret", "siren")
_PERSONAL = frozenset({"identity", "national_number", "contact", "financial", "insurance", "health", "secret"})
_HALF = 0.5
_SHARED = frozenset(
    {"postcode", "commune", "commune_code", "street", "department", "landline", "mobile", "phone", "email"}
    | {"given_name", "family_name", "birth_name", "full_name", "title", "sex", "birth_date"}
)
"""Kinds that patients and the people who treat them both have."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What a group of tables is about."""

    level: int
    """`NAMED` where rows name people or bear their number, `BORN` where only a birth date is told."""
    crew: str | None
    """``prescriber`` and their like where the table is a list of them."""
    personal: bool
    """Whether any column is about a patient."""


def standing_of(columns: Sequence[Sequence[Column]], group: Group, rows: int) -> Standing:
    """Return what a group is about; `columns` are those of each of its tables."""
    crew = _crew(columns[0], group, rows)
    if crew is not None:
        return Standing(NOBODY, crew, personal=False)
    level = max(_level(roles_of(one), one, rows) for one in columns)
    personal = any(c.category in _PERSONAL and c.role in ("patient", "insured") for one in columns for c in one)
    return Standing(level, None, personal)


def _crew(columns: Sequence[Column], group: Group, rows: int) -> str | None:
    """A list of those who treat patients: each row bears a number of theirs, or the table is called after them."""
    patients = any(
        c.kind in ("nir", "ins", "patient_id") and c.role == "patient" and c.filled * 2 >= rows for c in columns
    )
    numbers = [c for c in columns if c.kind in _OF_CREWS and c.filled >= _HALF * rows]
    own = [c for c in numbers if c.distinct * 10 >= c.filled * 9]
    titled = role_of_title(group.sketch.title)
    if titled in _CREWS and not patients:
        return titled
    if own and not patients and titled is None:
        return "laboratory" if own[0].kind in ("finess", "siret", "siren") else "prescriber"
    return None


def _level(roles: Roles, columns: Sequence[Column], rows: int) -> int:
    filled = {column.index: column.filled for column in columns}

    def told(column: int | None) -> bool:
        return column is not None and filled[column] >= _HALF * rows

    if told(roles.nir) or told(roles.full) or (told(roles.family) and (told(roles.given) or told(roles.birth))):
        return NAMED
    return BORN if told(roles.birth) or told(roles.family) or told(roles.given) else NOBODY


def named_crews(
    groups: Sequence[Group], links: Sequence[Link], standings: Sequence[Standing], roles: Sequence[str | None]
) -> tuple[Standing, ...]:
    """Return the standings once it is known what leads where; `roles`: per link, whom its column's name speaks of.

    A table that only columns of prescribers lead to is one of prescribers.
    """
    found = list(standings)
    for number in range(len(groups)):
        said = {role for link, role in zip(links, roles, strict=True) if link.parent == number}
        if len(said) == 1 and (role := said.pop()) in _CREWS and found[number].crew is None:
            found[number] = Standing(NOBODY, role, personal=False)
    return tuple(found)


def as_crew(columns: Sequence[Column], crew: str | None) -> tuple[Column, ...]:
    """Return the columns of a list of prescribers or laboratories as theirs."""
    if crew is None:
        return tuple(columns)
    return tuple(
        replace(c, role=crew) if c.kind in _SHARED and c.role in ("patient", "insured") else c for c in columns
    )
