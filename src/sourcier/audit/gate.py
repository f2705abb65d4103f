"""Whether one file may leave: encrypted, marked, within its order, before its day. It is read here and goes nowhere.

A copy of the register passes as it is: it was made of just what was ordered, marked and encrypted, and the register
knows its bytes. Any other file is read whole, and what cannot be told is never taken for a yes where it was asked.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from sourcier import __version__
from sourcier.model.audit import MEDIUM, Finding, Step, World
from sourcier.model.audit_gate import (
    ENCRYPTED,
    GATE_SCHEMA,
    IN_TIME,
    MARKED,
    NO,
    NOT_NEEDED,
    ORDERED,
    UNKNOWN,
    YES,
    Gate,
    GateCheck,
)
from sourcier.model.audit_seen import ServerSeen, ThingSeen
from sourcier.model.audit_targets import AuditConfig, Target
from sourcier.model.handing import Copy
from sourcier.model.parties import Order
from sourcier.recognise import Recogniser
from sourcier.secret import Key
from sourcier.store import Store

from .contents import Contents, Eyes, Wanted
from .contents.people import digester_of
from .errors import NotToRead
from .fingerprint import fingerprint
from .judge import find
from .personal import NONE, grade_of, listed
from .places import rows_of
from .register import Copies
from .registry import rules
from .rule import Rule, by_grade
from .shown import Names
from .unread import Missed

_TARGET = "gate"
_LEAVING = ("SRC203", "SRC204", "SRC205", "SRC206", "SRC207")
"""Rules that speak of a file wherever it lies."""
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Keeper:
    """What the gate asks by."""

    on: str
    """ISO date."""
    key: Key = field(repr=False)
    """Drawn for this one look: digests under it are worth nothing afterwards."""
    scratch: Callable[[], Store]
    """Makes a store for rows too many for memory."""
    orders: tuple[Order, ...] = ()
    copies: Copies = field(default_factory=Copies)
    has_register: bool = False
    """Whether a register was named, be it empty."""


def gate(path: Path, keeper: Keeper) -> Gate:
    """Return whether a file may leave. Raises NotToRead."""
    recogniser = Recogniser()
    try:
        size = path.stat().st_size if path.is_file() else -1
        with path.open("rb") as stream:
            digest = _digest(stream)
            told = _told(path.name, size, stream, keeper, recogniser)
    except (OSError, Missed):
        raise NotToRead(path) from None
    shown = Names(keeper.key, recogniser.kinds).shown(path.name)
    thing = _thing(shown, told)
    known = next((one for one in keeper.copies.copies if one.sha256 == digest), None)
    return _Judged(thing, known, keeper, digest, size).gate()


def _digest(stream: BinaryIO) -> str:
    digest = hashlib.sha256()
    while piece := stream.read(_PIECE):
        digest.update(piece)
    return digest.hexdigest()


def _told(name: str, size: int, stream: BinaryIO, keeper: Keeper, recogniser: Recogniser) -> Contents:
    eyes = Eyes(digester_of(keeper.key), keeper.scratch, recogniser=recogniser)
    wanted = Wanted(
        whole=True, orders=keeper.orders, lines=keeper.copies.lines, key=keeper.copies.key, alone=bool(keeper.orders)
    )
    return eyes.look(name, size, _Local(stream), wanted)


class _Local:
    """A file of this computer, by place and length."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def read(self, at: int, size: int) -> bytes:
        """Return up to `size` bytes from the place `at`."""
        self._stream.seek(at)
        return self._stream.read(size)

    def close(self) -> None:
        """Whoever opened it closes it."""


