"""How fast an inventory is made, beside the same digests by library call over the same file read by DuckDB.

    python benchmarks/inventory.py [--rows N] [--turns N]

Whole processes in turn (A B C A B C ...) in one run: only ratios within one run mean anything. *Identities*: the
HMAC-SHA256 of the number and of name and birth date of every row, nothing recognised, sealed or stored. *All*: those,
and of every distinct cell, which is what an inventory holds.
"""

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from layouts import LAYOUTS, write
from process import Ran, run, table

SPEED = LAYOUTS["speed"]
MEGABYTE = 1_000_000
BASELINE = """
import hmac, sys, duckdb
key, cells = b"k" * 32, sys.argv[2] == "all"
base = duckdb.connect(config={"threads": 2})
base.execute("SET enable_progress_bar = false")
rows = base.execute("SELECT * FROM read_csv(?, delim=';', quote='', escape='', header=true, all_varchar=true, "
    "encoding='latin-1')", [sys.argv[1]]).to_arrow_table()
names = rows.column_names
def digests(texts):
    return [hmac.digest(key, text.encode(), "sha256")[:8] for text in texts if text]
wide = max(range(len(names)), key=lambda c: len({*rows.column(c).slice(0, 2000).to_pylist()}))
digests(rows.column(wide).to_pylist())
digests(map("|".join, zip(*(map(str, rows.column(c).to_pylist()) for c in (1, 2, 3)))))
if cells:
    for column in rows.columns:
        digests(column.unique().to_pylist())
print(rows.num_rows)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=500_000)
    parser.add_argument("--turns", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = write(SPEED, folder / "holding.csv", options.rows)
        print(f"{options.rows:,} rows x 50 columns, {path.stat().st_size / MEGABYTE:.0f} MB")
        arms = {
            "identities": _baseline(path, "identities"),
            "all": _baseline(path, "all"),
            "inventory": _ours(path, folder),
        }
        ran: dict[str, list[Ran]] = {arm: [] for arm in arms}
        for _ in range(options.turns):
            for arm, command in arms.items():
                ran[arm].append(run(command, folder, environment={"SOURCIER_KEYS": str(folder / "keys")}))
                assert ran[arm][-1].status == 0, arm
        print(_table(ran, (folder / "x.inventory").stat().st_size))


def _baseline(path: Path, what: str) -> list[str]:
    return [sys.executable, "-c", BASELINE, str(path), what]


def _ours(path: Path, folder: Path) -> list[str]:
    tool, key = str(Path(sys.executable).with_name("sourcier")), folder / "key"
    made = run([tool, "key", "new", "-o", str(key)], folder, environment={"SOURCIER_KEYS": str(folder / "keys")})
    assert made.status == 0
    return [tool, "inventory", str(path), "-o", str(folder / "x.inventory"), "--key", str(key), "--no-progress"]


def _table(ran: dict[str, list[Ran]], size: int) -> str:
    seconds = {arm: statistics.median(one.seconds for one in runs) for arm, runs in ran.items()}
    rows = [
        [
            arm,
            f"{seconds[arm]:.1f} s",
            f"{max(one.peak for one in runs) / MEGABYTE:.0f} MB",
            f"{seconds['inventory'] / seconds[arm]:.2f}",
        ]
        for arm, runs in ran.items()
    ]
    return table(["", "time", "memory", "inventory / this"], rows) + f"\n\ninventory: {size / MEGABYTE:.0f} MB"


if __name__ == "__main__":
    main()
