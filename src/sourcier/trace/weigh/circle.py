"""Who served whom, and which holding came from which: what the manifest and the holdings themselves tell of stories."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from sourcier.model.parties import CONTROLLER, PROCESSOR, SUB_PROCESSOR, Manifest
from sourcier.trace.alike import Marks
from sourcier.trace.labs import NOWHERE
from sourcier.trace.months import day_of
from sourcier.trace.ordered import Named

from .gather import Ground
from .piece import Held
from .stories import Supplier

_INSIDE = 0.95
"""Share of a holding's rows that must stand in another, on the same days, for it to be a copy of a part of it."""
_LARGER = 1.05
_EXPLAINS = 0.3
_MOST = 5
_FAVOUR = float(np.log(2.0))
"""A hand-over that papers tell of makes a chain twice as likely as the last holding's story, one they do not half."""


def left_on(ground: Ground, manifest: Manifest, named: Named) -> np.ndarray:
    """Return, per block, the day its laboratory left its software, NaN where nobody said; of several the nearest."""
    found = np.full(len(ground.labels), np.nan)
    place = {int(lab): at for at, lab in enumerate(ground.labs) if lab != NOWHERE}
    for party in manifest.parties:
        days = [day_of(one.date) for one in manifest.events if (one.party, one.what) == (party.id, "migration")]
        for lab in named.of(party.labs) if days else ():
            at = place.get(lab, -1)
            if at >= 0:
                nearest = min(days, key=lambda day: (abs(day - np.nan_to_num(ground.last[at])), day))
                if np.isnan(found[at]) or abs(nearest - ground.last[at]) < abs(found[at] - ground.last[at]):
                    found[at] = nearest
    return found


def suppliers_of(ground: Ground, manifest: Manifest, named: Named, held: Held) -> tuple[Supplier, ...]:
    """Return the processors, each with the laboratories of the leak it served, by orders, software and its holdings."""
    found = []
    for party in manifest.parties:
        if party.role not in (PROCESSOR, SUB_PROCESSOR):
            continue
        clients = {order.controller for order in manifest.orders if order.processor == party.id}
        clients |= {
            one.id for one in manifest.parties if one.role == CONTROLLER and set(one.software) & set(party.software)
        }
        labels = [label for one in manifest.parties if one.id in clients or one is party for label in one.labs]
        labs = named.of(tuple(labels))
        inside = {at for at, lab in enumerate(ground.labs.tolist()) if lab != NOWHERE and lab in labs}
        for number, owner in enumerate(held.parties):
            if owner == party.id:
                inside |= set(np.flatnonzero(held.size[number] > 0).tolist())
        absent = sum(1 for lab in labs if lab == NOWHERE)
        everyone = frozenset(range(len(ground.labels)))
        served = frozenset(inside) or everyone
        if len(served) > 1:
            found.append(Supplier(party.id, served, absent))
    return tuple(found)


def chains_of(
    held: Held, rows: int, marks: Mapping[str, Marks], manifest: Manifest
) -> Iterator[tuple[int, int, float]]:
    """Yield holdings that are a copy of a part of another: the other, the copy, and how papers favour the hand-over."""
    best = sorted(range(len(held)), key=lambda number: (-held.shared[number].sum(), number))[:_MOST]
    for last in best:
        copy = marks[held.ids[last]].rows
        if held.shared[last].sum() < _EXPLAINS * rows or not copy.size:
            continue
        for first in range(len(held)):
            whole = marks[held.ids[first]].rows
            if first == last or len(whole) < _LARGER * len(copy):
                continue
            if len(np.intersect1d(whole, copy, assume_unique=True)) >= _INSIDE * len(copy):
                told = _told(manifest, held.parties[first], held.parties[last])
                yield first, last, _FAVOUR if told else -_FAVOUR


def _told(manifest: Manifest, giver: str, taker: str) -> bool:
    return any(order.processor == giver and order.recipient == taker for order in manifest.orders)


def published(manifest: Manifest) -> str | None:
    """Return the day on which the leak came out, if anybody said."""
    return min((event.date for event in manifest.events if event.what == "publication"), default=None)


def owners(manifest: Manifest, names: Sequence[str]) -> tuple[str, ...]:
    """Return the parties of holdings."""
    party = {holding.id: holding.party for holding in manifest.holdings}
    return tuple(party[name] for name in names)
