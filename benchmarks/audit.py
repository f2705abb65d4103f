"""Audits of a made tree: what Sourcier and other tools find, what they raise falsely, and what it costs.

    python benchmarks/audit.py [--scale 0.02] [--seed 1] [--tools sourcier,hawk-eye,...] [--keep FOLDER] [--list]

At scale 1 the tree has 20,000 files and about 5 GB; 300 exposures and 300 look-alikes stand in it at every scale.
Times are seconds of the processor, in one run.
"""

import argparse
import os
import tempfile
from collections import Counter
from pathlib import Path

from audit_tools import TOOLS, Report, misses, score
from audit_tools.tools import Given
from audit_tree import Item, seals, write
from process import table

HERE = Path(__file__).parent


def main() -> None:
    options = _options()
    os.umask(0o077)
    print(f"sealed generator and truth: {'unchanged' if _unchanged() else 'CHANGED'}")
    with tempfile.TemporaryDirectory() as own:
        folder = Path(options.keep or own)
        root = folder / f"tree-{options.seed}-{options.scale}"
        items = write(root, options.seed, options.scale, options.planted)
        size = sum((root / item.path).stat().st_size for item in items)
        print(f"seed {options.seed}, scale {options.scale}: {len(items):,} files, {size / 1e6:,.0f} MB\n")
        rows = []
        for name in options.tools.split(","):
            scratch = folder / f"run-{name}"
            scratch.mkdir(parents=True, exist_ok=True)
            report = TOOLS[name](Given(root, items, scratch, options.fingerprint))
            rows.append(_row(name, report, items))
            if options.list:
                _tell(name, report, items)
        heads = [
            "tool",
            "found",
            "recall",
            "look-alikes raised",
            "neutral raised",
            "CPU s",
            "MB read",
            "MB a CPU s",
            "note",
        ]
        print(table(heads, rows))


def _unchanged() -> bool:
    sealed = dict(
        reversed(line.split("  ", 1)) for line in (HERE / "audit_tree/FROZEN").read_text("utf-8").splitlines()
    )
    return sealed == seals(1)


def _row(name: str, report: Report, items: list[Item]) -> list[str]:
    got = score(report, items, passwords=name == "detect-secrets")
    return [
        name,
        f"{got.hits} of {got.claimed}",
        f"{got.recall:.1%}",
        f"{got.false_decoys} of {got.decoys}",
        f"{got.false_neutral} of {got.neutral}",
        f"{report.cpu:.1f}",
        f"{report.bytes / 1e6:.1f}",
        f"{report.bytes / 1e6 / report.cpu:.2f}",
        report.note,
    ]


def _tell(name: str, report: Report, items: list[Item]) -> None:
    missed, false = misses(report, items)
    for word, found in (("missed", missed), ("false", false)):
        counts = Counter(one.planted.form if one.planted else "neutral" for one in found)
        print(f"\n{name}, {word}: {len(found)} {dict(counts.most_common())}")
        for item in found:
            one = item.planted
            print(f"   {item.path}", f"{one.form} {one.profile} {one.box} {one.rows} rows" if one else "neutral")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scale", type=float, default=0.02, help="of neutral files, bulk and the largest exposures")
    parser.add_argument("--planted", type=int, default=300, help="exposures, and as many look-alikes")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--tools", default=",".join(TOOLS))
    parser.add_argument("--fingerprint", default="", help="hawk-eye's patterns, where it cannot fetch them")
    parser.add_argument("--keep", default="", help="where the tree stays")
    parser.add_argument("--list", action="store_true", help="name each miss and each false alarm")
    return parser.parse_args()


if __name__ == "__main__":
    main()
