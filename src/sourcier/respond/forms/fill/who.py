"""Sections 1 and 2: who notifies, who else is involved."""

from collections.abc import Iterator

from sourcier.model.notice import Filled
from sourcier.respond.forms.sheet import Sheet


def who(sheet: Sheet) -> Iterator[tuple[int, Filled]]:
    """Yield the fields about the parties."""
    party = sheet.party
    source = f"manifest: party {party.id}"
    yield 3, Filled("a" if sheet.stage == "first" else "b", "events: notified")
    yield 7, Filled(sheet.case, "case.json: id")
    yield 12, Filled(party.name, source)
    if party.contact:
        yield 13, Filled(party.contact, source)
    if party.dpo:
        yield 29, Filled("yes", source)
        yield 31, Filled(party.dpo, source)
        yield 33, Filled("a", source)
    others = sheet.others()
    yield 38, Filled("a" if others else "b", "manifest: parties")
    if others:
        ids = ", ".join(one.id for one in others)
        yield 39, Filled(tuple(one.role for one in others), f"manifest: parties {ids}")
        yield 40, Filled(tuple(one.name for one in others), f"manifest: parties {ids}")
        reached = tuple(one.contact or one.dpo for one in others)
        if all(reached):
            yield 41, Filled(reached, f"manifest: parties {ids}")
