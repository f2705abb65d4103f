"""Postcodes of France and the communes each serves: many to many.

Postcodes of firms (`CEDEX`) are not listed; their first digits still name the department.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from .departments import departments
from .files import column, table


@dataclass(frozen=True, slots=True)
class Postcodes:
    """One entry per postcode, commune and name, in order of postcode. All arrays have the same length."""

    codes: pa.StringArray
    """Postcode, 5 digits."""
    communes: pa.StringArray
    """INSEE code, 5 characters."""
    names: pa.StringArray
    """As `fold_place` gives them; a part of a commune stands under its own name too."""
    written: pa.StringArray
    """In full, with accents."""
    departments: pa.StringArray
    """Of the commune: a few postcodes cross the border."""


@cache
def postcodes() -> Postcodes:
    """Return the postcodes."""
    listed = table("postcodes.parquet")
    return Postcodes(*(column(listed, name) for name in ("postcode", "code", "name", "written", "department")))


@cache
def postcode_array() -> Any:
    """Return the distinct postcodes, for `pyarrow.compute.is_in`."""
    return postcodes().codes.unique()


@cache
def postcode_place_array() -> Any:
    """Return ``56000 VANNES`` for every postcode and folded name that go together, for `pyarrow.compute.is_in`."""
    known = postcodes()
    return pc.binary_join_element_wise(known.codes, known.names, " ").unique()


def communes_of(postcode: str) -> tuple[str, ...]:
    """Return the codes of the communes a postcode serves; none where it is unknown."""
    known = postcodes()
    return tuple(known.communes.filter(pc.equal(known.codes, postcode)).unique().to_pylist())


def department_of_postcode(postcode: str) -> str | None:
    """Return the department its digits name, listed or not; None where there is none.

    Corsica: 200 and 201 are 2A, 202 and 206 are 2B (La Poste).
    """
    for code in (_CORSICA.get(postcode[:3], ""), postcode[:3], postcode[:2]):
        if code in departments() and len(postcode) == _LENGTH:
            return code
    return None


_CORSICA = {"200": "2A", "201": "2A", "202": "2B", "206": "2B"}
_LENGTH = 5
