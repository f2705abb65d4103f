"""What an examination is asked to do, and how what it was asked enters the facts."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from sourcier.model.reading import Overrides
from sourcier.read import Limits

Settings = Mapping[str, str | int | float | bool | None]


@dataclass(frozen=True, slots=True)
class Request:
    """Settings of one examination. Workers, progress and clock are handed in apart: facts do not depend on them."""

    overrides: Overrides = field(default_factory=Overrides)
    limits: Limits = field(default_factory=Limits)
    copy: bool = False
    """Whether the evidence is copied, sealed, into the case; else it stays where it is."""
    own_kinds: bytes | None = None
    """The case's ``kinds.toml``."""

    known: tuple[Path, ...] = ()
    """Known earlier files, or folders of them: read to be compared, no evidence."""
    passwords: tuple[str, ...] = ()
    """Tried on containers and documents that ask for one. Values: they enter neither facts nor journal."""

    def settings(self, known: Sequence[str] = ()) -> Settings:
        """Return what the facts depend on beside the evidence and the decisions; `known`: digests of known files."""
        chosen = self.overrides
        return {
            "encoding": chosen.encoding,
            "delimiter": chosen.delimiter,
            "quote": chosen.quote,
            "escape": chosen.escape,
            "header_rows": chosen.header_rows,
            "preamble_lines": chosen.preamble_lines,
            **{name: value for name, value in asdict(self.limits).items() if name != "chunk"},
            "own_kinds": None if self.own_kinds is None else hashlib.sha256(self.own_kinds).hexdigest(),
            **({"known": " ".join(known)} if known else {}),
        }
