"""The journal of the affair: what happened when, from events, orders, holdings and the leak's own dates."""

from collections.abc import Iterator

from sourcier.model.parties import Manifest
from sourcier.model.trace import Dating, Happened

_ORDER = ("order", "first_visit", "since", "migration", "until", "last_visit", "delete_by")
"""Of several things on one day, these first, in this order."""


def journal(manifest: Manifest, datings: tuple[Dating, ...], first: str | None) -> tuple[Happened, ...]:
    """Return every line, earliest first; `first` is the leak's first visit."""
    lines = [*_lines(manifest), *_of_leak(datings, first)]
    return tuple(sorted(lines, key=lambda line: (line.date, _rank(line.what), line.what, line.party, line.source)))


def _rank(what: str) -> int:
    return _ORDER.index(what) if what in _ORDER else len(_ORDER)


def _lines(manifest: Manifest) -> Iterator[Happened]:
    for event in manifest.events:
        yield Happened(event.date, event.party, event.what, "manifest")
    for order in manifest.orders:
        if order.date:
            yield Happened(order.date, order.controller, "order", "order")
        if order.delete_by:
            yield Happened(order.delete_by, order.processor, "delete_by", "order")
    for holding in manifest.holdings:
        if holding.since:
            yield Happened(holding.since, holding.party, "since", "manifest")
        if holding.until:
            yield Happened(holding.until, holding.party, "until", "manifest")


def _of_leak(datings: tuple[Dating, ...], first: str | None) -> Iterator[Happened]:
    if first:
        yield Happened(first, "", "first_visit", "leak")
    for one in datings:
        if one.sort == "leak" and one.last_visit:
            yield Happened(one.last_visit, "", "last_visit", "leak")
