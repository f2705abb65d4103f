"""A world: columns of text and what each holds, as an examination would have named them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.examine.authenticity.cohort import Cohort
from sourcier.examine.authenticity.sample import MOST_ROWS, Sample
from sourcier.examine.authenticity.wanted import wanted
from sourcier.examine.coded import Coded
from sourcier.model.facts import Column


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """Columns by name, and the kind of each, empty where nothing can be told."""

    columns: Mapping[str, pa.StringArray]
    kinds: Mapping[str, str]

    @property
    def rows(self) -> int:
        """How many."""
        return len(next(iter(self.columns.values())))

    def take(self, rows: np.ndarray) -> "World":
        """The same columns at `rows`."""
        at = pa.array(rows)
        return World({name: column.take(at) for name, column in self.columns.items()}, self.kinds)

    def put(self, **columns: pa.StringArray) -> "World":
        """The same with other columns in place of some it has; those it lacks are left out."""
        return World({name: columns.get(name, column) for name, column in self.columns.items()}, self.kinds)

    def without(self, *kinds: str) -> "World":
        """The same without the columns of these kinds."""
        kept = {name: column for name, column in self.columns.items() if self.kinds[name] not in kinds}
        return World(kept, {name: self.kinds[name] for name in kept})


def below(first: World, second: World) -> World:
    """One after the other; columns the second lacks are blank there."""
    blank = pa.array([""] * second.rows, pa.string())
    columns = {n: pa.concat_arrays([c, second.columns.get(n, blank)]) for n, c in first.columns.items()}
    return World(columns, first.kinds)


def cohort(world: World) -> Cohort:
    """The rows as the tests see them."""
    columns = [_column(n, name, world) for n, name in enumerate(world.columns)]
    looked_at = wanted(columns)
    rows = np.arange(world.rows)
    assert len(rows) <= MOST_ROWS
    arrays = list(world.columns.values())
    filled = np.stack([pc.greater(pc.binary_length(a), 0).to_numpy(zero_copy_only=False) for a in arrays], axis=1)
    return Cohort(Sample(len(rows), rows, looked_at, {c: Coded(arrays[c]) for c in looked_at.columns}, filled))


def _column(index: int, name: str, world: World) -> Column:
    size = pc.binary_length(world.columns[name])
    filled = int(pc.sum(pc.greater(size, 0)).as_py() or 0)
    kind = world.kinds[name] or None
    role = "prescriber" if name.startswith("doctor") else "patient"
    longest = int(pc.max(size).as_py() or 0)
    return Column(
        index, name, kind, None, filled, filled if kind else 0, filled, 0.0, 1.0, role=role, max_length=longest
    )


def write(world: World, path: Path) -> None:
    """As a file, ``;`` between cells, headers that say nothing."""
    lines = pc.binary_join_element_wise(*world.columns.values(), ";").to_pylist()
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write(";".join(f"COL{n}" for n in range(len(world.columns))) + "\n")
        out.writelines(line + "\n" for line in lines)
