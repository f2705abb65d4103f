"""Whether an order says what GDPR art. 28(3) asks for, and no more than its purpose needs."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from sourcier.case import line_of
from sourcier.model.acts import CLAUSES
from sourcier.model.orders import EXCESS, HIGH, LOW, MEDIUM, MISSING, UNCLEAR, OrderCheck, OrderFault
from sourcier.model.parties import Order
from sourcier.secret import is_recipient

from .entries import entries_of, unclear_holds
from .orders import key_lines, read_orders
from .purposes import SENSITIVE, purpose_of

_ART = "GDPR 28(3)"
_LETTERS = dict(zip(CLAUSES[1:], "abcdefgh", strict=True))
"""Clause to its letter in art. 28(3); the first, ``subject``, is its opening sentence."""
_SAID = (
    ("purpose", MEDIUM),
    ("subject", MEDIUM),
    ("nature", MEDIUM),
    ("persons", MEDIUM),
    ("delete_by", MEDIUM),
    ("date", LOW),
    ("recipient", LOW),
    ("labs", LOW),
    ("age_key", LOW),
)
"""Keys of an order, and how grave it is that one says nothing. ``delete_by`` is the duration."""
_OPENING = frozenset({"purpose", "subject", "nature", "persons", "delete_by", "columns"})
_DATES = ("since", "until")


def check_orders(content: bytes) -> OrderCheck:
    """Check every order of a file. Raises OrderUnreadable."""
    orders = read_orders(content)
    contracts = _contracts(content)
    faults: list[OrderFault] = []
    purposes: dict[str, str] = {}
    for number, order in enumerate(orders):
        start, lines = line_of(content, "order", number), key_lines(content, number)
        meant = purpose_of(order.purpose)
        purposes[order.id] = meant.code if meant else ""
        faults += _Check(order, start, lines, contracts).faults()
    return OrderCheck(tuple(order.id for order in orders), tuple(faults), purposes)


class _Check:
    def __init__(self, order: Order, start: int, lines: dict[str, int], contracts: list[dict[str, Any]]) -> None:
        self.order, self._start, self._lines, self._contracts = order, start, lines, contracts

    def faults(self) -> list[OrderFault]:
        """Return what is missing first, then what is too much, then what is unclear."""
        return [*self._missing(), *self._clauses(), *self._excess(), *self._unclear()]

    def _fault(
        self, sort: str, what: str, severity: str, article: str = "", columns: tuple[str, ...] = ()
    ) -> OrderFault:
        return OrderFault(self.order.id, self._lines.get(what, self._start), sort, what, severity, article, columns)

    def _missing(self) -> Iterator[OrderFault]:
        order = self.order
        if not order.columns:
            yield self._fault(MISSING, "columns", HIGH, _ART)
        for name, severity in _SAID:
            if not getattr(order, name):
                yield self._fault(MISSING, name, severity, _ART if name in _OPENING else "")
        if not order.since and not order.until:
            yield self._fault(MISSING, "since", LOW, "GDPR 5(1)(c)")

    def _clauses(self) -> Iterator[OrderFault]:
        held = set(self.order.clauses or ())
        for contract in self._mine():
            found = contract.get("clauses")
            held |= set(CLAUSES) if found is None else {clause for clause in found if isinstance(clause, str)}
        for clause, letter in _LETTERS.items():
            if clause not in held:
                yield self._fault(MISSING, clause, MEDIUM, f"{_ART}({letter})")

    def _mine(self) -> list[dict[str, Any]]:
        """Contracts between the same two in the same file."""
        both = (self.order.controller, self.order.processor)
        return [one for one in self._contracts if (one.get("controller"), one.get("processor")) == both]

    def _excess(self) -> Iterator[OrderFault]:
        meant = purpose_of(self.order.purpose)
        if meant is None:
            if self.order.purpose:
                yield self._fault(UNCLEAR, "purpose", LOW, "GDPR 5(1)(b)")
            return
        for entry in entries_of(self.order):
            kind = entry.holds or _comment(entry.text)
            if kind in meant.unneeded:
                severity = HIGH if kind in SENSITIVE else MEDIUM
                line = self._lines.get(f"columns:{entry.text}", self._lines.get("columns", self._start))
                yield OrderFault(self.order.id, line, EXCESS, kind, severity, "GDPR 5(1)(c)", (entry.text,))

    def _unclear(self) -> Iterator[OrderFault]:
        order = self.order
        if order.since and order.until and order.since > order.until:
            yield self._fault(UNCLEAR, "until", HIGH)
        if order.date and order.delete_by and order.delete_by < order.date:
            yield self._fault(UNCLEAR, "delete_by", HIGH)
        if not all(map(is_recipient, order.age_key.split())):
            yield self._fault(UNCLEAR, "age_key", MEDIUM)
        for text in unclear_holds(order):
            yield self._fault(UNCLEAR, "holds", MEDIUM, columns=(text,))


_COMMENT = re.compile(r"(?i)\b(comm?ent\w*|remarque\w*|observation\w*|note\w*|memo|texte libre|free text)\b")


def _comment(header: str) -> str:
    """The kind of a header that says itself that it holds comments."""
    return "free_text" if _COMMENT.search(header.replace("_", " ")) else ""


def _contracts(content: bytes) -> list[dict[str, Any]]:
    found = tomllib.loads(content.decode("utf-8-sig")).get("contract", [])
    return [one for one in found if isinstance(one, dict) and one.get("written") != "no"]
