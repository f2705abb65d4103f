"""Given names and family names frequent in France, with rough weights.

A name that is absent says nothing: the lists hold the frequent ones only. See SOURCES.md for where they come from.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from .files import column, csv_table, sealed

DECADES = tuple(range(1900, 2030, 10))
"""First year of each decade of birth that given names are weighed for."""


@dataclass(frozen=True, slots=True)
class GivenNames:
    """Given names, one entry per name and sex, in order of name."""

    names: pa.StringArray
    """Folded: ``JEAN PIERRE``."""
    written: pa.StringArray
    """As it is written in lower case with accents: ``Jean-Pierre``."""
    sex: pa.StringArray
    """``F`` or ``M``; a name given to both stands twice."""
    weights: NDArray[np.float32]
    """Shape (names, decades): thousands of births, rough, see `DECADES`. Read-only."""


@dataclass(frozen=True, slots=True)
class FamilyNames:
    """Family names, commonest first."""

    names: pa.StringArray
    """Folded: ``LE GALL``."""
    weights: NDArray[np.float32]
    """Rough number of births under that name since 1890, in thousands. Read-only."""


@cache
def given_names() -> GivenNames:
    """Return the given names and how frequent they were by decade of birth."""
    listed = csv_table("given_names.csv")
    weights = np.column_stack([column(listed, str(decade)).to_numpy() for decade in DECADES]).astype(np.float32)
    names, written, sex = (column(listed, name).cast(pa.string()) for name in ("name", "written", "sex"))
    return GivenNames(names, written, sex, sealed(weights))


@cache
def given_name_array() -> Any:
    """Return the distinct folded given names, for `pyarrow.compute.is_in`."""
    return given_names().names.unique()


@cache
def family_names() -> FamilyNames:
    """Return the family names and how frequent they are."""
    listed = csv_table("family_names.csv")
    weights = column(listed, "weight").to_numpy().astype(np.float32)
    return FamilyNames(column(listed, "name"), sealed(weights))


@cache
def family_name_array() -> Any:
    """Return the distinct folded family names, for `pyarrow.compute.is_in`."""
    return family_names().names
