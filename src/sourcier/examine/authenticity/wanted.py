"""Which columns of a table the tests look at, by what they hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from sourcier.model.facts import Column

_ABOUT_PATIENT = ("patient", "insured")
_MOST_DATES, _MOST_IDS = 6, 3
_ROLES: dict[str, tuple[str, ...]] = {
    "nir": ("nir", "ins"),
    "family": ("family_name", "birth_name"),
    "birth_family": ("birth_name",),
    "given": ("given_name",),
    "full": ("full_name",),
    "birth": ("birth_date",),
    "sex": ("sex",),
    "title": ("title",),
    "postcode": ("postcode",),
    "commune": ("commune",),
    "commune_code": ("commune_code",),
    "department": ("department",),
    "phone": ("landline", "phone"),
    "mobile": ("mobile",),
    "street": ("street",),
    "visit": ("visit_date",),
    "death": ("death_date",),
    "fund": ("fund_code",),
    "blood": ("blood_group",),
    "rhesus": ("rhesus",),
    "lab": ("lab_name", "finess"),
}
_ANYBODY = ("visit", "lab")
"""Roles that need not be about the patient."""
_NUMBER_LENGTHS = (13, 15)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Column indices by role."""

    roles: dict[str, int]
    dates: tuple[int, ...]
    """Every date about the patient but birth and death."""
    ids: tuple[int, ...]

    @property
    def columns(self) -> tuple[int, ...]:
        """All of them, ascending, each once."""
        return tuple(sorted({*self.roles.values(), *self.dates, *self.ids}))


def wanted(columns: Sequence[Column]) -> Wanted:
    """Choose the columns: of the right kind, about patients, with most valid rows."""
    roles: dict[str, int] = {}
    for role, kinds in _ROLES.items():
        for kind in kinds:
            found = _best(columns, kind, anybody=role in _ANYBODY)
            if found is not None:
                roles[role] = found
                break
    if roles.get("birth_family") == roles.get("family"):
        roles.pop("birth_family", None)
    for column in columns:
        if _meant_as_nir(column):
            roles.setdefault("nir", column.index)
    dates = [c for c in columns if c.kind in ("visit_date", "date") and c.role in ("patient", "insured", "file")]
    ids = [c for c in columns if c.kind in ("patient_id", "record_id") and c.role in ("patient", "file")]
    return Wanted(roles, _fullest(dates, _MOST_DATES), _fullest(ids, _MOST_IDS))


def _meant_as_nir(column: Column) -> bool:
    """A column no rule names because its numbers fail the key, though it came close to being the NIR's."""
    lengths = (column.min_length, column.max_length)
    return column.kind is None and column.runner_up == "nir" and all(n in _NUMBER_LENGTHS for n in lengths)


def _best(columns: Sequence[Column], kind: str, *, anybody: bool) -> int | None:
    fitting = [c for c in columns if c.kind == kind and (anybody or c.role in _ABOUT_PATIENT)]
    # The patient's own column comes before the insured's: their phones and births may differ.
    best = max(fitting, key=lambda c: (c.role == "patient", c.valid, -c.index), default=None)
    return None if best is None else best.index


def _fullest(columns: Sequence[Column], most: int) -> tuple[int, ...]:
    return tuple(c.index for c in sorted(columns, key=lambda c: (-c.filled, c.index))[:most])
