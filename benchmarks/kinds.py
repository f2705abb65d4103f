"""Which kinds each tool names on the generated layouts: right, wrong or silent against the sealed truth files.

python benchmarks/kinds.py [--rows N] [--tools sourcier,csv-detective,...] [--layouts lab,...] [--columns]
"""

import argparse
import json
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import examining
from layouts import LAYOUTS, Layout, Verdict, frozen, judge, truth, write
from peers import PEERS, guesses, python_of
from process import run, table

CELLS = 60_000
"""What Presidio looks at in one layout: about a minute."""
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Answer:
    """What one tool said of one layout."""

    kinds: list[str | None]
    seconds: float
    rows: str
    note: str


def main() -> None:
    options = _options()
    broken = [name for name, whole in frozen().items() if not whole]
    if broken:
        sys.exit(f"truth files were changed since they were sealed: {', '.join(broken)}")
    with tempfile.TemporaryDirectory() as folder:
        answers = {
            (name, tool): _ask(tool, LAYOUTS[name], options.rows, Path(folder))
            for name in options.layouts.split(",")
            for tool in options.tools.split(",")
        }
    print(_report(answers))
    if options.columns:
        print(_columns(answers))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--rows", type=int, default=5_000, help="at most so many rows, but never fewer than the truth needs"
    )
    parser.add_argument("--tools", default=",".join(("sourcier", *PEERS)))
    parser.add_argument("--layouts", default=",".join(name for name in LAYOUTS if name != "speed"))
    parser.add_argument("--columns", action="store_true", help="list every column that is not right")
    return parser.parse_args()


def _ask(tool: str, layout: Layout, rows: int, folder: Path) -> Answer:
    count = max(layout.least, min(rows, layout.rows))
    path = folder / f"{layout.name}.csv"
    if not path.exists():
        write(layout, path, count)
    print(f"{tool} on {layout.name}, {count} rows", file=sys.stderr)
    if tool == "sourcier":
        done = examining.examine(path, folder)
        return Answer(done.kinds, done.seconds, f"{count}", "")
    return _ask_peer(tool, layout, path, count, folder)


def _ask_peer(tool: str, layout: Layout, path: Path, count: int, folder: Path) -> Answer:
    script = HERE / "peers" / f"run_{tool.replace('-', '_')}.py"
    dialect = {key: getattr(layout, key) for key in ("delimiter", "quote", "encoding", "header")}
    done = run([str(python_of(tool)), str(script), str(path), json.dumps(dialect), str(CELLS)], folder)
    if done.status:
        return Answer([None] * len(truth(layout.name)), done.seconds, "-", f"failed with status {done.status}")
    told = json.loads(done.output.strip().splitlines()[-1])
    pairs = zip(guesses(tool, told["labels"]), truth(layout.name), strict=True)
    rows = f"{count}" if told["rows"] == "all" else told["rows"]
    return Answer([guess.best(admissible) for guess, admissible in pairs], done.seconds, rows, told["note"])


def _report(answers: dict[tuple[str, str], Answer]) -> str:
    rows, totals = [], Counter[tuple[str, str]]()
    for (name, tool), answer in answers.items():
        tally = Counter(judge(name, answer.kinds))
        for verdict in Verdict:
            totals[tool, verdict] += tally[verdict]
        figures = [str(tally[verdict]) for verdict in Verdict]
        rows.append(
            [f"{name}, {len(answer.kinds)} columns", tool, *figures, answer.rows, f"{answer.seconds:.1f}", answer.note]
        )
    tools = dict.fromkeys(tool for _, tool in answers)
    rows += [["**all**", tool, *[f"**{totals[tool, verdict]}**" for verdict in Verdict], "", "", ""] for tool in tools]
    return table(["layout", "tool", *Verdict, "rows seen", "seconds", "note"], rows)


def _columns(answers: dict[tuple[str, str], Answer]) -> str:
    rows = []
    for (name, tool), answer in answers.items():
        verdicts, wanted = judge(name, answer.kinds), truth(name)
        for index in (i for i, verdict in enumerate(verdicts) if verdict != Verdict.RIGHT):
            expected = " ".join(sorted(kind or "null" for kind in wanted[index]))
            rows.append([f"{name} {index}", tool, expected, answer.kinds[index] or "null", verdicts[index]])
    return "\n" + table(["column", "tool", "admissible", "said", "verdict"], rows)


if __name__ == "__main__":
    main()
