"""One party before its duties: what is known of it, and of whom it works for or with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sourcier.model.acts import Contract, Measure
from sourcier.model.parties import CONTROLLER, PROCESSOR, SUB_PROCESSOR, Event, Holding, Order, Party
from sourcier.model.scope import HeldScope, Scope

from .known import Known

FEW = 5
"""Rows of a controller in a processor's holding from which on it is not chance that they stand there."""
_SECRET = "password"  # noqa: S105  # a kind


def days_between(first: str, last: str) -> int:
    """Return the days from one ISO day to another."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def hours_between(first: Event, last: Event) -> float | None:
    """Return the hours between two events; None where the hour of one is not known, or they cannot be compared."""
    if not first.time or not last.time:
        return None
    begin, end = (datetime.fromisoformat(f"{one.date}T{one.time}") for one in (first, last))
    if (begin.tzinfo is None) != (end.tzinfo is None):
        return None
    return (end - begin).total_seconds() / 3600


@dataclass(frozen=True, slots=True)
class Share:
    """How many rows of the leak stand in a holding."""

    rows: int
    of: int

    @property
    def part(self) -> float:
        """0 to 1."""
        return round(self.rows / self.of, 6) if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Bearer:
    """Whoever bears a duty, with everything known that concerns it."""

    known: Known
    party: Party

    @property
    def id(self) -> str:
        """The manifest's."""
        return self.party.id

    @property
    def is_controller(self) -> bool:
        """Whether it decides on purposes and means (GDPR art. 4(7))."""
        return self.party.role == CONTROLLER

    @property
    def holdings(self) -> tuple[Holding, ...]:
        """What it held."""
        return tuple(one for one in self.known.manifest.holdings if one.party == self.id)

    def events(self, *what: str) -> tuple[Event, ...]:
        """Return its events of these sorts, earliest first."""
        own = (one for one in self.known.manifest.events if one.party == self.id and one.what in what)
        return tuple(sorted(own, key=lambda one: one.date))

    def after(self, day: str, *what: str) -> Event | None:
        """Return the first of its events of these sorts on that day or later."""
        return next((one for one in self.events(*what) if one.date >= day), None)

    def measures(self, *what: str) -> tuple[Measure, ...]:
        """Return what it did, or is known not to have done."""
        return tuple(one for one in self.known.manifest.measures if one.party == self.id and one.what in what)

    @property
    def given(self) -> tuple[Order, ...]:
        """Orders it gave."""
        return tuple(one for one in self.known.manifest.orders if one.controller == self.id)

    @property
    def taken(self) -> tuple[Order, ...]:
        """Orders it was given."""
        return tuple(one for one in self.known.manifest.orders if one.processor == self.id)

    @property
    def contracts(self) -> tuple[Contract, ...]:
        """Contracts it is a side of, whichever."""
        return tuple(one for one in self.known.manifest.contracts if self.id in (one.controller, one.processor))

    def contract_with(self, other: str) -> tuple[Contract, ...]:
        """Return the contracts between it and another party, as far as they are known."""
        return tuple(one for one in self.contracts if other in (one.controller, one.processor))

    def share(self, holding: str) -> Share:
        """Return how much of the leak stands in a holding, over all segments; what chance would give is taken off."""
        found = self.known.compared.get(holding, ())
        return Share(sum(max(0, one.shared - one.placebo) for one in found), sum(one.leak_rows for one in found))

    def rows_of(self, controller: str, holding: str) -> int:
        """Return the rows of a controller's laboratories that stand in a holding and in the leak."""
        rows = self.known.shared.get(holding)
        return sum(rows[lab] for lab in self.known.labs.get(controller, ())) if rows else 0

    def password_rows(self, holding: str) -> int:
        """Return the rows in which the leak's passwords stand in a holding too, as they are in the leak."""
        found = (column for one in self.known.compared.get(holding, ()) for column in one.columns)
        return max((one.agreed for one in found if one.kind == _SECRET and one.there), default=0)

    @property
    def orders_were_asked_for(self) -> bool:
        """Whether any order was handed in: else one that is missing says little."""
        return bool(self.known.manifest.orders)

    @property
    def processors(self) -> tuple[str, ...]:
        """Who works for it: by orders and contracts, and by its rows in what a processor held."""
        named = [one.processor for one in self.given] + [
            one.processor for one in self.known.manifest.contracts if one.controller == self.id
        ]
        return tuple(dict.fromkeys([*named, *(owner for owner, _, _ in self.rows_elsewhere())]))

    def rows_elsewhere(self) -> Iterator[tuple[str, str, int]]:
        """Yield processor, holding and rows where rows of this controller stand in what a processor held."""
        roles = {one.id: one.role for one in self.known.manifest.parties}
        for holding in self.known.manifest.holdings:
            if roles[holding.party] == PROCESSOR and (rows := self.rows_of(self.id, holding.id)) >= FEW:
                yield holding.party, holding.id, rows

    @property
    def controllers(self) -> tuple[str, ...]:
        """For whom it works: by orders and contracts, and, of a processor, by the rows in what it held."""
        named = [one.controller for one in self.taken] + [
            one.controller for one in self.known.manifest.contracts if one.processor == self.id
        ]
        return tuple(dict.fromkeys([*named, *(owner for owner, _, _ in self.rows_here())]))

    def rows_here(self) -> Iterator[tuple[str, str, int]]:
        """Yield controller, holding and rows where rows of a controller stand in what this processor held."""
        if self.party.role != PROCESSOR:
            return
        for party in self.known.manifest.parties:
            if party.role != CONTROLLER:
                continue
            for holding in self.holdings:
                if (rows := self.rows_of(party.id, holding.id)) >= FEW:
                    yield party.id, holding.id, rows

    @property
    def is_sub_processor(self) -> bool:
        """Whether it works for a processor (GDPR art. 28(4))."""
        return self.party.role == SUB_PROCESSOR

    @property
    def scopes(self) -> tuple[tuple[Order, Scope], ...]:
        """The leak against each order it was given."""
        orders = {one.id: one for one in self.taken}
        return tuple((orders[one.order], one) for one in self.known.scope if one.order in orders)

    def held_under(self, scope: Scope) -> tuple[HeldScope, ...]:
        """Return what its own holdings hold under an order."""
        own = {one.id for one in self.holdings}
        return tuple(one for one in scope.held if one.holding in own)
