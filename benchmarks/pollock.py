"""How well polluted CSV files are read: ``python benchmarks/pollock.py FOLDER``.

FOLDER holds the files of the Pollock benchmark (Vitagliano et al., "Pollock: A Data Loading Benchmark", VLDB 2023):
``csv/`` the polluted files, ``clean/`` what they say. The reader is told nothing. The measure is the paper's: success,
then precision, recall and F1 of header, records and cells as bags, one file weighing as much as another; 10 is perfect.
Cells are compared without the blanks around them. A row that is rejected is kept with its bytes and said to be so, but
counts as missing here; a repaired row counts as what it became.
"""

import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sourcier.model.errors import NothingReadable
from sourcier.read import read_all

Row = tuple[str, ...]


@dataclass(frozen=True)
class Loaded:
    """Rows of one file, the first of them its header."""

    rows: Sequence[Row]
    rejected: int = 0
    success: bool = True


def read(path: Path) -> Loaded:
    """What the reader makes of a file by itself, tables one after another."""
    try:
        tables = read_all(path)
    except NothingReadable:
        return Loaded((), success=False)
    rows: list[Row] = []
    for reading, table in tables:
        columns = [table.column(name).to_pylist() for name in table.column_names[:-2]]
        rows += [reading.headers] if any(reading.headers) else []
        rows += list(zip(*columns, strict=True))
    return Loaded([_trimmed(row) for row in rows], sum(reading.rows.rejected for reading, _ in tables))


def truth(path: Path) -> Loaded:
    """What the file says."""
    with path.open(encoding="utf-8", newline="") as stream:
        return Loaded([_trimmed(row) for row in csv.reader(stream)])


def _trimmed(row: Iterable[str]) -> Row:
    return tuple(cell.strip() for cell in row)


def measures(said: Loaded, found: Loaded) -> list[float]:
    """The ten measures."""
    if not found.success:
        return [0.0] * 10
    header = _agreement(said.rows[:1] and said.rows[0], found.rows[:1] and found.rows[0])
    records = _agreement(said.rows[1:], found.rows[1:])
    cells = _agreement(*([cell for row in side.rows[1:] for cell in row] for side in (said, found)))
    return [1.0, *header, *records, *cells]


def _agreement(said: Iterable[Hashable], found: Iterable[Hashable]) -> tuple[float, float, float]:
    expected, got = Counter(said), Counter(found)
    if not expected:
        return 1.0, 1.0, 1.0
    shared = (expected & got).total()
    if not shared:
        return 0.0, 0.0, 0.0
    one, other = shared / expected.total(), shared / got.total()
    return one, other, 2 * one * other / (one + other)


def pollution(name: str) -> str:
    """The sort of pollution a file's name tells."""
    return re.sub(r"_?\d+_.*|_?\d+\.csv$|_0x.*|\.csv$", "", name)


def main(folder: Path) -> None:
    scores: dict[str, list[float]] = defaultdict(list)
    rejected: Counter[str] = Counter()
    worst: list[tuple[float, str]] = []
    for path in sorted((folder / "csv").iterdir()):
        found = read(path)
        score = sum(measures(truth(folder / "clean" / path.name), found))
        scores[pollution(path.name)].append(score)
        rejected[pollution(path.name)] += found.rejected
        worst.append((score, path.name))
    print("| pollution | files | score of 10 | lowest | rows rejected |\n| --- | --- | --- | --- | --- |")
    for name, of in scores.items():
        print(f"| {name} | {len(of)} | {sum(of) / len(of):.3f} | {min(of):.3f} | {rejected[name]} |")
    every = [score for of in scores.values() for score in of]
    print(f"| all | {len(every)} | {sum(every) / len(every):.3f} | {min(every):.3f} | {rejected.total()} |")
    if "--worst" in sys.argv:
        print(*(f"{score:.3f} {name}" for score, name in sorted(worst)[:40]), sep="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
