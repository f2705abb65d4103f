"""What the marks of a leak are read with."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

import rfc8785

from sourcier.marks import CopyLine
from sourcier.secret import Key


@dataclass(frozen=True, slots=True)
class Marking:
    """A register of copies and its key."""

    lines: tuple[CopyLine, ...]
    key: Key = field(repr=False)

    @property
    def digest(self) -> str:
        """SHA-256 of what the register says, and by what the key is known again."""
        said: Any = [self.key.check, *([one.copy, one.order, one.recipient, dict(one.marks)] for one in self.lines)]
        return hashlib.sha256(rfc8785.dumps(said)).hexdigest()
