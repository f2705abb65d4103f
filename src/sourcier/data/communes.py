"""French communes since 1943: code, name, and the time over which the two went together.

Source: INSEE, code officiel géographique. Municipal arrondissements of Paris, Lyon and Marseille stand as communes,
since births are registered there: their folded name is the city's.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from .files import column, sealed, table


@dataclass(frozen=True, slots=True)
class Communes:
    """One entry per code, name and stretch of time, in order of code, then of time. All arrays have the same length."""

    codes: pa.StringArray
    """INSEE code, 5 characters."""
    names: pa.StringArray
    """As `fold_place` gives them: ``SAINT BRIEUC``."""
    written: pa.StringArray
    """In full, with accents: ``Saint-Brieuc``."""
    valid_from: pa.StringArray
    """ISO date of the first day; empty where it is 1943 or older, or not known."""
    valid_to: pa.StringArray
    """ISO date of the last day; empty while it lasts."""
    departments: pa.StringArray
    population: NDArray[np.int32]
    """Inhabitants today; 0 for what is no more. Read-only."""


@cache
def communes() -> Communes:
    """Return every commune since 1943."""
    listed = table("communes.parquet")
    names = ("code", "name", "written", "valid_from", "valid_to", "department")
    code, name, written, first, last, department = (column(listed, name) for name in names)
    population = sealed(column(listed, "population").to_numpy().copy())
    return Communes(code, name, written, first, last, department, population)


@dataclass(frozen=True, slots=True)
class CommuneSpans:
    """From when to when each code was that of a commune, under whatever name; in order of code, one entry per code."""

    codes: pa.StringArray
    first: NDArray[np.int32]
    """First day as the number YYYYMMDD; 0 where it is 1943 or older. Read-only."""
    last: NDArray[np.int32]
    """Last day as the number YYYYMMDD; 99999999 while it lasts. Read-only."""


@cache
def commune_spans() -> CommuneSpans:
    """Return the span of each code; a gap between two communes of one code is not shown."""
    known = communes()
    first, last = (_day_numbers(days, empty) for days, empty in ((known.valid_from, "0"), (known.valid_to, "99999999")))
    spans = pa.table({"code": known.codes, "first": first, "last": last}).group_by("code", use_threads=False)
    found = spans.aggregate([("first", "min"), ("last", "max")]).combine_chunks().sort_by("code")
    numbers = (sealed(column(found, name).to_numpy().copy()) for name in ("first_min", "last_max"))
    return CommuneSpans(column(found, "code"), *numbers)


def _day_numbers(days: pa.StringArray, empty: str) -> Any:
    digits = pc.replace_substring(days, "-", "")
    return pc.if_else(pc.equal(digits, ""), empty, digits).cast(pa.int32())


@cache
def _changes_of_department() -> dict[str, tuple[str, str]]:
    """Return what each code was before its department was cut out of another, and the ISO date of the change."""
    known = communes()
    columns = (known.codes, known.names, known.valid_from)
    new = pc.and_(pc.is_in(known.departments, pa.array(list(_CUT_OUT_OF))), pc.not_equal(known.valid_from, ""))
    old = pc.is_in(known.departments, pa.array(["20", "75", "78"]))
    here = set(zip(*(values.filter(old).to_pylist() for values in columns[:2]), strict=True))
    found: dict[str, tuple[str, str]] = {}
    for code, name, first in zip(*(values.filter(new).to_pylist() for values in columns), strict=True):
        for older in _CUT_OUT_OF[code[:2]]:
            if (older + code[2:], name) in here:
                found.setdefault(code, (older + code[2:], first))
    return found


def code_at(code: str, day: str) -> str:
    """Return the code that a commune of today had on an ISO date, as the NIR of one born there would have it.

    Ajaccio is 2A004; of one born there in 1970, 20004.
    """
    older, change = _changes_of_department().get(code, (code, ""))
    return older if day < change else code


_CUT_OUT_OF = {"2A": ("20",), "2B": ("20",), **dict.fromkeys(("91", "92", "93", "94", "95"), ("75", "78"))}
"""Law 75-356 (Corsica); law 64-707 (Seine and Seine-et-Oise)."""


@cache
def commune_code_array() -> Any:
    """Return the distinct commune codes since 1943, for `pyarrow.compute.is_in`."""
    return communes().codes.unique()


@cache
def commune_name_array() -> Any:
    """Return the distinct folded commune names since 1943, for `pyarrow.compute.is_in`."""
    return communes().names.unique()
