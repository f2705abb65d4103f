"""Invented people among the rows: whoever calls or writes to them, or sells them, has this copy.

Who they are is told by the key alone, nothing is stored: names and birth dates are drawn until a keyed chance marks
them (`lottery`). Half are of one copy; half are the same in all copies of an export, each copy having its own choice of
them (a Tardos code, so that colluders who delete what they do not have in common delete what names them least).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from sourcier.inventory.people import PeopleReader

from .bias import bits_of, steps_of
from .ids import numbers_of
from .invent import Inventor, joined
from .keyed import MarkKeys, chances
from .lottery import BITS, Lottery, Test, names_of
from .plan import TablePlan

MEAN = 0.5
OWN, SHARED, PRESENT = 1, 2, 3
"""Tags of keyed chances."""
_MARKED = np.uint32(1 << (32 - BITS))
_NEAR = 400
"""How far from a number of the pool a free one is looked for."""


def is_own(keys: MarkKeys, copy: str, names: np.ndarray) -> np.ndarray:
    """Which names (digests) are marked as one copy's invented people."""
    return np.asarray(chances(keys.canaries(copy), names, OWN) < _MARKED)


def is_shared(keys: MarkKeys, names: np.ndarray) -> np.ndarray:
    """Which names are marked as invented people that copies share."""
    return np.asarray(chances(keys.bias_key, names, SHARED) < _MARKED)


def presence(keys: MarkKeys, copy: str, names: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return whether a copy has each of the shared people, and the step of its chance."""
    steps = steps_of(chances(keys.bias_key, names, PRESENT), MEAN)
    return bits_of(chances(keys.canaries(copy), names, PRESENT), steps), steps


@dataclass(frozen=True, slots=True, eq=False)
class Invented:
    """Rows of invented people, in the order of the places they take."""

    rows: pa.RecordBatch
    after: np.ndarray
    """The row of the table each stands behind, ascending."""


def invented(planned: TablePlan, keys: MarkKeys, copy: str, count: int, aliases: Sequence[str]) -> Invented | None:
    """Invent about `count` people for one copy of a table; None where the table's plan has none."""
    pool = planned.pool
    if not count or pool is None or pool.rows is None:
        return None
    chosen = planned.chosen
    inventor = Inventor(planned.every, pool, _first(planned), planned.names, (chosen.given, chosen.birth))
    family = None if pool.home is None else pool.home[0]
    reader = PeopleReader(replace(chosen, sex=None, number=None), planned.habit, keys.people, placebo=False)
    chances_of: tuple[tuple[bytes, int, Test, Test], ...] = (
        (copy.encode(), (count + 1) // 2, lambda names: is_own(keys, copy, names), np.ones_like),
        (b"", count // 2, lambda names: is_shared(keys, names), lambda names: presence(keys, copy, names)[0]),
    )
    parts = []
    for context, wanted, marked, present in chances_of:
        rng = _seeded(keys, context)
        people, leader = Lottery(inventor, reader, rng, marked).homes(wanted, family)
        if len(people):
            # Whom copies share is drawn whole before a copy chooses: else who compares two finds them.
            whole = inventor.finish(rng, people, leader)
            parts.append(whole.take(np.flatnonzero(present(names_of(reader, people)))))
    if not sum(map(len, parts)):
        return None
    whole = joined(parts)
    cells = whole.cells
    after = pool.at[whole.rows[inventor.sorting(planned.ids)]]
    order = np.argsort(after, kind="stable")
    cells = {index: column.take(pa.array(order)) for index, column in cells.items()}
    _number(planned, cells)
    _reachable(planned, cells, aliases)
    batch = pa.RecordBatch.from_arrays(list(cells.values()), names=[f"c{index}" for index in cells])
    return Invented(batch.select([f"c{column.index}" for column in planned.every]), after[order])


def _seeded(keys: MarkKeys, context: bytes) -> np.random.Generator:
    return np.random.default_rng(int.from_bytes(keys.master.derive("marks-invent", context), "big"))


def _first(planned: TablePlan) -> list[int]:
    """Birth, sex and names are drawn before all else."""
    sexes = [column.index for column in planned.every if column.kind in ("sex", "title") and column.role == "patient"]
    chosen = planned.chosen
    wanted = [chosen.birth, *sexes, chosen.given, chosen.family, chosen.birth_name, chosen.full]
    return list(dict.fromkeys(index for index in wanted if index is not None))


def _number(planned: TablePlan, cells: dict[int, pa.StringArray]) -> None:
    """Give every invented person numbers that are nobody's, near those of the rows they come from."""
    for index, used in planned.used.items():
        column = cells[index]
        made = np.array(column.to_pylist(), object)
        for numbers in numbers_of(column):
            taken: set[int] = set()
            held = used.get(numbers.digits, np.empty(0, np.uint64))
            for row, value in zip(numbers.rows.tolist(), numbers.values.tolist(), strict=True):
                free = _free(value, held, taken, 10**numbers.digits)
                taken.add(free)
                digits = iter(f"{free:0{numbers.digits}d}")
                made[row] = "".join(next(digits) if sign.isdigit() and sign.isascii() else sign for sign in made[row])
        cells[index] = pa.array(made, pa.string())


def _free(value: int, held: np.ndarray, taken: set[int], size: int) -> int:
    """Return the nearest number above that nobody has; beyond the largest where there is none near."""
    for wanted in range(value + 1, min(value + _NEAR, size)):
        at = int(np.searchsorted(held, np.uint64(wanted)))
        if wanted not in taken and (at == len(held) or int(held[at]) != wanted):
            return wanted
    wanted = int(held[-1]) + 1 if len(held) else value + 1
    while wanted in taken:
        wanted += 1
    if wanted < size:
        return wanted
    return next(number for number in range(size) if number not in taken and number not in set(held.tolist()))


def _reachable(planned: TablePlan, cells: dict[int, pa.StringArray], aliases: Sequence[str]) -> None:
    """Give the user's own addresses and numbers to the first of the invented people."""
    for sort, kinds in (("mail", ("email",)), ("phone", ("mobile", "phone", "landline"))):
        column = next(
            (c.index for kind in kinds for c in planned.every if c.kind == kind and c.role == "patient"), None
        )
        some = [alias for alias in aliases if ("@" in alias) == (sort == "mail")]
        if column is None or not some:
            continue
        count = len(cells[column])
        step = max(1, count // len(some))
        made = cells[column].to_pylist()
        for place, alias in enumerate(some[:count]):
            made[place * step] = alias
        cells[column] = pa.array(made, pa.string())


def alias_digest(keys: MarkKeys, alias: str) -> str:
    """Return by what an address is known again: small letters; of a number its digits."""
    plain = alias.strip().lower()
    if "@" not in plain:
        plain = "".join(sign for sign in plain if sign.isdigit()).removeprefix("00").removeprefix("33").lstrip("0")
    return f"{int(keys.values(pa.array([plain]))[0]):016x}"
