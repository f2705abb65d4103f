"""What the doors of all databases have in common: tables as things, and what opens without a password."""

from collections.abc import Callable, Sequence
from typing import Any

from sourcier.audit.credentials import Credential
from sourcier.audit.unread import Closed, Missed
from sourcier.model.audit_seen import ServerSeen

from .door import Door, Entry, Opener, Site, refusing

Knock = Callable[[], Door]
"""Tries to come in as a stranger. Raises Closed."""


class Base:
    """A database as a target: it holds tables, not bytes, and is read in one snapshot."""

    def open(self, entry: Entry) -> Any:  # noqa: ARG002  # the shape of a door
        """Tables have rows, not bytes."""
        raise Missed("protocol")

    def again(self, entry: Entry) -> Entry | None:  # noqa: ARG002  # one snapshot: nothing changes in it
        """Nothing to ask."""
        return None


def opens(knock: Knock, *refusals: str) -> bool | None:
    """Whether it opens without a password; None where that could not be told: it was closed for another reason."""
    try:
        knock().close()
    except Closed as refusal:
        return False if refusal.code in refusals else None
    return True


def takes_plain(knock: Knock) -> bool | None:
    """Whether it would hear a login without encryption. No true password is sent to find out."""
    try:
        knock().close()
    except Closed as refusal:
        return {"plain_refused": False, "login_refused": True}.get(refusal.code)
    return True


def ways_in(site: Site, seen: ServerSeen, stranger: Credential, come: Callable[[Credential], Door]) -> Sequence[Opener]:
    """Return the way with the login, else the one without."""
    credential = site.credential or (stranger if seen.anonymous else None)
    return (refusing("no_credential"),) if credential is None else (lambda: come(credential),)


def unslashed(name: str) -> str:
    """Return a name without a slash in it."""
    return name.replace("%", "%25").replace("/", "%2F")
