"""What every target gives: what its door shows, names folder by folder, bytes or rows of one thing. Nothing is written.

A scheme is one file of this folder: ``SCHEMES``, ``look(site)`` and ``doors(site, seen)``; found by listing the folder.
"""

import hmac
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from sourcier.audit.contents import Reader
from sourcier.audit.credentials import Credential
from sourcier.audit.pace import Line
from sourcier.audit.unread import Closed
from sourcier.model.audit_seen import ServerSeen
from sourcier.model.audit_targets import Target


@dataclass(frozen=True, slots=True)
class Entry:
    """One name a target lists. None where it does not say."""

    path: str = field(repr=False)
    """Inside the target, ``/`` between folders. A value, and hostile."""
    folder: bool = False
    size: int | None = None
    modified: str | None = None
    """ISO date."""
    stamp: str = ""
    """Time of its last change as exactly as the target tells: another one, another content."""
    mode: int | None = None
    link: str = ""
    world_readable: bool | None = None
    world_writable: bool | None = None
    readers: int | None = None
    unread: str = ""
    """A code, where it is not to be opened at all."""


@dataclass(frozen=True, slots=True)
class Site:
    """A target about to be asked."""

    target: Target
    credential: Credential | None
    line: Line
    secret: bytes = field(repr=False)
    """What references to logins are keyed with: a login's name is guessed at once from a plain hash."""
    places: Sequence[tuple[str, str]] = ()
    """Of this computer's usual places: code and path. Handed in: the core reads no environment."""
    trusted: str = ""
    """Path of a file of certificate authorities or host keys, where the system's own do not suffice."""

    def login_ref(self, user: bytes) -> str:
        """Return by what an account is told from others in facts."""
        return hmac.digest(self.secret, user, "sha256").hex()[:8]


class Door(Protocol):
    """A target, open. Its methods raise Missed for one folder or thing, Closed where nothing more comes."""

    @property
    def anonymous(self) -> bool | None:
        """Whether it was opened without login; None where that says nothing."""

    def names(self, folder: str) -> Iterator[Entry]:
        """Yield what lies in a folder; ``""`` is the root."""

    def open(self, entry: Entry) -> Reader:
        """Open a thing."""

    def again(self, entry: Entry) -> Entry | None:
        """Return the thing as it is now; None where that cannot be told."""

    def close(self) -> None:
        """Let go."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of a table of a database: texts as the database writes them."""

    headers: tuple[str, ...]
    rows: Iterator[Sequence[Sequence[str | None]]]
    """Some rows at a time."""
    in_all: int | None
    """Rows of the table, as the database reckons."""
    whole: bool
    """Whether all rows come."""


class Base(Door, Protocol):
    """A database: things are tables."""

    def sheet(self, entry: Entry, most: int | None) -> Sheet:
        """Return rows of a table; `most` of them, or all."""


Opener = Callable[[], Door]


def refusing(code: str) -> Opener:
    """Return a way in that stays shut, for this reason."""

    def refused() -> Door:
        raise Closed(code)

    return refused


class Scheme(Protocol):
    """A file of this folder."""

    @property
    def SCHEMES(self) -> tuple[str, ...]:  # noqa: N802  # a module's constant
        """The schemes it speaks."""

    def look(self, site: Site) -> ServerSeen:
        """Look at the door. Raises Closed, OSError where it is not reached."""

    def doors(self, site: Site, seen: ServerSeen) -> Sequence[Opener]:
        """Return the ways in, the one without login first."""
