"""What an examination is asked to do, and how what it was asked enters the facts."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

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

    def settings(self) -> Settings:
        """Return what the facts depend on beside the evidence and the decisions."""
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
        }
