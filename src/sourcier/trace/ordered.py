"""What an order covers: its laboratories, its columns, its days. The same for the leak and for what a party held."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sourcier.data import fold
from sourcier.inventory import digest_texts
from sourcier.model.parties import Manifest, Order
from sourcier.secret import ComparisonKey

from .labs import NOWHERE, Labs
from .months import day_of
from .rows import Rows

_SORTS = ("lab_name", "finess")


class Named:
    """Which laboratories of the leak people mean by a label or a FINESS number."""

    def __init__(self, labs: Labs, key: ComparisonKey) -> None:
        self.labs, self._key = labs, key

    def of(self, texts: Sequence[str]) -> list[int]:
        """Return the laboratory each text names, -1 for none of the leak's."""
        found = zip(*(digest_texts(self._key, texts, sort) for sort in _SORTS), strict=True)
        return [next((lab for one in pair if (lab := self.labs.of(one)) != NOWHERE), NOWHERE) for pair in found]

    def digests(self, texts: Sequence[str]) -> set[int]:
        """Return what rows that name one of these carry, be it of the leak or not."""
        return {digest for sort in _SORTS for digest in digest_texts(self._key, texts, sort)} - {0}


@dataclass(frozen=True, slots=True)
class Ordered:
    """The laboratories of an order."""

    own: tuple[str, ...]
    """All of its controller, as people name them."""
    listed: tuple[str, ...]
    found: tuple[int, ...]
    """Of each listed one, the laboratory of the leak, -1 for none."""
    everything: bool
    """Neither order nor manifest names laboratories, and all orders are one controller's: all rows are its."""

    @property
    def labs(self) -> tuple[int, ...]:
        """Those the leak names, each once, ascending."""
        return tuple(sorted({lab for lab in self.found if lab != NOWHERE}))


def ordered_of(manifest: Manifest, named: Named, order: Order) -> Ordered:
    """Return the laboratories of an order; all of its controller where it lists none."""
    own = next((party.labs for party in manifest.parties if party.id == order.controller), ())
    listed = own if order.labs is None else order.labs
    everything = order.labs is None and not own and len({one.controller for one in manifest.orders}) == 1
    return Ordered(own, listed, tuple(named.of(listed)), everything)


def outside(rows: Rows, order: Order, chosen: np.ndarray) -> tuple[int, int, int]:
    """Return how many of the chosen rows were last seen too early, too late, and on no day that is told."""
    days = rows.day[chosen & rows.dated]
    early = int((days < day_of(order.since)).sum()) if order.since else 0
    late = int((days > day_of(order.until)).sum()) if order.until else 0
    return early, late, int(chosen.sum()) - len(days)


def listed_columns(columns: Sequence[str]) -> frozenset[str]:
    """Return the kinds and headers an order lists, headers in the letters they have."""
    return frozenset(word for text in columns for word in (text.strip().lower(), fold(text)) if word)
