"""Small sheets from rows of words: what an export would tell of a few invented people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from sourcier.examine.persons import Settled, Sheet, Told, tell
from sourcier.examine.persons.fields import AGREES, KEYED, VALID
from sourcier.examine.persons.names import folded, hash32, sound
from sourcier.recognise.dates import parse_dates
from sourcier.recognise.hashing import hash_text

NAMES = ("family", "birth_name", "given", "street", "postcode", "mobile", "email", "file_number")
OWN = AGREES | KEYED | VALID


@dataclass(frozen=True)
class Row:
    """One line; `own` says whether its number agrees with its birth and sex."""

    family: str = ""
    given: str = ""
    born: str = ""
    sex: int = 0
    number: str = ""
    own: bool = True
    birth_name: str = ""
    street: str = ""
    postcode: str = ""
    mobile: str = ""
    email: str = ""
    file_number: str = ""


@dataclass(frozen=True)
class Texts:
    columns: Mapping[str, pa.StringArray]

    def of(self, names: Sequence[str], rows: np.ndarray) -> Mapping[str, pa.StringArray]:
        blank = pa.array([""] * len(rows), pa.string())
        return {name: self.columns[name].take(pa.array(rows)) if name in self.columns else blank for name in names}


def sheet(rows: Sequence[Row]) -> tuple[Sheet, Texts]:
    text = {name: folded(pa.array([getattr(row, name) for row in rows], pa.string())) for name in NAMES}
    numbers = pa.array([row.number for row in rows], pa.string())
    hashes = hash_text(numbers) & ~np.uint64(7) | np.uint64(8)
    flags = np.array([int(OWN) if row.own else int(KEYED | VALID) for row in rows], np.uint64)
    told = np.array([row.number != "" for row in rows], bool)
    made = Sheet(
        np.where(told, hashes | flags, np.uint64(0)),
        parse_dates(pa.array([row.born for row in rows], pa.string())).days,
        np.array([row.sex for row in rows], np.uint8),
        sound(text["family"]),
        sound(text["given"]),
        {name: hash32(values) for name, values in text.items()},
    )
    return made, Texts({**text, "number": numbers})


def told(rows: Sequence[Row], settled: Sequence[Settled] = ()) -> Told:
    return tell(*sheet(rows), settled=settled)


def groups(rows: Sequence[Row], settled: Sequence[Settled] = ()) -> list[list[int]]:
    """Rows by person, in order."""
    of_row = told(rows, settled).of_row.tolist()
    people: dict[int, list[int]] = {}
    for row, person in enumerate(of_row):
        people.setdefault(person if person >= 0 else -row - 2, []).append(row)
    return sorted(people.values())
