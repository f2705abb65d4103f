"""What was typed at the counter: names misspelt, days swapped, numbers wrong, fields left blank."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from . import days
from .names import accented_given_table, family_table, given_table
from .nir import digit_matrix, mistype
from .people import People
from .plan import LabPlan
from .seeds import Flags, Ints, chosen, stream

_MISSPELT = 0.009
_SWAPPED, _NEIGHBOUR = 0.004, 0.004
"""Shares of birth days typed with day and month swapped, or a day off."""
_NO_BIRTH, _DEFAULT_BIRTH = 0.0012, 0.0004
_DEFAULT_DAY = "1900-01-01"
_ACCENTED = 0.02
_BIRTH_NAME = 0.78
"""Share of married women whose birth name the laboratory noted."""


@dataclass(frozen=True, slots=True)
class Names:
    """One column of names: positions in a table of the laboratory's own, misspellings behind the right names."""

    table: pa.BinaryArray
    rows: Ints
    """0 where blank."""


@dataclass(frozen=True, slots=True)
class Written:
    """What stands on the line, one entry per person."""

    family: Names
    birth_family: Names
    given: Names
    born: Ints
    """0 where blank."""
    nir: np.ndarray[Any, np.dtype[np.uint8]]
    """Fifteen bytes a person."""
    has_nir: Flags
    wrong_nir: Flags
    """Mistyped: nearly all of these fail the key."""


def write(seed: int, plan: LabPlan, people: People) -> Written:
    """Type the people in, with about one error in a hundred; what is lost is exactly as planned."""
    rng = stream(seed, "written", plan.lab.number)
    leaked = people.leaked
    no_nir = chosen(rng, leaked, plan.shares.get("no_nir", 0)) | (~leaked & (rng.random(len(leaked)) < 0.004))  # noqa: PLR2004
    no_family = _nameless(rng, people, ~no_nir, plan.shares.get("no_family_name", 0))
    matrix = digit_matrix(people.numbers.at(people.holder))
    wrong = mistype(rng, matrix)
    married = people.family != people.birth_family
    noted = married & (rng.random(len(married)) < _BIRTH_NAME) | (no_family & (people.sex == 2))  # noqa: PLR2004
    return Written(
        family=_typed(rng, family_table(), people.family * ~no_family),
        birth_family=_typed(rng, family_table(), people.birth_family * noted),
        given=_accented(rng, _typed(rng, given_table(), people.given)),
        born=_typed_days(rng, people.born, ~no_nir),
        nir=matrix,
        has_nir=~no_nir,
        wrong_nir=wrong & ~no_nir,
    )


def _nameless(rng: np.random.Generator, people: People, known: Flags, count: int) -> Flags:
    young = chosen(rng, people.leaked & known & (people.age < 16), count // 4)  # noqa: PLR2004  # under a parent's card
    return young | chosen(rng, people.leaked & known & ~young, count - int(young.sum()))


def _typed(rng: np.random.Generator, table: pa.BinaryArray, rows: Ints) -> Names:
    wrong = np.flatnonzero((rng.random(len(rows)) < _MISSPELT) & (rows > 0))
    right = table.take(pa.array(rows[wrong])).to_pylist()
    slips = zip(right, rng.integers(0, 4, len(wrong)).tolist(), rng.random(len(wrong)).tolist(), strict=True)
    misspelt = pa.array([_slip(*slip) for slip in slips], pa.binary())
    typed = rows.copy()
    typed[wrong] = len(table) + np.arange(len(wrong))
    return Names(pa.concat_arrays([table, misspelt]), typed)


def _accented(rng: np.random.Generator, names: Names) -> Names:
    """A few given names with the accents the software otherwise left out."""
    table = pa.concat_arrays([names.table, accented_given_table()])
    chosen_rows = (rng.random(len(names.rows)) < _ACCENTED) & (names.rows < len(given_table()))
    return Names(table, np.where(chosen_rows, names.rows + len(names.table), names.rows))


def _slip(name: bytes, how: int, where: float) -> bytes:
    at = int(where * (len(name) - 1))
    if how == 0:
        return name[:at] + name[at + 1 :] if len(name) > 3 else name + name[-1:]  # noqa: PLR2004  # stay a name
    if how == 1:
        return name[: at + 1] + name[at:]
    if how == 2:  # noqa: PLR2004  # the third of four slips
        return name[:at] + name[at + 1 : at + 2] + name[at : at + 1] + name[at + 2 :]
    return name.replace(b" ", b"") if b" " in name else name + b" "


def _typed_days(rng: np.random.Generator, born: Ints, may_lack: Flags) -> Ints:
    luck = rng.random(len(born))
    years, months, number = days.parts(born)
    swapped = days.month_start(years, np.minimum(number, 12)) + months - 1
    result = np.where((luck < _SWAPPED) & (number <= 12), swapped, born)  # noqa: PLR2004  # months end at 12
    luck -= _SWAPPED
    result = np.where((luck >= 0) & (luck < _NEIGHBOUR), born - 1, result)
    luck -= _NEIGHBOUR
    result = np.where((luck >= 0) & (luck < _NO_BIRTH) & may_lack, 0, result)
    luck -= _NO_BIRTH
    result = np.where((luck >= 0) & (luck < _DEFAULT_BIRTH), days.day(_DEFAULT_DAY), result)
    return result.astype(np.int64)
