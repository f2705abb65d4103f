"""Some cells before and after, shown to whoever hands out: entered in the register before anything is seen."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from sourcier.marks import Embedder
from sourcier.model.parties import Order

from .make import Desk
from .prepare import Prepared
from .register import entering

PREVIEWED = "previewed"
_PER_COLUMN = 3
_NAME = "E-0000000000"
"""No copy bears this name."""


@dataclass(frozen=True, slots=True)
class Example:
    """One cell, a value on its way to the person who asked for it."""

    column: str
    before: str = field(repr=False)
    after: str = field(repr=False)


def examples(order: Order, ready: Prepared, desk: Desk) -> list[Example]:
    """Return a few cells of each column that marks change; that they were shown is entered first."""
    with entering(desk.register, desk.key, desk.clock) as register:
        register.chain.append(PREVIEWED, {"order": order.id, "tables": len(ready.picked)})
    embedder = Embedder(desk.key.key, _NAME, ready.plan)
    return [one for table in range(len(ready.picked)) for one in _of(ready, table, embedder)]


def _of(ready: Prepared, table: int, embedder: Embedder) -> Iterator[Example]:
    batch = next(ready.batches(table), None)
    if batch is None:
        return
    marked = embedder.apply(table, batch)
    for column in sorted(marked.changed):
        before, after = batch.column(f"c{column}").to_pylist(), marked.batch.column(f"c{column}").to_pylist()
        found = [(old, new) for old, new in zip(before, after, strict=True) if old != new][:_PER_COLUMN]
        yield from (Example(ready.names[table][column], old or "", new or "") for old, new in found)
