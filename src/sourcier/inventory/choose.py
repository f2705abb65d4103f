"""Which columns of a table the keys of its rows are made from."""

from collections.abc import Sequence

from sourcier.model.facts import Column

from .about import Chosen

_ABOUT_PATIENT = ("patient", "insured")
_OPEN = (None, "date")
"""What a column holds where recognition left it open."""


def chosen_of(columns: Sequence[Column]) -> Chosen:
    """Choose the columns of the right kind, about patients, with most valid rows."""
    family = _best(columns, "family_name")
    return Chosen(
        number=_best(columns, "nir", "ins"),
        family=_best(columns, "birth_name") if family is None else family,
        birth_name=None if family is None else _birth_name(columns, family),
        given=_best(columns, "given_name"),
        full=_best(columns, "full_name"),
        birth=_best(columns, "birth_date"),
        sex=_best(columns, "sex", "title"),
        lab=_best(columns, "lab_name", anyone=True),
        finess=_best(columns, "finess", anyone=True),
        visit=_best(columns, "visit_date", anyone=True),
    )


def _birth_name(columns: Sequence[Column], family: int) -> int | None:
    """The name at birth; where no column is sure to be that, a second family name that may be."""
    found = _best(columns, "birth_name")
    others = [c for c in columns if c.kind == "family_name" and c.runner_up == "birth_name" and c.index != family]
    others = [c for c in others if c.role in _ABOUT_PATIENT]
    if found is None and others:
        return max(others, key=lambda column: (column.valid, -column.index)).index
    return found


def _best(columns: Sequence[Column], *kinds: str, anyone: bool = False) -> int | None:
    """Kinds are tried in turn, then those that came second; `anyone`: whoever the column is about.

    A key made from the wrong column meets no other: it costs nothing, where none at all costs every match.
    """
    about = [c for c in columns if anyone or c.role in _ABOUT_PATIENT]
    for kind in kinds:
        if fitting := [c for c in about if c.kind == kind]:
            return max(fitting, key=lambda column: (column.valid, -column.index)).index
    for kind in kinds:
        if second := [c for c in about if c.runner_up == kind and c.kind in _OPEN and c.filled]:
            return max(second, key=lambda column: (column.filled, -column.index)).index
    return None
