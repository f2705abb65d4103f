"""Sections 3.2 and 3.5: what kind of breach, by what, in which systems."""

from collections.abc import Iterator

from sourcier.model.notice import Filled
from sourcier.model.trace import Containment
from sourcier.respond.forms.sheet import Sheet

_IN_CLEAR = "examination: the file was read in clear"
_LEAST = 0.5
"""Share of the leak from which a holding is named as one it may have come from."""
_PER_CENT = 100


def breach(sheet: Sheet) -> Iterator[tuple[int, Filled]]:
    """Yield the fields about the breach."""
    taken = bool(sheet.happened("publication", "access"))
    yield 55, Filled(("a",), "examination: the file lies outside")
    yield 56, Filled("a", "examination: the file lies outside")
    unintelligible = "unintelligible" in sheet.overall.flags
    yield 57, Filled("a" if unintelligible else "c", "decision" if unintelligible else _IN_CLEAR)
    yield 60, Filled("g" if taken else "x", "events: publication, access" if taken else "nothing in events tells")
    yield 61, Filled("d" if taken else "e", "events: publication, access" if taken else "nothing in events tells")
    yield 62, Filled(_nature(sheet), "draft from examination, events, trace")
    systems = _systems(sheet)
    if systems:
        yield 63, Filled(systems, "draft from manifest: software, holdings; add where they are located")


def _nature(sheet: Sheet) -> tuple[str, ...]:
    codes = [f"rows {sheet.rows}"]
    published = sheet.happened("publication")
    if published:
        codes.append(f"published {published[0]}")
    best = _held(sheet)
    if best is not None:
        codes.append(f"lay_at {best.holding} {round(best.leak_in_holding * _PER_CENT)}")
    if any(order.rows_outside or order.columns_outside for order in (sheet.trace.scope if sheet.trace else ())):
        codes.append("beyond_orders")
    return tuple(codes)


def _held(sheet: Sheet) -> Containment | None:
    """The holding the trace found most of the leak in; a party's own current base explains nothing."""
    if sheet.trace is None:
        return None
    owner = {one.id: one.party for one in sheet.trace.names if one.sort == "holding"}
    found = [
        one
        for one in sheet.trace.containment
        if one.leak_in_holding >= _LEAST and one.complete and owner.get(one.holding) != sheet.party.id
    ]
    return max(found, key=lambda one: one.leak_in_holding, default=None)


def _systems(sheet: Sheet) -> tuple[str, ...]:
    software = [f"software {name}" for name in dict.fromkeys(sheet.party.software)]
    others = {one.id for one in sheet.others()}
    held = [f"holding {one.label or one.id}" for one in sheet.manifest.holdings if one.party in others and one.knew]
    return (*software, *held)
