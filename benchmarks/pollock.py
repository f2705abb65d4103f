"""How well polluted CSV files are read: ``python benchmarks/pollock.py FOLDER [--peers] [--worst]``.

FOLDER holds the files of the Pollock benchmark (Vitagliano et al., "Pollock: A Data Loading Benchmark", VLDB 2023):
``csv/`` the polluted files, ``clean/`` what they say. The reader is told nothing. The measure is the paper's: success,
then precision, recall and F1 of header, records and cells as bags, one file weighing as much as another; 10 is perfect.
Cells are compared without the blanks around them. A row that is rejected is kept with its bytes and said to be so, but
counts as missing here; a repaired row counts as what it became. The weighted score counts each pollution as often as
the paper's survey of real files met it. Files are split in two by the digest of their name: what is missed may be
looked at in the first half only, so that the other half tells how unseen files fare.
"""

import csv
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from peers.environments import python_of
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


def weight(name: str) -> float:
    """How often the survey met the pollution, shared out among its files. Source: the benchmark's own weights."""
    return next((share for pattern, share in WEIGHTS if re.fullmatch(pattern, name)), 1.0)


WEIGHTS = (
    (r"row_(less|more)_sep_.*", 0.367751),
    (r"row_field_delimiter_.*", 0.142857),
    (r"row_extra_quote.*", 0.009259),
    (r"file_no_payload.*", 15),
    (r"file_no_trailing_newline.*", 184),
    (r"file_double_trailing_newline.*", 5),
    (r"file_no_header.*", 470),
    (r"file_header_multirow_.*", 47),
    (r"file_preamble.*", 282),
    (r"file_multitable_.*", 62.666667),
    (r"file_header_only.*", 3),
    (r"file_one_data_row.*", 4),
    (r"file_record_delimiter_0xD.*", 7),
    (r"file_record_delimiter_0xA.*", 1691),
    (r"file_field_delimiter_0x3B.*", 834),
    (r"file_field_delimiter_0x2C_0x20.*", 101),
    (r"file_field_delimiter_.*", 4),
    (r"file_quotation_char_.*", 11),
    (r"file_escape_char_0x00.*", 7),
)
PEERS = (
    "clevercsv",
    "csv.Sniffer",
    "duckdb",
    "duckdb, ignoring errors",
    "polars",
    "polars, ignoring errors",
    "pandas",
    "csv-detective",
)


def of_peer(peer: str, paths: Sequence[Path]) -> list[Loaded]:
    """What another tool makes of the files, told nothing, by its own interpreter."""
    reader = Path(__file__).parent / "peers" / "run_csv_readers.py"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "rows"
        asked = [str(python_of("csv-readers")), str(reader), peer, str(out), *map(str, paths)]
        subprocess.run(asked, check=True, stderr=subprocess.DEVNULL)
        lines = out.read_text("utf-8").splitlines()
    return [_of_rows(json.loads(line)) for line in lines]


def _of_rows(rows: Sequence[Sequence[str]] | None) -> Loaded:
    return Loaded((), success=False) if rows is None else Loaded([_trimmed(row) for row in rows])


@dataclass(frozen=True)
class Score:
    """One tool's score on one set of files."""

    simple: float
    weighted: float
    files: int


def score_of(names: Sequence[str], scores: Sequence[float]) -> Score:
    weights = [weight(name) for name in names]
    weighted = sum(w * score for w, score in zip(weights, scores, strict=True)) / sum(weights)
    return Score(sum(scores) / len(scores), weighted, len(names))


def first_half(name: str) -> bool:
    """Whether a file is of the half that may be looked at."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 0


def beside_peers(paths: Sequence[Path], own: Sequence[Loaded], truths: Sequence[Loaded]) -> None:
    """Print one row for each tool: all files, and each half."""
    print("| reader | simple | weighted | first half | other half | given up |\n| --- | --- | --- | --- | --- | --- |")
    names = [path.name for path in paths]
    for reader in ("sourcier", *PEERS):
        found = own if reader == "sourcier" else of_peer(reader, paths)
        scores = [sum(measures(said, got)) for said, got in zip(truths, found, strict=True)]
        whole = score_of(names, scores)
        halves = []
        for half in (True, False):
            mine = [(name, score) for name, score in zip(names, scores, strict=True) if first_half(name) is half]
            part = score_of(*map(list, zip(*mine, strict=True)))
            halves.append(f"{part.simple:.3f} / {part.weighted:.3f}")
        gone = sum(not got.success for got in found)
        print(
            f"| {reader} | {whole.simple:.3f} | {whole.weighted:.3f} | {halves[0]} | {halves[1]} | {gone} |", flush=True
        )


def main(folder: Path) -> None:
    scores: dict[str, list[float]] = defaultdict(list)
    rejected: Counter[str] = Counter()
    worst: list[tuple[float, str]] = []
    paths = sorted((folder / "csv").iterdir())
    truths = [truth(folder / "clean" / path.name) for path in paths]
    own = [read(path) for path in paths]
    for path, said, found in zip(paths, truths, own, strict=True):
        score = sum(measures(said, found))
        scores[pollution(path.name)].append(score)
        rejected[pollution(path.name)] += found.rejected
        if first_half(path.name):
            worst.append((score, path.name))
    print("| pollution | files | score of 10 | lowest | rows rejected |\n| --- | --- | --- | --- | --- |")
    for name, of in scores.items():
        print(f"| {name} | {len(of)} | {sum(of) / len(of):.3f} | {min(of):.3f} | {rejected[name]} |")
    every = [score for of in scores.values() for score in of]
    print(f"| all | {len(every)} | {sum(every) / len(every):.3f} | {min(every):.3f} | {rejected.total()} |")
    if "--peers" in sys.argv:
        beside_peers(paths, own, truths)
    if "--worst" in sys.argv:
        print(*(f"{score:.3f} {name}" for score, name in sorted(worst)[:40]), sep="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
