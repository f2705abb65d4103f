"""Record numbers rise with time: what was entered later has a larger one."""

import numpy as np
import pyarrow.compute as pc

from sourcier.examine.authenticity.cohort import MISSING, Cohort
from sourcier.examine.authenticity.measured import Measured, correlation
from sourcier.examine.authenticity.ranks import ranks
from sourcier.examine.authenticity.trial import Family, Trial

_LONGEST = 15
_FEW = 20
_ENOUGH = 20_000
"""A correlation of so many rows is known to 0.02."""


def measure(cohort: Cohort) -> Measured | None:
    """Measure as the strongest rank correlation between a number and a date, within each laboratory."""
    looked_at = cohort.sample.wanted
    numbers = [number for column in looked_at.ids if (number := _numbers(cohort, column)) is not None]
    days = [*cohort.dates, cohort.born]
    some = slice(None, None, max(cohort.rows // _ENOUGH, 1))
    found = [_within_labs(number[some], day[some], cohort.lab[some]) for number in numbers for day in days]
    told = [one for one in found if one.of >= _FEW]
    return max(told, key=lambda one: one.low) if told else None


def _numbers(cohort: Cohort, column: int) -> np.ndarray | None:
    """The numbers of a column, -1 where there is none; None where they repeat, or are no numbers."""
    coded = cohort.sample.coded[column]
    digits = pc.and_(pc.utf8_is_digit(coded.text), pc.less_equal(pc.binary_length(coded.text), _LONGEST))
    text = pc.if_else(pc.and_(digits, pc.string_is_ascii(coded.text)), coded.text, "-1")
    numbers = coded.rows(text.cast("int64").to_numpy())
    some = numbers[numbers >= 0]
    return numbers if len(np.unique(some)) > len(some) / 2 else None


def _within_labs(number: np.ndarray, day: np.ndarray, lab: np.ndarray) -> Measured:
    told = (number >= 0) & (day != MISSING)
    return correlation(*(_centred(values[told], lab[told]) for values in (number, day)))


def _centred(values: np.ndarray, group: np.ndarray) -> np.ndarray:
    """Ranks within each group, from -0.5 to 0.5."""
    result = np.zeros(len(values))
    order = np.argsort(group, kind="stable")
    for rows in np.split(order, np.flatnonzero(np.diff(group[order])) + 1):
        if len(rows) > 1:
            result[rows] = ranks(values[rows]) / (len(rows) - 1) - 0.5
    return result


TRIAL = Trial("id_sequence", Family.RECORDS, measure, 0.5, 0.25, 0.05, speaks_for=0.5, speaks_against=0.15)
