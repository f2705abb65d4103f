"""How often files of known composition are called what, and how near their joints are found.

python benchmarks/composition.py [--rows N] [--seeds N] [--stories NAME,...] [--first SEED] [--each]
"""

import argparse
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from process import table
from sourcier.case import Case
from sourcier.examine import Request, examine
from sourcier.model.composition import Composition
from sourcier.model.progress import Silent
from sourcier.secret import KeyRing
from worlds.glued_worlds import GENUINE, MERGED, RECYCLED, Story
from worlds.world import write

STORIES = {**GENUINE, **MERGED, **RECYCLED}
VERDICTS = ("one", "undetermined", "merged", "recycled")
WRONG = {**dict.fromkeys(GENUINE, ("merged", "recycled")), **dict.fromkeys(MERGED, ("one", "recycled"))}
"""Verdicts that are wrong and certain. What a known file explains may be merged as well; one it is not."""


@dataclass(slots=True)
class Tally:
    """What one story's worlds were called."""

    called: Counter[str] = field(default_factory=Counter)
    wrong: int = 0
    off: list[int] = field(default_factory=list)
    """Per true joint of a file called merged or recycled, how many rows away the nearest found one is."""


def composition_of(story: Story, folder: Path) -> Composition:
    """Examine the story's file in a case of its own."""
    write(story.world, folder / "table.csv")
    known = ()
    if story.known is not None:
        write(story.known, folder / "known.csv")
        known = (folder / "known.csv",)
    keys = KeyRing(folder / "keys")
    with Case.open(
        folder / "case", key_ring=keys, basis="invented people", clock=lambda: "2026-01-05T10:00:00+01:00"
    ) as case:
        return examine(case, [folder / "table.csv"], Request(known=known), 1, Silent()).facts.composition


def measure(names: list[str], rows: int, seeds: range, *, each: bool = False) -> dict[str, Tally]:
    """Draw and examine every story once per seed."""
    tallies = {name: Tally() for name in names}
    for place, name in enumerate(STORIES):
        for seed in seeds if name in names else ():
            story = STORIES[name](np.random.default_rng([seed, rows, place]), rows)
            with tempfile.TemporaryDirectory() as folder:
                found = composition_of(story, Path(folder))
            _count(tallies[name], name, story, found)
            if each:
                joints = [(joint.row, joint.signs, joint.effect) for joint in found.joints]
                codes = [segment.code for segment in found.segments]
                print(name, seed, found.verdict, found.weakest, story.joints, joints, codes, flush=True)
    return tallies


def _count(tally: Tally, name: str, story: Story, found: Composition) -> None:
    tally.called[found.verdict] += 1
    tally.wrong += found.verdict in WRONG.get(name, ("one",))
    rows = [joint.row for joint in found.joints]
    if found.verdict in ("merged", "recycled") and rows:
        tally.off += [min(abs(row - true) for row in rows) for true in story.joints]


def main() -> None:
    options = _options()
    names = options.stories.split(",") if options.stories else list(STORIES)
    seeds = range(options.first, options.first + options.seeds)
    tallies = measure(names, options.rows, seeds, each=options.each)
    lines = [[name, *_figures(tally)] for name, tally in tallies.items()]
    wrong = sum(tally.wrong for tally in tallies.values())
    every = sum(tally.called.total() for tally in tallies.values())
    lines.append(["**all**", *("" for _ in VERDICTS), f"**{wrong} of {every}**", "", ""])
    print(table([f"{options.rows} rows", *VERDICTS, "wrong", "joints found", "rows off: middle, 9 in 10, most"], lines))


def _figures(tally: Tally) -> list[str]:
    off = sorted(tally.off)
    near = f"{off[len(off) // 2]}, {off[len(off) * 9 // 10]}, {off[-1]}" if off else ""
    return [*(str(tally.called[v] or "") for v in VERDICTS), str(tally.wrong or ""), str(len(off) or ""), near]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--stories", default="")
    parser.add_argument("--each", action="store_true", help="print every file as it is examined")
    return parser.parse_args()


if __name__ == "__main__":
    main()
