"""What is known of each person's letter, from the ledger: the state every act leads to.

``trying`` is written before a mail is handed over, ``sent`` after the server took it. A ``trying`` that nothing follows
was interrupted in between: whether it arrived is not known, so that it is never sent again by itself.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sourcier.respond.lists import Entry

MAIL, POST = "mail", "post"
TRYING, SENT, REFUSED, DEFERRED, BOUNCED, POSTED, RETURNED, AGAIN = (
    "trying",
    "sent",
    "refused",
    "deferred",
    "bounced",
    "posted",
    "returned",
    "again",
)
ACTS = (TRYING, SENT, REFUSED, DEFERRED, BOUNCED, POSTED, RETURNED, AGAIN)
_FAILED = (REFUSED, BOUNCED)


@dataclass(frozen=True, slots=True)
class State:
    """Of one person: the last act of each channel, empty where nothing was done."""

    mail: str = ""
    post: str = ""

    def after(self, act: str) -> "State":
        """Return the state after one more act."""
        if act in (POSTED, RETURNED):
            return replace(self, post=act)
        return replace(self, mail="" if act == AGAIN else act)

    def next(self, entry: Entry) -> str:
        """Return the channel to be used now: ``mail``, ``post``, or empty where nothing is to be done."""
        for channel in (entry.channel, entry.second):
            if channel == MAIL and self.mail not in _FAILED:
                return MAIL if self.mail in ("", DEFERRED) else ""
            if channel == POST and self.post != RETURNED:
                return "" if self.post else POST
        return ""

    def unreached(self, entry: Entry) -> bool:
        """Whether every channel there is has failed."""
        tried = {MAIL: self.mail in _FAILED, POST: self.post == RETURNED}
        return all(tried.get(channel, True) for channel in (entry.channel, entry.second))

    @property
    def failed(self) -> bool:
        """Whether a channel failed."""
        return self.mail in _FAILED or self.post == RETURNED


NEW = State()


def states(lines: Iterable[Mapping[str, Any]]) -> dict[str, State]:
    """Return the state of everyone the ledger names."""
    found: dict[str, State] = {}
    for line in lines:
        reference, act = line.get("ref"), line.get("act")
        if isinstance(reference, str) and act in ACTS:
            found[reference] = found.get(reference, NEW).after(act)
    return found


def due(entries: Iterable[Entry], known: Mapping[str, State], channel: str) -> Iterator[Entry]:
    """Yield the entries that a channel is to reach now."""
    return (one for one in entries if known.get(one.reference, NEW).next(one) == channel)
