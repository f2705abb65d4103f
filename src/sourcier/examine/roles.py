"""Which columns of a table the second look needs: whom its rows are about, where, when and for which laboratory."""

from collections.abc import Sequence
from dataclasses import dataclass

from sourcier.model.facts import Column

_ABOUT_PATIENT = ("patient", "insured")


@dataclass(frozen=True, slots=True)
class Roles:
    """Column indices, None where the table has none."""

    nir: int | None
    family: int | None
    given: int | None
    full: int | None
    birth: int | None
    sex: int | None
    email: int | None
    number: int | None
    """A patient's number: what people are told apart by where nothing better is there."""
    insurer: int | None
    """A number that a household may share."""
    birth_name: int | None
    street: int | None
    postcode: int | None
    commune: int | None
    landline: int | None
    mobile: int | None
    place: int | None
    place_kind: str
    """``postcode``, ``commune_code`` or ``department``."""
    lab: int | None
    finess: int | None
    visit: int | None

    @property
    def columns(self) -> tuple[int, ...]:
        """All of them, ascending, each once."""
        named = (*self.identity, self.birth, self.sex, self.place, self.lab, self.finess, self.visit)
        return tuple(sorted({column for column in named if column is not None}))

    @property
    def identity(self) -> tuple[int, ...]:
        """Those whose text people are compared by, ascending, each once."""
        named = (self.nir, self.family, self.birth_name, self.given, self.full, *(column for _, column in self.fields))
        return tuple(sorted({column for column in named if column is not None}))

    @property
    def fields(self) -> tuple[tuple[str, int], ...]:
        """Name and column of what people are compared by beside name, birth, sex and national number."""
        named = {
            "street": self.street,
            "postcode": self.postcode,
            "commune": self.commune if self.postcode is None else None,
            "landline": self.landline,
            "mobile": self.mobile,
            "email": self.email,
            "file_number": self.number,
            "insurer_number": self.insurer,
        }
        return tuple((name, column) for name, column in named.items() if column is not None)


def roles_of(columns: Sequence[Column]) -> Roles:
    """Choose, for each role, the column that fills it best: of the right kind, about patients, with most valid rows."""
    place = _best(columns, ("postcode",)) or _best(columns, ("commune_code",)) or _best(columns, ("department",))
    labs = _best(columns, ("lab_name",), roles=())
    return Roles(
        nir=_index(_own(columns, "nir") or _own(columns, "ins")),
        family=_index(_best(columns, ("family_name",)) or _best(columns, ("birth_name",))),
        given=_index(_best(columns, ("given_name",))),
        full=_index(_best(columns, ("full_name",))),
        birth=_index(_best(columns, ("birth_date",))),
        sex=_index(_best(columns, ("sex",)) or _best(columns, ("title",))),
        email=_index(_best(columns, ("email",))),
        number=_index(_best(columns, ("patient_id",))),
        insurer=_index(_best(columns, ("insurer_number",))),
        birth_name=_index(_best(columns, ("birth_name",))) if _best(columns, ("family_name",)) else None,
        street=_index(_best(columns, ("street",))),
        postcode=_index(_best(columns, ("postcode",)) or _best(columns, ("commune_code",))),
        commune=_index(_best(columns, ("commune",))),
        landline=_index(_best(columns, ("landline",))),
        mobile=_index(_best(columns, ("mobile",)) or _best(columns, ("phone",))),
        place=_index(place),
        place_kind=place.kind or "" if place else "",
        lab=_index(labs),
        finess=_index(_best(columns, ("finess",), roles=())),
        visit=_index(_best(columns, ("visit_date",), roles=())),
    )


def _best(columns: Sequence[Column], kinds: tuple[str, ...], roles: tuple[str, ...] = _ABOUT_PATIENT) -> Column | None:
    fitting = [column for column in columns if column.kind in kinds and (not roles or column.role in roles)]
    return max(fitting, key=lambda column: (column.valid, -column.index), default=None)


def _own(columns: Sequence[Column], kind: str) -> Column | None:
    """The patient's own number comes before the insured's, which stands on every line of a household."""
    return _best(columns, (kind,), ("patient",)) or _best(columns, (kind,))


def _index(column: Column | None) -> int | None:
    return None if column is None else column.index
