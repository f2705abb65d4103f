"""Places prepared once: names of communes and countries, tables of postcodes and commune codes."""

from functools import cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.data import (
    commune_code_array,
    commune_name_array,
    countries,
    departments,
    fold_place_array,
    postcode_array,
)

from .checks import matches, scatter
from .iso_countries import ALPHA2
from .members import Members
from .values import Flags, Values

_ABBREVIATED = r"\b(?:STE?|CEDEX|S)\b|[0-9(),]"
_WORDY = r"^.{0,8}[A-Z]{2}.{0,40}$"
_AROUND = r"^(?:[A-Z]{1,2} )?[0-9]{5}[ ,]+|[ ,]*\(?(?:[0-9]{2,5}|2[AB])\)?$|[ ,]*\([A-ZÀ-Ý '\-]+\)$"
"""A postcode before the name; a department, a postcode or a country in brackets after it."""
_MORE_COUNTRIES = (
    *("FRANCE", "FRA", "ETATS UNIS", "USA", "ROYAUME UNI", "GRANDE BRETAGNE", "ANGLETERRE", "PAYS BAS", "HOLLANDE"),
    *("ALLEMAGNE", "COTE D IVOIRE", "CONGO", "RUSSIE", "COREE DU SUD", "REPUBLIQUE TCHEQUE", "YOUGOSLAVIE", "URSS"),
    *("GERMANY", "BELGIUM", "SPAIN", "ITALY", "MOROCCO", "TUNISIA", "ALGERIA", "UNITED KINGDOM", "SWITZERLAND"),
)


@cache
def communes() -> Members:
    """Every commune since 1943."""
    return Members(commune_name_array())


@cache
def country_names() -> Members:
    """Foreign countries and France by name."""
    return Members((*countries().values(), *_MORE_COUNTRIES))


@cache
def country_codes() -> Members:
    """Countries by ISO 3166-1 alpha-2 and by INSEE code."""
    return Members((*ALPHA2, *countries(), "99100"))


@cache
def department_codes() -> Members:
    """Departments by code, one-digit forms that lost their 0 included."""
    return Members((*departments(), *(code.lstrip("0") for code in departments())))


@cache
def department_names() -> Members:
    """Departments by name."""
    return Members([department.name for department in departments().values()])


@cache
def postcode_table() -> np.ndarray:
    """Whether each number below 100,000 is a postcode."""
    table = np.zeros(100_000, bool)
    table[np.array(postcode_array().to_pylist(), np.int64)] = True
    return table


@cache
def commune_code_table() -> np.ndarray:
    """Whether each number below 102,000 is the code of a commune since 1943; 2A000 stands at 100,000, 2B000 next."""
    table = np.zeros(CORSICA + 2_000, bool)
    for code in commune_code_array().to_pylist():
        table[int(code) if code.isdecimal() else CORSICA + 1_000 * (code[1] == "B") + int(code[2:])] = True
    return table


CORSICA = 100_000
"""Where Corsica's letters stand in the table of commune codes."""


def is_commune(values: Values) -> Flags:
    """Which values name a commune, abbreviated, or with its postcode, department or CEDEX beside it."""
    return values.once("commune", _is_commune)


def _is_commune(values: Values) -> Flags:
    found = communes().holds_hashes(values.folded_hashes)
    rest = np.flatnonzero(~found)
    if not rest.size:
        return found
    left = values.folded.take(pa.array(rest))
    rest = rest[matches(left, _WORDY) & matches(left, _ABBREVIATED)]
    if rest.size:
        bare = pc.replace_substring_regex(values.folded.take(pa.array(rest)), _AROUND, "")
        full = fold_place_array(bare)
        known = communes().holds(full) & np.asarray(pc.not_equal(full, "").to_numpy(zero_copy_only=False))
        found = found | scatter(len(values), rest, known)
    return found
