"""The second pass: what only rows can tell, counted over all of them or over a fair sample of them.

Children under a parent's number are normal: their sex and birth disagree with it. The verdicts allow for that.
"""

from collections import Counter
from collections.abc import Mapping
from itertools import combinations

import numpy as np
import pyarrow as pa

from .coded import Coded
from .days import NO_DAY, Habit, read_days, year_month
from .hashing import hash_text
from .inside import kinds_inside
from .kind import Kind, Test
from .nir_number import Nir, read_nir
from .plan import PAIRED, Plan
from .proofs import Key, Proofs
from .rowsample import take_rows


def prove_batch(batch: pa.RecordBatch, plan: Plan, kinds: Mapping[str, Kind]) -> Proofs:
    """Return what these rows prove; `batch` has the plan's columns, named ``c<index>``."""
    columns = {index: Coded(batch.column(f"c{index}")) for index in plan.coded}
    counts: Counter[Key] = Counter()
    _count_valid(counts, columns, plan, kinds)
    _count_inside(counts, columns, plan)
    days = {index: _days(columns[index], habit) for index, habit in plan.dates}
    _count_date_order(counts, days)
    for index in plan.nirs:
        nir = read_nir(columns[index].values)
        _count_births(counts, index, columns[index].spread(born_in(nir), -1), days)
        _count_sexes(counts, index, columns[index].spread(np.where(nir.valid, nir.sex, 0), 0), columns, plan)
    return Proofs(dict(counts), take_rows(batch, columns, plan))


def _count_valid(counts: Counter[Key], columns: dict[int, Coded], plan: Plan, kinds: Mapping[str, Kind]) -> None:
    for index, names in plan.exact:
        column = columns[index]
        done: dict[Test, int] = {}
        for name in names:
            test = kinds[name].valid
            if test not in done:
                done[test] = int(column.rows[np.asarray(test(column.values), bool)].sum())
            counts["valid", index, name] += done[test]


def _count_inside(counts: Counter[Key], columns: dict[int, Coded], plan: Plan) -> None:
    for index in plan.texts:
        for name, found in kinds_inside(columns[index].text):
            if rows := int(columns[index].rows[found].sum()):
                counts["inside", index, name] += rows


def _days(column: Coded, habit: str) -> np.ndarray:
    return np.asarray(column.spread(read_days(column.values, Habit(habit)), NO_DAY))


def _count_date_order(counts: Counter[Key], days: dict[int, np.ndarray]) -> None:
    """For each pair of date columns: rows where both say a day, the first is before, both are the same day."""
    for first, second in combinations(sorted(days)[:PAIRED], 2):
        a, b = days[first], days[second]
        both = (a != NO_DAY) & (b != NO_DAY)
        counts["dated", first, second] += int(both.sum())
        counts["before", first, second] += int((both & (a < b)).sum())
        counts["same_day", first, second] += int((both & (a == b)).sum())


def born_in(nir: Nir) -> np.ndarray:
    """Return year of the century times 100 plus month of birth, int32; -1 where the number does not tell both."""
    told = nir.valid & (nir.year >= 0) & (nir.month > 0)
    return np.where(told, nir.year.astype(np.int32) * 100 + nir.month, -1)


def _count_births(counts: Counter[Key], nir: int, months: np.ndarray, days: dict[int, np.ndarray]) -> None:
    """For each date column: rows where both say a month, the same year of the century, the same month of that year."""
    for index, day in days.items():
        both = (months >= 0) & (day != NO_DAY)
        at = np.flatnonzero(both)
        dated = year_month(day[at]) % 10_000
        counts["births", nir, index] += len(at)
        counts["birth_year", nir, index] += int((dated // 100 == months[at] // 100).sum())
        counts["birth_month", nir, index] += int((dated == months[at]).sum())


def _count_sexes(counts: Counter[Key], nir: int, sexes: np.ndarray, columns: dict[int, Coded], plan: Plan) -> None:
    """For each small column and each of its values: rows in which the number says man, woman."""
    for index, hashes in plan.small:
        column = columns[index]
        at = column.spread(np.searchsorted(np.array(hashes, np.uint64), hash_text(column.text)), len(hashes))
        table = np.bincount(at * 3 + sexes, minlength=3 * len(hashes) + 3)
        for value in range(len(hashes)):
            for sex in (1, 2):
                counts["sex", nir, index, value, sex] += int(table[value * 3 + sex])
