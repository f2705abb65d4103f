"""Copies that were handed out, recognised where they lie about: sealed ones by bytes, open ones by their marks."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sourcier.marks import CopyLine
from sourcier.model.handing import Copy
from sourcier.secret import Key

from .contents import Contents, Reader

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Copies:
    """What a register knows; nothing where none is at hand."""

    copies: Sequence[Copy] = ()
    key: Key | None = field(default=None, repr=False)
    key_id: str = ""

    @property
    def lines(self) -> tuple[CopyLine, ...]:
        """The copies whose marks the key reads."""
        known = (one for one in self.copies if one.key == self.key_id)
        return tuple(CopyLine(one.copy, one.order, one.recipient, one.marks) for one in known) if self.key else ()

    def delete_by(self, copy: str) -> str | None:
        """Return the day a copy is to be gone by, renewals counted."""
        return next((one.delete_by for one in self.copies if one.copy == copy), None)

    def known(self, told: Contents, size: int | None, reader: Reader) -> Contents:
        """Return what was told, with the copy a sealed thing is: one of the same size is read whole. Raises Missed."""
        fitting = [one for one in self.copies if one.bytes == size] if told.encrypted and size else []
        if not fitting:
            return told
        digest = hashlib.sha256()
        at = 0
        while piece := reader.read(at, _PIECE):
            digest.update(piece)
            at += len(piece)
        found = next((one.copy for one in fitting if one.sha256 == digest.hexdigest()), "")
        return replace(told, copy=found, marked=True if found else told.marked)
