"""How far it is: every entry counted once, by the state of its letter."""

from collections import Counter
from collections.abc import Iterable, Mapping

from sourcier.model.sending import Sending
from sourcier.respond.lists import Entry

from .record import BOUNCED, MAIL, NEW, POST, POSTED, REFUSED, RETURNED, SENT, TRYING, State


def sending(party: str, entries: Iterable[Entry], known: Mapping[str, State]) -> Sending:
    """Count."""
    counted: Counter[str] = Counter()
    for entry in entries:
        counted["people"] += 1
        if not entry.ready:
            counted["to_review"] += 1
            continue
        state = known.get(entry.reference, NEW)
        counted[_where(entry, state)] += 1
        counted["second"] += state.failed and not state.unreached(entry)
        counted["bounced"] += state.mail in (BOUNCED, REFUSED)
        counted["returned"] += state.post == RETURNED
    return Sending(party, counted["people"], counted["to_review"], **{
        name: counted[name]
        for name in ("mail_sent", "mail_waiting", "posted", "post_waiting", "uncertain", "unreached", "second",
                     "bounced", "returned")
    })  # fmt: skip


def _where(entry: Entry, state: State) -> str:
    if state.unreached(entry):
        return "unreached"
    if state.mail == TRYING:
        return "uncertain"
    following = state.next(entry)
    if following:
        return {MAIL: "mail_waiting", POST: "post_waiting"}[following]
    return "posted" if state.post == POSTED else "mail_sent" if state.mail == SENT else "unreached"
