"""What a trace is asked to do, and what of it the facts depend on."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from sourcier.read import Limits
from sourcier.secret import Comparison

from .marking import Marking

Settings = Mapping[str, str | int | float | bool | None]
SAMPLE = 65_536
WITNESS = 47


@dataclass(frozen=True, slots=True)
class Request:
    """Settings of one trace. Workers and progress are handed in apart: facts do not depend on them."""

    comparison: Comparison
    """The case's, or the one the inventories were made with. Facts do not depend on which."""
    limits: Limits = field(default_factory=Limits)
    column_rows: int = SAMPLE
    """Rows of each segment, evenly spread, by which columns are compared; all of them where there are no more."""
    witness_rows: int = WITNESS
    """How many rows are drawn for a person to compare by hand."""
    seed: int = 1
    prior: Mapping[str, float] = field(default_factory=dict)
    """What people think of stories before looking at the facts; stands before the manifest's."""
    marking: Marking | None = None
    """The register of copies and its key, where marks are to be read; its digest is an input of its own."""

    def settings(self) -> Settings:
        """Return what the facts depend on beside examination, manifest and holdings."""
        limits = {name: value for name, value in asdict(self.limits).items() if name != "chunk"}
        return {
            "column_rows": self.column_rows,
            "witness_rows": self.witness_rows,
            "seed": self.seed,
            **{f"prior {story}": share for story, share in sorted(self.prior.items())},
            **limits,
        }
