"""How fast an examination is, beside DuckDB loading the same file; how much memory it needs; how fast others are.

    python benchmarks/speed.py [time] [memory] [demo] [peers]      (all of them, unless named)

Times are of whole processes, taken in turn (A B A B ...) in one run: only ratios within one run mean anything.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

import examining
from layouts import LAYOUTS, write
from peers import python_of
from process import Ran, run, table

ROWS = 500_000
HERE = Path(__file__).parent
SPEED = LAYOUTS["speed"]
DIALECT = {key: getattr(SPEED, key) for key in ("delimiter", "quote", "encoding", "header")}
MEGABYTE = 1_000_000
LOAD = """
import sys, duckdb
base = duckdb.connect(config={"threads": 2})
base.execute("SET enable_progress_bar = false")
base.execute(
    "CREATE TABLE loaded AS SELECT * FROM read_csv(?, delim=';', quote='', escape='', header=true, all_varchar=true, "
    "encoding='latin-1')", [sys.argv[1]]
)
print(base.execute("SELECT count(*) FROM loaded").fetchall()[0][0])
"""


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory(dir=options.folder) as name:
        folder = Path(name)
        path = write(SPEED, folder / "speed.csv", options.rows)
        print(f"{options.rows:,} rows x 50 columns, {path.stat().st_size / MEGABYTE:.0f} MB, latin-1\n")
        for part in options.parts or PARTS:
            print(PARTS[part](path, folder, options), flush=True)
            print()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="which of the measurements")
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--scale", type=float, default=1.0, help="of the model case")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--cap", type=float, default=600.0, help="seconds another tool may take")
    parser.add_argument("--folder", default=None, help="where the files go; needs about 3 GB")
    return parser.parse_args()


def _load(path: Path, folder: Path, rows: int) -> Ran:
    done = run([sys.executable, "-c", LOAD, str(path)], folder)
    if done.status or int(done.output.split()[-1]) != rows:
        raise RuntimeError((folder / "stderr").read_text("utf-8", "replace")[-2000:])
    return done


def timed(path: Path, folder: Path, options: argparse.Namespace) -> str:
    """Sourcier and DuckDB in turn."""
    ours, theirs = [], []
    for turn in range(options.turns):
        ours.append(examining.examine_run(path, folder, "--workers", "2"))
        theirs.append(_load(path, folder, options.rows))
        print(f"turn {turn + 1}: {ours[-1].seconds:.2f} s, DuckDB {theirs[-1].seconds:.2f} s", file=sys.stderr)
    rows = [_summary("sourcier examine", ours), _summary("DuckDB, all cells as text, 2 threads", theirs)]
    shortest = min(r.seconds for r in ours) / min(r.seconds for r in theirs)
    middle = statistics.median(r.seconds for r in ours) / statistics.median(r.seconds for r in theirs)
    rows.append(["**ratio**", f"**{shortest:.1f}x**", f"**{middle:.1f}x**", ""])
    return table(["whole process", "least, s", "median, s", "most memory, MB"], rows)


def _summary(name: str, runs: list[Ran]) -> list[str]:
    seconds = [r.seconds for r in runs]
    return [name, f"{min(seconds):.2f}", f"{statistics.median(seconds):.2f}", _megabytes(max(r.peak for r in runs))]


def _megabytes(size: float) -> str:
    return f"{size / MEGABYTE:.0f}"


def memory(path: Path, folder: Path, options: argparse.Namespace) -> str:
    """Four times the rows, the same memory."""
    once = examining.examine_run(path, folder, "--workers", "2")
    larger = write(SPEED, folder / "larger.csv", 4 * options.rows)
    four = examining.examine_run(larger, folder, "--workers", "2")
    larger.unlink()
    growth = four.peak / once.peak - 1
    rows = [
        [f"{options.rows:,} rows", f"{once.seconds:.1f}", _megabytes(once.peak), ""],
        [f"{4 * options.rows:,} rows", f"{four.seconds:.1f}", _megabytes(four.peak), f"{growth:+.0%}"],
    ]
    return table(["sourcier examine", "seconds", "most memory, MB", "growth"], rows)


def demo(_path: Path, folder: Path, options: argparse.Namespace) -> str:
    """The model case's flat file, 491,840 lines of about 150 columns: made and examined by the demo, then alone."""
    home = folder / "demo"
    tool = str(Path(sys.executable).with_name("sourcier"))
    places = {"HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_STATE_HOME": str(home)}
    home.mkdir()
    demo_words = [tool, "demo", "--folder", str(home / "model"), "--no-progress"]
    made = run([*demo_words, "--scale", str(options.scale)], folder, environment=places)
    if made.status:
        raise RuntimeError((folder / "stderr").read_text("utf-8", "replace")[-2000:])
    leak = max((p for p in (home / "model").iterdir() if p.is_file()), key=lambda p: p.stat().st_size)
    alone = examining.examine_run(leak, folder, "--workers", "2")
    size = f"{leak.stat().st_size / MEGABYTE:.0f}"
    rows = [
        ["sourcier demo, everything", "", f"{made.seconds:.1f}", _megabytes(made.peak)],
        ["sourcier examine of its leaked file", size, f"{alone.seconds:.1f}", _megabytes(alone.peak)],
    ]
    return table(["model case", "file, MB", "seconds", "most memory, MB"], rows)


def peers(path: Path, folder: Path, options: argparse.Namespace) -> str:
    """csv-detective and Presidio Structured on all rows, or as many as the cap allows and what follows for all."""
    ours = examining.examine_run(path, folder, "--workers", "2").seconds
    rows = [["sourcier", f"{options.rows:,}", f"{ours:.1f}", f"{ours:.1f}", "1x"]]
    for peer, small in (("csv-detective", 20_000), ("presidio", 500)):
        rows.append([peer, *_peer(peer, small, path, ours, options)])
    return table(["tool", "rows given", "seconds", f"seconds for {options.rows:,} rows", "against sourcier"], rows)


def _peer(peer: str, small: int, path: Path, ours: float, options: argparse.Namespace) -> list[str]:
    """Two small runs give the time per row; where all rows fit under the cap they are run, else it is extrapolated."""
    part = path.with_name("part.csv")
    first, second = (_ask(peer, write(SPEED, part, count)).seconds for count in (small, 2 * small))
    expected = second + max(second - first, 0.0) / small * (options.rows - 2 * small)
    if expected > options.cap:
        given, took, whole = 2 * small, second, f"{expected:,.0f} (extrapolated)"
    else:
        given, took = options.rows, (expected := _ask(peer, path).seconds)
        whole = f"{expected:.1f}"
    return [f"{given:,}", f"{took:.1f}", whole, f"{expected / ours:,.0f}x"]


def _ask(peer: str, path: Path) -> Ran:
    script = HERE / "peers" / f"run_{peer.replace('-', '_')}.py"
    done = run([str(python_of(peer)), str(script), str(path), json.dumps(DIALECT), "0"], path.parent)
    if done.status:
        raise RuntimeError((path.parent / "stderr").read_text("utf-8", "replace")[-2000:])
    return done


PARTS = {"time": timed, "memory": memory, "demo": demo, "peers": peers}

if __name__ == "__main__":
    started = time.perf_counter()
    main()
    print(f"measured in {time.perf_counter() - started:.0f} s", file=sys.stderr)
