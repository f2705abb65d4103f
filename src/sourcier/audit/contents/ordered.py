"""The order a thing belongs to, by its columns; and what in it goes beyond."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import numpy as np

from sourcier.data import fold
from sourcier.inventory.choose import chosen_of
from sourcier.model.audit_seen import OrderSeen
from sourcier.model.facts import Column
from sourcier.model.parties import Order
from sourcier.order import Entry, entries_of
from sourcier.recognise.coded import Coded
from sourcier.recognise.dates import MISSING
from sourcier.recognise.days import read_days

from .columns_seen import columns_seen
from .people import habit
from .tables import Table

_MOST_OF = 0.6
"""Of an order's entries so many must stand in a table before it is taken for an extract under it."""
_FEWEST = 3
_EPOCH = date(1970, 1, 1).toordinal()


def best_order(
    tables: Sequence[tuple[Table, Sequence[Column]]], orders: Sequence[Order], *, alone: bool
) -> OrderSeen | None:
    """Return the order of which a table holds most columns; `alone`: only these orders are said to lie there."""
    found = [
        seen
        for order in orders
        for table, columns in tables
        if (entries := entries_of(order)) and (seen := _against(order, entries, table, columns, alone=alone))
    ]
    return max(
        found,
        key=lambda one: (one.columns_matched / one.columns_ordered, -len(one.columns_over), one.order),
        default=None,
    )


def _against(
    order: Order, entries: Sequence[Entry], table: Table, columns: Sequence[Column], *, alone: bool
) -> OrderSeen | None:
    headers = dict(enumerate(table.headers))
    pairs = [(c, {e.text for e in entries if _is(e, c, headers.get(c.index, ""))}) for c in columns]
    matched = {text for _, texts in pairs for text in texts}
    least = min(_FEWEST, len(entries)) if alone else max(_FEWEST, _MOST_OF * len(entries))
    if len(matched) < least:
        return None
    over = [column for column, texts in pairs if not texts and column.filled]
    why = _rows_over(order, table, columns)
    return OrderSeen(
        order.id, len(matched), len(entries), columns_seen(over), why.pop("any", 0), dict(sorted(why.items())),
        order.delete_by,
    )  # fmt: skip


def _is(entry: Entry, column: Column, header: str) -> bool:
    if entry.holds is not None and column.kind == entry.holds:
        return True
    return not entry.is_kind and fold(header) == entry.folded


def _rows_over(order: Order, table: Table, columns: Sequence[Column]) -> Counter[str]:
    """Rows last seen outside the order's days, or of laboratories it does not name; a row counts once under ``any``."""
    chosen = chosen_of(columns)
    lab = chosen.lab if chosen.lab is not None else chosen.finess
    counts: Counter[str] = Counter()
    for batch in table.kept.batches():
        over = np.zeros(batch.num_rows, bool)
        if chosen.visit is not None and (order.since or order.until):
            coded = Coded(batch.column(f"c{chosen.visit}"))
            days = coded.spread(read_days(coded.values, habit(batch.column(f"c{chosen.visit}"))), MISSING)
            for name, day, sign in (("too_early", order.since, 1), ("too_late", order.until, -1)):
                if day:
                    past = (days != MISSING) & ((_day(day) - days.astype(np.int64)) * sign > 0)
                    counts[name] += int(past.sum())
                    over |= past
        if lab is not None and order.labs:
            named = {fold(text) for text in order.labs}
            coded = Coded(batch.column(f"c{lab}"))
            other = np.array([fold(text) not in named for text in coded.text.to_pylist()], bool)
            away = coded.spread(other, False)  # noqa: FBT003  # a blank laboratory is none that differs
            counts["other_labs"] += int(away.sum())
            over |= away
        counts["any"] += int(over.sum())
    return Counter({name: count for name, count in counts.items() if count})


def _day(iso: str) -> int:
    return date.fromisoformat(iso).toordinal() - _EPOCH
