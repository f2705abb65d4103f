"""How well people are counted: on invented worlds whose truth is known, and on FEBRL's sets beside Splink.

    python benchmarks/people.py [worlds] [febrl] [speed]      (all of them, unless named)

`febrl` and `speed` give times of one run on one machine: only their ratios mean anything.
"""

import argparse
import sys
import time
from pathlib import Path

import numpy as np

from people_worlds import LAYOUTS, count, world
from process import table

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "examine" / "persons"))
ERRORS = (0.0, 0.01, 0.12)


def main() -> None:
    options = _options()
    for part in options.parts or PARTS:
        print(PARTS[part](options), flush=True)
        print()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="which of the measurements")
    parser.add_argument("--rows", type=int, nargs="*", default=[1_000, 20_000])
    parser.add_argument("--seeds", type=int, default=4)
    parser.add_argument("--first", type=int, default=0, help="seed of the first world")
    parser.add_argument("--layouts", nargs="*", default=list(LAYOUTS))
    return parser.parse_args()


def worlds(options: argparse.Namespace) -> str:
    """Per layout and error rate: how far off, how wide, how often the truth lies inside."""
    rows = []
    for name in options.layouts:
        for error in ERRORS:
            seeds = range(options.first, options.first + options.seeds)
            found = [count(world(name, size, error, seed)) for size in options.rows for seed in seeds]
            off, width = [abs(one.off) for one in found], [one.width for one in found]
            inside = sum(one.inside for one in found)
            rows.append([
                name, f"{error:.0%}", f"{np.mean(off):.2%}", f"{max(off):.2%}", f"{np.mean(width):.2%}",
                f"{inside} of {len(found)}", f"{np.mean([one.precision for one in found]):.4f}",
                f"{np.mean([one.recall for one in found]):.4f}",
            ])  # fmt: skip
    heads = [
        "layout",
        "errors per field",
        "off, mean",
        "off, most",
        "width, mean",
        "truth inside",
        "precision",
        "recall",
    ]
    return table(heads, rows)


def febrl(_options: argparse.Namespace) -> str:
    """Pairs found in FEBRL's four sets, without and with the national number, beside Splink."""
    import febrl as sets  # noqa: PLC0415  # brings pandas
    from splink_reference import splink_pairs  # noqa: PLC0415

    rows = []
    for which in (1, 2, 3, 4):
        frame, true = sets.load(which)
        for number in (False, True):
            began = time.perf_counter()
            ours = sets.pairs_of(sets.ours(frame, number=number), true)
            middle = time.perf_counter()
            pairs = splink_pairs(frame, number=number)
            ended = time.perf_counter()
            theirs = sets.Pairs(len(pairs), len(true), sum(tuple(pair) in true for pair in pairs.tolist()))
            rows.append([
                str(which), "with" if number else "without", f"{ours.f1:.4f}", f"{theirs.f1:.4f}",
                f"{middle - began:.1f}", f"{ended - middle:.1f}",
            ])  # fmt: skip
    return table(["FEBRL", "number", "F1", "F1 of Splink", "s", "s of Splink"], rows)


def speed(_options: argparse.Namespace) -> str:
    """Seconds to count large worlds."""
    rows = []
    for name in ("lines", "stays", "no_number"):
        made = world(name, 100_000, 0.01, 0)
        began = time.perf_counter()
        found = count(made)
        rows.append([name, f"{len(made.rows):,}", f"{time.perf_counter() - began:.1f}", f"{found.off:+.3%}"])
    return table(["layout", "rows", "s", "off"], rows)


PARTS = {"worlds": worlds, "febrl": febrl, "speed": speed}

if __name__ == "__main__":
    main()
