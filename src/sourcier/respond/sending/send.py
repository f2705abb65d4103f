"""Mails sent one by one: recorded before and after each, at a rate, taking up where a stop left off."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from sourcier.case import Ledger
from sourcier.model.progress import Progress
from sourcier.model.sending import Sent
from sourcier.respond.letters import Drawer, message
from sourcier.respond.lists import Entry

from .errors import ServerRefuses, ServerUnreachable
from .record import DEFERRED, MAIL, REFUSED, SENT, TRYING, due, states
from .smtp import Connection, Lost, Server, Unknown

_TRIES = 3
"""Connections in a row that may break before the run ends."""
_BROKEN = "the connection broke again and again"
_IN_A_ROW = 10
"""So many refused one after the other: that is about the server or the letter, not about the people."""
_PER_CONNECTION = 100
"""Mails in one connection: servers cut off those who go on for ever."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast it goes; clock and sleep are handed in."""

    per_minute: int
    clock: Callable[[], float]
    """Seconds, of no particular beginning."""
    sleep: Callable[[float], None]

    def beats(self, items: Iterable[Entry]) -> Iterator[Entry]:
        """Yield items, no faster than the rate."""
        start = self.clock()
        for number, item in enumerate(items):
            ahead = number * 60 / self.per_minute - (self.clock() - start)
            if ahead > 0:
                self.sleep(ahead)
            yield item


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a run goes."""

    server: Server
    sender: str
    pace: Pace
    limit: int | None = None
    list: int | None = None
    """Only this list; None: all."""


@dataclass(slots=True)
class _Run:
    """One run of sending."""

    drawer: Drawer
    ledger: Ledger
    wishes: Wishes
    now: Callable[[], str]
    connection: Connection | None = None
    handed: int = 0
    sent: int = 0
    refused: int = 0
    deferred: int = 0
    in_a_row: int = 0

    def one(self, entry: Entry) -> None:
        """Send to one person. Raises ServerUnreachable, ServerRefuses."""
        sender = self.wishes.sender
        mail = message(
            self.drawer.blocks(entry, MAIL),
            to=entry.email,
            sender=sender,
            name=self.drawer.voice.lab,
            reference=entry.reference,
            identity=f"<{entry.reference}.sourcier@{sender.rpartition('@')[2]}>",
        )
        for _again in range(_TRIES):
            try:
                outcome, code = self._connected().send(mail, sender, entry.email, lambda: self._note(entry, TRYING))
            except Lost:
                self._drop()
                continue
            except Unknown:
                self._drop()
                return
            self._note(entry, outcome, code)
            self.handed += 1
            self.sent += outcome == SENT
            self.refused += outcome == REFUSED
            self.deferred += outcome == DEFERRED
            self.in_a_row = 0 if outcome == SENT else self.in_a_row + 1
            if self.in_a_row == _IN_A_ROW:
                why = f"{_IN_A_ROW} x {code}"
                raise ServerRefuses(why)
            return
        raise ServerUnreachable(_BROKEN, self.sent)

    def close(self) -> None:
        """Hang up."""
        if self.connection is not None:
            self.connection.__exit__()
            self.connection = None

    def _connected(self) -> Connection:
        if self.connection is not None and self.handed >= _PER_CONNECTION:
            self.close()
        if self.connection is None:
            try:
                self.connection = Connection(self.wishes.server)
            except ServerUnreachable as error:
                raise ServerUnreachable(str(error.what.values["why"]), self.sent) from None
            self.handed = 0
        return self.connection

    def _drop(self) -> None:
        with suppress(Exception):
            self.close()
        self.connection = None

    def _note(self, entry: Entry, act: str, code: int = 0) -> None:
        self.ledger.append({"ref": entry.reference, "act": act, "code": code, "when": self.now()})


def send(
    entries: Iterable[Entry], drawer: Drawer, ledger: Ledger, wishes: Wishes, *, now: Callable[[], str],
    progress: Progress,
) -> Sent:  # fmt: skip
    """Send to everyone whom a mail is to reach now. Raises ServerUnreachable, ServerRefuses, ValueMissing, DiskFull."""
    known = states(ledger.lines())
    wanted = (one for one in entries if wishes.list in (None, one.batch))
    run = _Run(drawer, ledger, wishes, now)
    progress.start("sending", None)
    try:
        for entry in wishes.pace.beats(islice(due(wanted, known, MAIL), wishes.limit)):
            run.one(entry)
            progress.advance(rows=1)
    finally:
        run.close()
        progress.finish()
    reached = run.sent + run.refused + run.deferred
    return Sent(run.sent, run.refused, run.deferred, "limit" if wishes.limit == reached else "")
