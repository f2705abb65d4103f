"""Which columns of a table the tests look at, by what they hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from sourcier.data import fold
from sourcier.model.facts import Column
from sourcier.recognise import known_kinds

_ABOUT_PATIENT = ("patient", "insured")
_MOST_DATES, _MOST_IDS, _MOST_LETTERS = 6, 3, 4
_SEXES = 3
"""Letters a column of sexes may hold: of man, woman and unknown."""
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
_WHOLE = 15


@dataclass(frozen=True, slots=True)
class Wanted:
    """Column indices by role."""

    roles: dict[str, int]
    dates: tuple[int, ...]
    """Every date about the patient but birth and death."""
    ids: tuple[int, ...]
    letters: tuple[int, ...] = ()
    """Columns of a few single letters that nothing named: a sex that agrees with nothing is not recognised."""

    @property
    def columns(self) -> tuple[int, ...]:
        """All of them, ascending, each once."""
        return tuple(sorted({*self.roles.values(), *self.dates, *self.ids, *self.letters}))


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
        if column.kind is None and column.runner_up == "given_name":
            roles.setdefault("given", column.index)
    dates = [c for c in columns if c.kind in ("visit_date", "date") and c.role in ("patient", "insured", "file")]
    ids = [c for c in columns if c.kind in ("patient_id", "record_id") and c.role in ("patient", "file")]
    letters = [] if "sex" in roles else [c for c in columns if c.kind is None and c.filled and _is_letter(c)]
    return Wanted(roles, _fullest(dates, _MOST_DATES), _fullest(ids, _MOST_IDS), _fullest(letters, _MOST_LETTERS))


def _is_letter(column: Column) -> bool:
    return column.max_length == 1 and column.distinct <= _SEXES


def _meant_as_nir(column: Column) -> bool:
    """A column whose header says NIR and whose values are as long, but no rule names it: their keys are wrong."""
    unnamed = column.kind in (None, "record_id", "patient_id")
    return (
        unnamed
        and column.min_length == column.max_length == _WHOLE
        and fold(column.name) in known_kinds()["nir"].headers
    )


def _best(columns: Sequence[Column], kind: str, *, anybody: bool) -> int | None:
    fitting = [c for c in columns if c.kind == kind and (anybody or c.role in _ABOUT_PATIENT)]
    # The patient's own column comes before the insured's: their phones and births may differ.
    best = max(fitting, key=lambda c: (c.role == "patient", c.valid, -c.index), default=None)
    return None if best is None else best.index


def _fullest(columns: Sequence[Column], most: int) -> tuple[int, ...]:
    return tuple(c.index for c in sorted(columns, key=lambda c: (-c.filled, c.index))[:most])
