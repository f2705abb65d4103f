"""Which columns of a table say what about its patient, and which speak of somebody else."""

from collections.abc import Sequence
from dataclasses import dataclass

from sourcier.model.facts import Column
from sourcier.model.kinds import Category

from .topics import topic_of

_ONE = {
    "title": ("title",),
    "family": ("family_name",),
    "birth_name": ("birth_name",),
    "given": ("given_name",),
    "full": ("full_name",),
    "born": ("birth_date",),
    "died": ("death_date",),
    "postcode": ("postcode",),
    "commune": ("commune",),
    "email": ("email",),
    "mobile": ("mobile", "phone"),
    "landline": ("landline",),
}
"""What an entry shows of a person, and the kinds it is taken from: the column with most valid rows."""
_NAMES = ("family_name", "birth_name", "given_name", "full_name", "birth_date", "title", "sex", "nir", "ins")
_CARERS = ("prescriber", "sampler")
_OTHERS = ("prescriber", "sampler", "staff", "insured")
_TELLING = {
    "insured": ("full_name", "family_name", "given_name", "birth_date"),
    "": ("rpps", "adeli", "doctor", "full_name", "family_name", "given_name"),
}
"""By which columns a person who is no patient is told apart, besides the patient's."""


@dataclass(frozen=True, slots=True)
class Own:
    """A column that holds something of the patient's own."""

    index: int
    kind: str
    topic: str | None


@dataclass(frozen=True, slots=True)
class Others:
    """Columns about somebody who is not the patient."""

    role: str
    names: tuple[int, ...]
    columns: tuple[Own, ...]
    """All of that role's, with what they hold."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One table, by position of its columns."""

    fields: dict[str, int]
    """What an entry shows, and its column; what the table does not tell is left out."""
    streets: tuple[int, ...]
    comments: tuple[int, ...]
    number: int | None
    """The national number's column: on a dependant's row it may be somebody else's."""
    own: tuple[Own, ...]
    unnamed: tuple[int, ...]
    """Columns that hold something nobody could name."""
    others: tuple[Others, ...]

    @property
    def texts(self) -> tuple[int, ...]:
        """Columns whose text an entry needs."""
        named = (*self.fields.values(), *self.streets, *(c for one in self.others for c in one.names))
        return tuple(sorted(set(named)))


def layout_of(columns: Sequence[Column]) -> Layout:
    """Sort a table's columns."""
    filled = [column for column in columns if column.filled]
    mine = [column for column in filled if column.role == "patient"]
    fields = {name: at for name, kinds in _ONE.items() if (at := _best(mine, kinds)) is not None}
    number = _best(mine, ("nir", "ins"))
    if number is None:
        number = _best([c for c in filled if c.role == "insured"], ("nir", "ins"))
    own = [_own(c) for c in filled if c.kind and _is_own(c, number)]
    return Layout(
        fields=fields,
        streets=tuple(c.index for c in mine if c.kind == "street"),
        comments=tuple(c.index for c in filled if c.kind == "free_text"),
        number=number,
        own=tuple(own),
        unnamed=tuple(c.index for c in filled if c.kind is None),
        others=tuple(found for role in _OTHERS if (found := _others(filled, role)) is not None),
    )


def _own(column: Column) -> Own:
    """What a column holds of the patient; of the patient's doctor, only who that is."""
    if column.role in _CARERS:
        return Own(column.index, "doctor", "doctor")
    return Own(column.index, column.kind or "", topic_of(column.kind or "", column.category))


def _is_own(column: Column, number: int | None) -> bool:
    """Whether a column tells something of the patient: who treats and insures them does, another's name does not."""
    if column.index == number:
        return True
    if column.category in (Category.TECHNICAL, Category.ORGANISATION) or column.role in ("staff", "laboratory", "file"):
        return False
    if column.role in _CARERS:
        return column.kind in ("doctor", "rpps", "adeli", "family_name", "full_name")
    return column.role != "insured" or column.kind not in _NAMES


def _others(columns: Sequence[Column], role: str) -> Others | None:
    theirs = [c for c in columns if c.role == role and c.kind]
    telling = _TELLING.get(role, _TELLING[""])
    found = {c.kind: c.index for kind in telling for c in theirs if c.kind == kind}
    if role == "insured" and not {"family_name", "full_name"} & found.keys():
        return None
    names = [found[kind] for kind in telling if kind in found]
    every = tuple(Own(c.index, c.kind or "", topic_of(c.kind or "")) for c in theirs)
    return Others(role, tuple(names), every) if names else None


def _best(columns: Sequence[Column], kinds: Sequence[str]) -> int | None:
    for kind in kinds:
        if fitting := [column for column in columns if column.kind == kind]:
            return max(fitting, key=lambda column: (column.valid, -column.index)).index
    return None
