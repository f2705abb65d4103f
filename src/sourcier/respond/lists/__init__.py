"""Whom each controller has to tell: one entry per person, its own people and nobody else's.

The lists are kept in the case, encrypted, with a register of who was listed: `read_entries` gives them to letters and
sendings. They go out sealed to their controller's key, or in clear by a journaled door.
"""

from dataclasses import replace
from datetime import date

import numpy as np

from sourcier.case import Case
from sourcier.locale import Texts
from sourcier.model.parties import Party
from sourcier.model.response import Count, ListBatch, PartyList
from sourcier.respond.affair import Affair, controllers_behind, folder_of
from sourcier.respond.population import controllers_of

from .entries import Entry, read_entries, table_of
from .errors import NotADay, NotAKey, OneKeyForMany
from .files import ListFiles, ready_entries
from .judge import POST, Dates
from .make import Counted, Wishes, make
from .names import code_of
from .outlet import SHUT, Outlet, fit
from .source import source_of

__all__ = [
    "POST",
    "SHUT",
    "Entry",
    "Outlet",
    "code_of",
    "listed_controllers",
    "make_lists",
    "outlet_for",
    "outlet_of",
    "read_entries",
    "ready_entries",
    "table_of",
]


def make_lists(affair: Affair) -> tuple[PartyList, ...]:
    """Write the lists of the controllers asked about into ``out/``, and return what they hold.

    Raises NotAKey, OneKeyForMany, NotADay.
    """
    wanted = listed_controllers(affair)
    outlets = [outlet_of(affair, party) for party in wanted]
    everyone = controllers_of(affair.manifest)
    chosen = np.array([party in wanted for party in everyone], bool)
    source = source_of(affair.examination, affair.population, [party.id for party in everyone], chosen)
    wishes = Wishes(_dates(affair), affair.request.outlet.first)
    made = make(affair.case, source, wishes, workers=affair.workers, progress=affair.progress)
    texts = Texts(affair.request.outlet.language)
    places = {party.id: place for place, party in enumerate(everyone)}
    found = []
    for party, outlet in zip(wanted, outlets, strict=True):
        place = places[party.id]
        counted = made.counted[place]
        files = ListFiles(affair.case.store, code_of(party.id), outlet, counted, made.others[place], texts)
        batches = files.write()
        first = next((path for batch in batches for path in batch.paths), "")
        found.append(_facts(party, counted, outlet, first, batches))
    return tuple(found)


def listed_controllers(affair: Affair) -> tuple[Party, ...]:
    """Return the controllers asked about, and those that a processor asked about worked for."""
    wanted = {one for party in affair.asked for one in controllers_behind(affair.manifest, party)}
    if affair.request.parties and affair.controllers:
        wanted = {party.id for party in affair.controllers}
    return tuple(party for party in controllers_of(affair.manifest) if party.id in wanted)


def outlet_of(affair: Affair, party: Party) -> Outlet:
    """Return how what is meant for a controller goes out. Raises NotAKey, OneKeyForMany."""
    asked = affair.request.outlet
    count = len(listed_controllers(affair))
    if asked.to and count > 1:
        raise OneKeyForMany(count)
    orders = (order.age_key for order in affair.manifest.orders if order.recipient == party.id and order.age_key)
    known = replace(party, age_key=party.age_key or next(orders, ""))
    return outlet_for(affair.case, known, asked.to, asked.clear)


def outlet_for(case: Case, party: Party, to: str, clear: str) -> Outlet:
    """Return how what is meant for a controller goes out: sealed to `to`, else to its own key. Raises NotAKey."""
    recipient = to or party.age_key
    if recipient and not fit(recipient):
        raise NotAKey("--to" if to else f"[[party]] {party.id}")
    return Outlet(case, party.id, folder_of(party), "" if clear else recipient, clear)


def _dates(affair: Affair) -> Dates:
    letter = affair.now.date()
    said = affair.request.outlet.leaked
    try:
        return Dates(date.fromisoformat(said) if said else _leaked(affair, letter), letter)
    except ValueError:
        raise NotADay from None


def _leaked(affair: Affair, letter: date) -> date:
    days = [event.date for event in affair.manifest.events if event.what in ("access", "publication")]
    last = affair.examination.period.last
    return date.fromisoformat(min(days) if days else last or letter.isoformat())


def _facts(party: Party, counted: Counted, outlet: Outlet, path: str, batches: tuple[ListBatch, ...]) -> PartyList:
    return PartyList(
        party=party.id,
        people=counted.people,
        minors=counted.minors,
        no_address=counted.reasons["no_address"] + counted.reasons["shared_mail"],
        to_review=counted.to_review,
        path=path,
        sealed=outlet.sealing,
        batches=batches,
        reasons=tuple(Count(code, number) for code, number in sorted(counted.reasons.items())),
        channels=tuple(Count(code, number) for code, number in sorted(counted.channels.items())),
        others=tuple(Count(code, number) for code, number in sorted(counted.others.items())),
        gone=len(counted.gone),
    )
