"""EI, how easily a person is recognised from what leaked.

Source: ENISA 2013, section 3.3 and annex 2: negligible 0.25, limited 0.5, significant 0.75, maximum 1. A French NIR
tells sex, year and month of birth and its place: at least significant; with a name, maximum.
"""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ease:
    """What identifies, and how easily: as chosen, by the mildest and the strictest reading."""

    code: str
    value: float
    mild: float
    strict: float


_RULES = (
    (("identity", "nir"), Ease("name_and_number", 1.0, 1.0, 1.0)),
    (("identity", "birth_date"), Ease("name_and_birth", 1.0, 0.75, 1.0)),
    (("identity", "contact"), Ease("name_and_contact", 1.0, 1.0, 1.0)),
    (("nir", "contact"), Ease("number_and_contact", 1.0, 0.75, 1.0)),
    (("nir",), Ease("number_alone", 0.75, 0.75, 1.0)),
    (("contact",), Ease("contact_alone", 0.75, 0.5, 1.0)),
    (("identity",), Ease("name_alone", 0.5, 0.25, 0.75)),
    (("birth_date",), Ease("birth_alone", 0.25, 0.25, 0.5)),
)
_NOTHING = Ease("nothing_identifies", 0.25, 0.25, 0.25)


def ease_of(sorts: Collection[str]) -> Ease:
    """Return how easily people are recognised of whom these sorts of data leaked."""
    return next((ease for needed, ease in _RULES if all(sort in sorts for sort in needed)), _NOTHING)
