"""What the second pass found: counts over all rows, and a fair sample of rows."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from .rowsample import RowSample

Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Proofs:
    """Counts over all rows, by name and columns, and a fair sample of rows."""

    counts: Mapping[Key, int] = field(default_factory=dict)
    rows: RowSample | None = None

    def count(self, *key: str | int) -> int:
        """Return one count, 0 if it never occurred."""
        return self.counts.get(key, 0)


def merge_proofs(first: Proofs, second: Proofs) -> Proofs:
    """Return both together; associative."""
    counts = Counter(first.counts)
    counts.update(second.counts)
    if first.rows is None or second.rows is None:
        return Proofs(dict(counts), first.rows or second.rows)
    return Proofs(dict(counts), first.rows.merged(second.rows))
