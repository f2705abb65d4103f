"""Section 3.1: when it happened, when the controller became aware, how it was found out."""

from collections.abc import Iterator

from sourcier.model.notice import Filled
from sourcier.model.parties import Holding
from sourcier.model.response import Deadline
from sourcier.respond.forms.sheet import Sheet

_OPEN = "open_access"


def timeline(sheet: Sheet) -> Iterator[tuple[int, Filled]]:
    """Yield the fields about time."""
    yield from _when(sheet)
    authority = sheet.deadline("authority")
    if authority is not None and authority.starts:
        yield 48, Filled(authority.starts, f"events: {authority.began}")
        yield from _found_out(authority)
    if authority is not None and authority.late:
        yield 49, Filled(authority.reasons, "draft from events and facts: keep, strike out, complete")


def _found_out(authority: Deadline) -> Iterator[tuple[int, Filled]]:
    if authority.began == "told_by_processor":
        yield 50, Filled("b", "events: controllers_told")
    elif authority.began == "told_by_authority":
        yield 50, Filled("d", "events: authority_told")
    else:
        return
    yield 51, Filled((authority.began,), f"draft from events: {authority.began}")
    if authority.starts:
        yield 52, Filled(authority.starts[:10], f"events: {authority.began}")


def _when(sheet: Sheet) -> Iterator[tuple[int, Filled]]:
    """From events of access and closure, else from an area that stood open; never from the leak's own dates."""
    began, ended = sheet.happened("access"), sheet.happened("closure")
    if began:
        source = "events: access"
        yield 44, Filled("b" if ended else "c", source)
        yield 46, Filled(began[0], source)
        if ended:
            yield 47, Filled(ended[-1], "events: closure")
        yield 45, Filled(value=False, source=source)
        return
    area = _stood_open(sheet)
    if area is not None and area.since:
        source = f"manifest: holding {area.id}"
        yield 44, Filled("b" if area.until else "c", source)
        yield 45, Filled(value=True, source=source)
        yield 46, Filled(area.since, source)
        if area.until:
            yield 47, Filled(area.until, source)
        return
    yield 44, Filled("e", "nothing in events or holdings tells")


def _stood_open(sheet: Sheet) -> Holding | None:
    """The one holding that stood open to anyone; None where there are several, or none."""
    found = [holding for holding in sheet.manifest.holdings if _OPEN in holding.knew]
    return found[0] if len(found) == 1 else None
