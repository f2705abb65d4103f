"""Copies that were handed out, and what became of them: what a register says, and what is due."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .marks import Strength

RECEIVED, IMPORTED, RETURNED, DELETED, RENEWED = "received", "imported", "returned", "deleted", "renewed"
ACTS = (RECEIVED, IMPORTED, RETURNED, DELETED, RENEWED)
"""What may become of a copy."""
GONE = frozenset({RETURNED, DELETED})
PROOF, DECLARATION = "proof", "declaration"
LATE_STATUS = ((7, 11), (30, 12), (90, 13), (36_500, 14))
"""Days past the day it was to be gone by, and the exit status up to there."""
_LOW, _PARTLY = 11, 4


@dataclass(frozen=True, slots=True)
class CopyAct:
    """Something that became of a copy."""

    act: str
    """One of `ACTS`."""
    on: str
    """ISO date it happened."""
    when: str
    """Time it was entered."""
    shown: str = ""
    """``proof`` or ``declaration``; empty where nothing was shown."""
    sha256: str = ""
    """Of the file that shows it, which is kept elsewhere."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One export handed to one recipient under one order."""

    copy: str
    """Such as ``E-7Q2M0X9TBC``: says nothing by itself."""
    order: str
    """Id of the order."""
    order_sha256: str
    """Of the order as it was understood, in canonical JSON (RFC 8785)."""
    controller: str
    processor: str
    recipient: str
    recipient_key: str
    """The public key it was encrypted to."""
    recipient_ordered: bool
    """Whether the order names that key."""
    when: str
    """Time it was made."""
    rows: int
    """Rows of the order in it."""
    rows_out: int
    """The same with invented people."""
    columns: int
    tables: int
    format: str
    """``delimited``, or ``zip`` of several of them."""
    key: str
    """Id of the register's key: by it alone the copy is recognised."""
    commitment: str
    """SHA-256 of the keys of its marks: whoever shows them later cannot have chosen them since."""
    sha256: str
    """Of the encrypted file."""
    bytes: int
    """Its size."""
    delete_by: str | None
    """The day it is to be gone by, renewals counted."""
    version: str
    """Of Sourcier."""
    marks: Mapping[str, Any] = field(default_factory=dict)
    """How its marks are read, without any person."""
    acts: tuple[CopyAct, ...] = ()
    """What became of it, in the order it was entered."""

    @property
    def gone(self) -> bool:
        """Whether it was returned or deleted."""
        return any(act.act in GONE for act in self.acts)

    @property
    def state(self) -> str:
        """The last thing known of it; ``handed_out`` where nothing is."""
        told = [act.act for act in self.acts if act.act != RENEWED]
        return next((act for act in told if act in GONE), told[-1] if told else "handed_out")


@dataclass(frozen=True, slots=True)
class Due:
    """A copy that is kept past its day."""

    copy: str
    order: str
    recipient: str
    delete_by: str
    days: int
    """How many days past."""


RECEIVES, REFUSED, UNKNOWN = "receives", "refused", "unknown"
"""What is known of an alias: its server takes mail for it, takes none any more, or did not say."""


@dataclass(frozen=True, slots=True)
class Alias:
    """One of the user's own addresses that invented people bear: an alarm only as long as mail arrives."""

    address: str
    state: str
    """``receives``, ``refused`` or ``unknown``."""
    code: int
    """The server's answer (RFC 5321); 0 where it gave none."""


@dataclass(frozen=True, slots=True)
class DueList:
    """What is kept past its day."""

    on: str
    """ISO date it was looked at."""
    copies: int
    """Copies in the register."""
    kept: int
    """Of these, not known to be gone."""
    undated: int
    """Of these, without a day to be gone by."""
    due: tuple[Due, ...]
    """Longest past first."""
    aliases: tuple[Alias, ...] = ()
    """The addresses that were tested, in the order they were given."""

    @property
    def status(self) -> int:
        """Exit status: 0 where nothing is due, else 11 to 14 by how long; 11 for an alias that is refused.

        4 where it could not be told of an alias.
        """
        worst = max((one.days for one in self.due), default=0)
        if worst:
            return next((status for days, status in LATE_STATUS if worst <= days), 14)
        states = {alias.state for alias in self.aliases}
        return _LOW if REFUSED in states else _PARTLY if UNKNOWN in states else 0


@dataclass(frozen=True, slots=True)
class LeavingColumn:
    """A column that leaves."""

    name: str
    """Its header where that may be shown, else a code."""
    kind: str | None
    layers: tuple[str, ...] = ()
    """Layers of marks that use it."""
    changed: int = 0
    """Cells that are written otherwise than in the source; never to another meaning."""


@dataclass(frozen=True, slots=True)
class LeavingTable:
    """A table that leaves."""

    name: str
    rows: int
    """Rows of the order."""
    left_out: Mapping[str, int]
    """Rows that do not leave, by why: ``other_labs``, ``too_early``, ``too_late``, ``undated``, ``unrelated``."""
    columns: tuple[LeavingColumn, ...]
    columns_left_out: int
    """Columns of the source that the order does not list."""
    invented: int = 0
    """Rows of invented people, at most."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What is about to leave, and what its marks will tell: said before it does."""

    order: str
    tables: tuple[LeavingTable, ...]
    absent: tuple[str, ...]
    """Kinds of the order that nothing in the source holds."""
    unordered_keys: int
    """Recipients whose key the order does not name."""
    complete: bool
    """Whether the source was read to its end."""
    strength: Strength
    """What the marks can be expected to tell."""
    why_no_canaries: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a controller gets of one copy: by it, the register's line is proved years later."""

    copy: Copy
    tables: tuple[LeavingTable, ...]
    line: str
    """The line of the register, as it stands there."""
    checkpoint: str
    """The register's checkpoint after it."""
    signature: str
    """Of the checkpoint; `ssh-keygen -Y verify` checks it."""
    signers: str
    """The public key that signs."""
