"""How fast a leak is compared with holdings, beside a baseline that computes the same HMACs and joins in DuckDB.

    python benchmarks/trace.py [--scale X] [--turns N] [--many]

Whole processes in turn (A B A B ...) in one run: only ratios within one run mean anything. The *baseline* reads the
three files with DuckDB, takes HMAC-SHA256 of the number and of name, first name and birth date of every row by the
fastest library call there is, and joins leak and holdings in DuckDB: no recognition, no columns, no laboratories, no
placebo, nothing encrypted. At scale 1: two holdings of 1,000,000 rows, a leak of 500,000. `--many`: fifty holdings of
100,000 rows, at the same scale, without baseline.
"""  # noqa: A005  # run as a script, imported by nobody

import argparse
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from process import Ran, run, table
from trace_worlds import write_holding, write_leak

BASELINE = """
import hmac, sys, duckdb, pyarrow as pa
key = b"k" * 32
base = duckdb.connect(config={"threads": 2})
base.execute("SET enable_progress_bar = false")
def digests(texts):
    digest = hmac.digest
    return [digest(key, text.encode(), "sha256")[:16] for text in texts]
def side(path):
    rows = base.execute("SELECT left(NUMSS, 13) AS nir, NOM || '|' || PRENOM || '|' || DATNAIS AS name, LABO, DERVIS "
        "FROM read_csv(?, delim=';', quote='', escape='', header=true, all_varchar=true, encoding='latin-1')",
        [path]).to_arrow_table()
    kind = pa.binary(16)
    return pa.table({"d1": pa.array(digests(rows.column("nir").to_pylist()), kind),
        "d2": pa.array(digests(rows.column("name").to_pylist()), kind), "lab": rows["LABO"], "day": rows["DERVIS"]})
base.register("leak", side(sys.argv[1]))
for path in sys.argv[2:]:
    base.register("held", side(path))
    print(base.execute("SELECT count(*), count(*) FILTER (leak.day = held.day) FROM leak JOIN held "
        "ON leak.d1 = held.d1").fetchall(), base.execute("SELECT count(*) FROM leak ANTI JOIN held "
        "ON leak.d1 = held.d1 WHERE d2 IN "
        "(SELECT d2 FROM held GROUP BY d2 HAVING count(*) = 1)").fetchall())
"""
OURS = """
import sys, time
from pathlib import Path
from sourcier.case import Case
from sourcier.examine import Request as Examine, examine
from sourcier.model.progress import Silent
from sourcier.secret import ComparisonRing, KeyRing
from sourcier.trace import Request, trace
folder, what = Path(sys.argv[1]), sys.argv[2]
clock = lambda: "2026-01-05T00:00:00Z"
with Case.open(folder / "case", key_ring=KeyRing(folder / "keys"), basis="invented", clock=clock) as case:
    if what == "examine":
        examine(case, [folder / "leak.csv"], Examine(), 2, Silent())
    else:
        key = ComparisonRing(folder / "keys").of_case(case.identity.id)
        content = (folder / "parties.toml").read_bytes() + f"# {what}\\n".encode()
        facts = trace(case, content, folder, Request(key), workers=2, progress=Silent()).facts
        for one in facts.containment[:3]:
            print(one.holding, one.leak_rows, one.holding_rows, one.shared, one.placebo, one.same_day)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--turns", type=int, default=2)
    parser.add_argument("--many", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        holdings = _many(folder, options.scale) if options.many else _two(folder, options.scale)
        (folder / "parties.toml").write_text(_manifest(holdings), "utf-8")
        assert run([sys.executable, "-c", OURS, str(folder), "examine"], folder).status == 0
        _turns(folder, holdings, options.turns, baseline=not options.many)


def _turns(folder: Path, holdings: list[Path], turns: int, *, baseline: bool) -> None:
    ran: dict[str, list[Ran]] = {"trace": [], "baseline": []} if baseline else {"trace": []}
    for turn in range(turns):
        for arm, runs in ran.items():
            command = [sys.executable, "-c", OURS, str(folder), f"turn {turn}"]
            if arm == "baseline":
                command = [sys.executable, "-c", BASELINE, *map(str, (folder / "leak.csv", *holdings))]
            runs.append(run(command, folder))
            assert runs[-1].status == 0, (folder / "stderr").read_text("utf-8")
    for arm, runs in ran.items():
        print(arm, *runs[0].output.strip().splitlines()[:3], sep="\n  ")
    best = {arm: min(one.seconds for one in runs) for arm, runs in ran.items()}
    rows = [
        [arm, f"{best[arm]:.1f}", f"{statistics.median(one.seconds for one in runs):.1f}",
         f"{best[arm] / best[list(best)[-1]]:.2f}", f"{max(one.peak for one in runs) / 1e6:.0f}"]
        for arm, runs in ran.items()
    ]  # fmt: skip
    print(table(["", "best, s", "median, s", "ratio", "peak, MB"], rows))


def _two(folder: Path, scale: float) -> list[Path]:
    size = int(1_000_000 * scale)
    paths = [folder / "one.csv", folder / "two.csv"]
    write_holding(paths[0], 0, size)
    write_holding(paths[1], size // 2, size, older=200)
    write_leak(
        folder / "leak.csv", iter([np.arange(0, size * 8 // 10, 2), np.arange(5_000_000, 5_000_000 + size // 10)])
    )
    return paths


def _many(folder: Path, scale: float) -> list[Path]:
    size = int(100_000 * scale)
    paths = [folder / f"holding-{number}.csv" for number in range(50)]
    for number, path in enumerate(paths):
        write_holding(path, number * size, size)
    write_leak(folder / "leak.csv", _every_tenth(size))
    return paths


def _every_tenth(size: int) -> Iterator[np.ndarray]:
    yield np.arange(0, 50 * size, 10)


def _manifest(holdings: list[Path]) -> str:
    parties = '[[party]]\nid = "vendor"\nname = "VENDOR"\nrole = "processor"\n'
    held = [f'[[holding]]\nid = "{path.stem}"\nparty = "vendor"\npath = "{path.name}"\n' for path in holdings]
    return "\n".join((parties, *held))


if __name__ == "__main__":
    main()
