"""Examines the unseen layouts and compares with the truth that stands beside each column.

python benchmarks/unseen_files.py [--rows N] [--seed N] [--layouts a,b] [--keep FOLDER]
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

from unseen import LAYOUTS, Layout, write


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory() as own:
        folder = Path(options.keep or own)
        folder.mkdir(parents=True, exist_ok=True)
        total: Counter[str] = Counter()
        for layout in LAYOUTS:
            if options.layouts and layout.name not in options.layouts.split(","):
                continue
            total += _one(layout, folder, options.seed, options.rows)
        print(f"all: {_counts(total)}")


def _one(layout: Layout, folder: Path, seed: int, rows: int) -> Counter[str]:
    path, made = write(layout, folder, seed, rows)
    start = time.perf_counter()
    facts, code = _examine(path, folder)
    took = time.perf_counter() - start
    table = facts["evidence"][0]["tables"][0]
    kinds = [column["kind"] for column in table["columns"]]
    verdicts: Counter[str] = Counter()
    for index, (kind, (header, words, note)) in enumerate(zip(kinds, layout.columns, strict=True)):
        admissible = {None if word == "null" else word for word in words.split()}
        verdict = "right" if kind in admissible else "null" if kind is None else "wrong"
        verdicts[verdict] += 1
        if verdict != "right":
            column = table["columns"][index]
            print(f"   {verdict} {index} {header or '-'} [{words}; {note}] -> {kind} {column['confidence']}")
    people, truth = facts["people"], layout.people(Random(0), len(made))  # noqa: S311  # no secret
    inside = "in" if people["low"] <= truth <= people["high"] else "NOT IN"
    print(
        f"{layout.name}: {_counts(verdicts)}; {took:.1f} s; exit {code}; rows {table['rows']['total']} of {len(made)}"
    )
    print(f"   people {truth} {inside} {people['low']}..{people['best']}..{people['high']}", end="; ")
    print(f"labs {[(lab['label'], lab['rows'], lab['people']) for lab in facts['labs']][:4]}", end="; ")
    print(f"period {facts['period']['first']}..{facts['period']['last']}", end="; ")
    print(f"composition {facts['composition']['verdict']}", end="; ")
    verdict = facts["authenticity"]["verdict"]
    print(f"authenticity {verdict}{'' if verdict in layout.verdicts else ' WRONG'}")
    return verdicts


def _examine(path: Path, folder: Path) -> tuple[dict[str, Any], int]:
    case = folder / f"case-{path.stem}-{time.monotonic_ns()}"
    command = [
        "sourcier",
        "examine",
        str(path),
        "--case",
        str(case),
        "--basis",
        "test",
        "--no-progress",
        "--format",
        "json",
    ]
    command[0] = str(Path(sys.executable).parent / "sourcier")
    environment = os.environ | {"SOURCIER_KEYS": str(folder / "keys")}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    (folder / f"{path.stem}.json").write_text(done.stdout, "utf-8")
    (folder / f"{path.stem}.err").write_text(done.stderr, "utf-8")
    if not done.stdout:
        sys.exit(done.stderr)
    return json.loads(done.stdout), done.returncode


def _counts(verdicts: Counter[str]) -> str:
    return ", ".join(f"{verdicts[word]} {word}" for word in ("right", "wrong", "null"))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layouts", default="")
    parser.add_argument("--keep", default="")
    return parser.parse_args()


if __name__ == "__main__":
    main()
