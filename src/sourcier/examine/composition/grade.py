"""What the signs at one place amount to, once what laboratories and the order of the rows explain is set aside."""

from dataclasses import dataclass
from enum import StrEnum

from .coding import Coding
from .id_sequence import LEAP
from .labs import Labs
from .repeated_people import Repeated
from .scene import Sign

_SEVERAL, _MANY, _WHOLE_COLUMNS = 2, 3, 3
_TIED = 2
_FEW = 3
"""Habits that change more often are typed in batches, not glued."""
_FEW_HEADERS = 8
"""A header that stands more often may be one that every portion of one export has."""


class Grade(StrEnum):
    """What a place is taken for."""

    NONE = "none"
    """Nothing, or what one source shows as well."""
    OPEN = "open"
    """Signs that another source would leave, and that one source could."""
    MERGE = "merge"
    """What one source does not do."""


@dataclass(frozen=True, slots=True)
class Signs:
    """Everything seen at one place."""

    coding: Coding
    fill: Sign | None
    ids: Sign | None
    reuse: float
    repeated: Repeated | None
    order: bool
    """Whether an order of the rows begins anew."""
    known: float
    """By how much the share of people of known files changes."""
    labs: Labs
    ordered: bool
    """Whether an order of the rows goes on through the place."""
    order_known: bool
    layout: bool = False
    """Whether a header stands again."""

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the signs that are there."""
        here = {
            "layout": self.layout,
            "coding": bool(self.coding.families),
            "fill_rates": self.fill is not None,
            "id_sequence": self.ids is not None or self.reuse > 0,
            "repeated_people": self.repeated is not None,
            "known_people": self.known > 0,
            "order": self.order,
        }
        return tuple(code for code, there in here.items() if there)

    @property
    def effect(self) -> float:
        """The largest of the effects."""
        single = (sign.effect for sign in (self.fill, self.ids, self.repeated) if sign is not None)
        return max(self.coding.effect, self.reuse, self.known, float(self.order), float(self.layout), *single)


@dataclass(frozen=True, slots=True)
class Others:
    """How often the table changes its writing in all."""

    tied: int
    """Places where it does so together with laboratories."""
    habits: int
    """Places where only habits change, and no laboratory and no order tells it."""
    headers: int = 0
    """Places where a header stands again."""


def grade(signs: Signs, others: Others) -> Grade:
    """Return what the signs at one place of a table amount to."""
    if signs.known > 0:
        return Grade.MERGE
    if signs.repeated is not None and (signs.coding.families or signs.repeated.same_lines):
        return Grade.MERGE
    if signs.layout and not signs.labs.apart and others.headers <= _FEW_HEADERS:
        return Grade.MERGE
    found = _without_layout(signs, others)
    return Grade.OPEN if signs.layout and found is Grade.NONE else found


def _without_layout(signs: Signs, others: Others) -> Grade:
    if signs.labs.apart:
        return _between_labs(signs, others.tied)
    if signs.ordered:
        many = signs.coding.fixed >= _SEVERAL or len(signs.coding.families) > _MANY
        return Grade.OPEN if many else Grade.NONE
    found = _unexplained(signs)
    batches = not signs.coding.fixed and signs.coding.families and others.habits > _FEW
    return Grade.OPEN if found is Grade.MERGE and batches and signs.repeated is None and not signs.reuse else found


def _between_labs(signs: Signs, tied_codings: int) -> Grade:
    """An export writes all laboratories one way: groups of them written in two ways are two exports."""
    fixed, labs = signs.coding.fixed, signs.labs
    if fixed >= _SEVERAL and labs.fewest >= _SEVERAL and tied_codings <= _TIED:
        return Grade.MERGE
    if fixed >= _MANY and tied_codings <= _TIED:
        return Grade.MERGE
    if fixed and not labs.in_turn:
        return Grade.MERGE
    unlike = signs.coding.families or signs.fill is not None
    return Grade.OPEN if fixed or (unlike and not labs.in_turn) else Grade.NONE


def _unexplained(signs: Signs) -> Grade:
    coding = signs.coding
    if signs.reuse > 0 or coding.fixed >= _SEVERAL:
        return Grade.MERGE
    again = signs.ids is not None and signs.ids.code != LEAP
    beside = again or signs.fill is not None or signs.order
    wide = len(coding.families) >= _MANY or coding.whole >= _WHOLE_COLUMNS
    if coding.families and (beside or (wide and (coding.fixed or signs.order_known))):
        return Grade.MERGE
    return Grade.OPEN if signs.codes else Grade.NONE
