"""Questions about columns: nothing is known of one, its kind is not sure, or only its header says so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from sourcier.model.facts import Column
from sourcier.model.queue import Question
from sourcier.store import Store

from .filled import FILLED, read_bits
from .people import NOBODY

MOST = 100
"""Questions of one code that are kept: nobody answers more before the next run asks anew."""
_SURE = 0.9
"""Confidence from which a kind is not asked about: ten to one, as for findings."""
_AT_ONCE = 16
"""Columns whose people are counted in one pass: one byte each per person is held."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One table whose columns may raise questions."""

    store: str
    """Name of its rows in the store."""
    evidence: int
    table: int
    first: int
    """Number of its first row, over all tables examined."""
    columns: tuple[Column, ...]
    blocked: frozenset[int]
    """Columns the user wants unnamed."""


def questions(store: Store, tables: Sequence[Asked], of_row: np.ndarray) -> Iterator[Question]:
    """Yield the questions about the columns of all tables; `of_row` says who each row is about."""
    open_ = [(table, column, code) for table in tables for column in table.columns if (code := _code(table, column))]
    open_.sort(key=lambda one: -one[1].filled)
    counted = {(t.evidence, t.table, c.index) for t, c, _ in _most_filled(open_)}
    for table in tables:
        mine = [(c, code) for t, c, code in open_ if t is table]
        exact = [c.index for c, _ in mine if (table.evidence, table.table, c.index) in counted]
        people = _people(store, table, exact, of_row)
        for column, code in mine:
            yield _question(table, column, code, people.get(column.index, 0))


def _most_filled(open_: Sequence[tuple[Asked, Column, str]]) -> Iterator[tuple[Asked, Column, str]]:
    """Those that can be kept in the queue at all: people are counted for no others."""
    for code in sorted({code for _, _, code in open_}):
        yield from [one for one in open_ if one[2] == code][:MOST]


def _code(table: Asked, column: Column) -> str:
    codes = {reason.code for reason in column.reasons}
    if not column.filled or "decision" in codes or column.index in table.blocked:
        return ""
    if column.kind is None:
        return "column_kind"
    if column.confidence < _SURE:
        return "column_unsure"
    return "column_by_header" if codes == {"header_word"} else ""


def _people(store: Store, table: Asked, columns: Sequence[int], of_row: np.ndarray) -> dict[int, int]:
    """Return how many people each of these columns says something of."""
    found: dict[int, int] = {}
    everybody = int(of_row.max(initial=NOBODY)) + 1
    for at in range(0, len(columns), _AT_ONCE):
        some = columns[at : at + _AT_ONCE]
        met = np.zeros((len(some), everybody + 1), bool)
        first = table.first
        for batch in store.table(table.store).batches([FILLED]):
            persons = of_row[first : first + batch.num_rows]
            filled = read_bits(batch.column(0), some)
            for number in range(len(some)):
                met[number, persons[filled[:, number]]] = True  # nobody is -1: the last place
            first += batch.num_rows
        found.update(zip(some, met[:, :-1].sum(axis=1).tolist(), strict=True))
    return found


def _question(table: Asked, column: Column, code: str, people: int) -> Question:
    params: dict[str, str | int | float] = {"column": column.index, "distinct": column.distinct}
    if column.kind is not None:
        params |= {"kind": column.kind, "confidence": column.confidence}
    if column.runner_up is not None:
        params["runner_up"] = column.runner_up
    place = f"{table.evidence}/{table.table}/{column.index}"
    kinds = [kind for kind in (column.kind, column.runner_up) if kind is not None]
    answers = "|".join(f"--kind={kind}" for kind in (*kinds, *(() if column.kind else ("KIND",)), "none"))
    return Question(
        id=f"{code}-{place.replace('/', '-')}",
        code=code,
        rows=column.filled,
        people=people,
        params=params,
        evidence=(f"evidence {table.evidence}, table {table.table}, column {column.index}",),
        decide=f"column {place} {answers}",
    )