def _thing(shown: str, told: Contents) -> ThingSeen:
    return ThingSeen(
        target=_TARGET, path=shown, shown=shown, size=told.looked.of, format=told.format, sort=told.sort or "export",
        parts=told.parts, kinds=told.kinds, people=told.people, looked=told.looked, encrypted=told.encrypted,
        marked=told.marked, copy=told.copy, order=told.order, clear_passwords=told.clear_passwords,
        unread=told.unread, delete_by=told.order.delete_by if told.order else None,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Judged:
    """One file, and what is known of it."""

    thing: ThingSeen
    known: Copy | None
    keeper: Keeper
    digest: str
    size: int

    def gate(self) -> Gate:
        """Answer every question, and say what speaks against it."""
        checks = (self._encrypted(), self._marked(), self._ordered(), self._in_time())
        findings = self._findings(checks)
        told = self.thing
        shut = any(check.answer == NO for check in checks) or bool(findings) or not self._whole
        order = self.known.order if self.known else told.order.order if told.order else ""
        return Gate(
            schema=GATE_SCHEMA, version=__version__, file=told.shown, sha256=self.digest, bytes=self.size,
            open=not shut, checks=checks, findings=findings,
            kinds=listed(told.kinds),
            people=told.people if told.people.high else None, looked=told.looked, encrypted=told.encrypted,
            copy=self.known.copy if self.known else told.copy, order=order, complete=self._whole,
        )  # fmt: skip

    @property
    def _sealed(self) -> bool:
        return bool(self.thing.encrypted) and self.thing.encrypted != "zip_crypto"

    @property
    def _whole(self) -> bool:
        """Whether nothing in it stays unseen but what is encrypted."""
        return self._sealed or not self.thing.unread

    @property
    def _grade(self) -> str:
        return grade_of(self.thing)

    @property
    def _nobody(self) -> bool:
        secret = self.thing.clear_passwords > 0
        return self._grade == NONE and not self.thing.encrypted and not secret and self._whole

    def _encrypted(self) -> GateCheck:
        if self._sealed:
            return GateCheck(ENCRYPTED, YES)
        if self.thing.encrypted:
            return GateCheck(ENCRYPTED, NO, "weak")
        if self._nobody:
            return GateCheck(ENCRYPTED, NOT_NEEDED, "no_people")
        return GateCheck(ENCRYPTED, NO, "clear") if self._whole else GateCheck(ENCRYPTED, UNKNOWN, "not_readable")

    def _marked(self) -> GateCheck:
        if self.known:
            return GateCheck(MARKED, YES, "of_register")
        if self._nobody:
            return GateCheck(MARKED, NOT_NEEDED, "no_people")
        if not self.keeper.has_register:
            return GateCheck(MARKED, UNKNOWN, "no_register")
        if self._sealed:
            return GateCheck(MARKED, NO, "not_in_register")
        answers = {True: (YES, "of_register"), False: (NO, "no_mark"), None: (UNKNOWN, "not_readable")}
        return GateCheck(MARKED, *answers[self.thing.marked])

    def _ordered(self) -> GateCheck:
        if self.known:
            return GateCheck(ORDERED, YES, "of_register")
        if self._nobody:
            return GateCheck(ORDERED, NOT_NEEDED, "no_people")
        if not self.keeper.orders:
            return GateCheck(ORDERED, UNKNOWN, "no_order")
        if self._sealed:
            return GateCheck(ORDERED, UNKNOWN, "not_readable")
        order = self.thing.order
        if order is None:
            return GateCheck(ORDERED, NO, "no_order_matches")
        over = order.columns_over or order.rows_over
        return GateCheck(ORDERED, NO, "beyond") if over else GateCheck(ORDERED, YES)

    def _in_time(self) -> GateCheck:
        if self.known and self.known.gone:
            return GateCheck(IN_TIME, NO, "gone")
        until = self.known.delete_by if self.known else self.thing.delete_by
        if until is not None and until < self.keeper.on:
            return GateCheck(IN_TIME, NO, "past")
        return GateCheck(IN_TIME, YES if until else NOT_NEEDED)

    def _findings(self, checks: tuple[GateCheck, ...]) -> tuple[Finding, ...]:
        known = replace(self.thing, copy=self.known.copy, delete_by=self.known.delete_by) if self.known else self.thing
        target = Target(_TARGET, "folder", "")
        config = AuditConfig("", self.keeper.on, (target,))
        asked = [rule for rule in rules() if rule.text.number in _LEAVING]
        world = World(config, self.keeper.on, (ServerSeen(_TARGET, reached=True),), (known,))
        found = {one.rule: one for one in find(world, asked)}
        for rule in asked:
            if rule.text.id not in found and (why := self._why(rule.text.number, checks)) is not None:
                found[rule.text.id] = self._finding(rule, why)
        return tuple(sorted(found.values(), key=lambda one: one.rule))

    def _why(self, number: str, checks: tuple[GateCheck, ...]) -> Step | None:
        """Return what a check that was answered with no says, where no rule speaks of it: files of few rows count."""
        answers = {check.code: check.why for check in checks if check.answer == NO}
        said = {
            "SRC203": ("no_order", answers.get(ORDERED) == "no_order_matches"),
            "SRC205": ("in_clear", answers.get(ENCRYPTED) == "clear" and self._grade != NONE),
            "SRC206": ("not_in_register", answers.get(MARKED) in ("not_in_register", "no_mark")),
        }
        code, holds = said.get(number, ("", False))
        return Step(code, {"n": rows_of(self.thing)} if code == "in_clear" else {}) if holds else None

    def _finding(self, rule: Rule, why: Step) -> Finding:
        severity = by_grade(self._grade, none=MEDIUM, sensitive="high")
        return Finding(
            rule.text.id, _TARGET, self.thing.shown, severity, rule.text.confidence,
            fingerprint(rule.text.id, _TARGET, self.thing.shown), duties=rule.text.duties, why=(why,),
            kinds=listed(self.thing.kinds),
            people=self.thing.people if self.thing.people.high else None,
            remedy=tuple(Step(code) for code in rule.remedy), check=tuple(Step(code) for code in rule.check),
        )  # fmt: skip
