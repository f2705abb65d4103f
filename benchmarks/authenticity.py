"""How often each kind of world is called what: true exports of three generators, and files no source ever held.

python benchmarks/authenticity.py [--worlds 100=300,1000=300,100000=6] [--seed N] [--tests]
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable
from functools import partial
from zlib import crc32

import numpy as np

from process import table
from sourcier.examine.authenticity.verdict import outcomes_of, ruling
from worlds import fakes, genuine_demo, genuine_plain, genuine_town
from worlds.world import World, below, cohort

Make = Callable[[np.random.Generator, int], World]
GENUINE: dict[str, Make] = {
    "true, model case": genuine_demo.draw,
    "true, plain people": genuine_plain.draw,
    "true, practices": genuine_town.draw,
    **{f"true, {special}": partial(genuine_town.draw, special=special) for special in genuine_town.SPECIAL},
}
_SOURCES = list(GENUINE.values())[:3]


def _real(rng: np.random.Generator, rows: int) -> World:
    return _SOURCES[int(rng.integers(0, len(_SOURCES)))](rng, rows)


def _resold(rng: np.random.Generator, rows: int) -> World:
    return _real(rng, rows).take(rng.permutation(rows))


def _padded(rng: np.random.Generator, rows: int) -> World:
    return fakes.padded(rng, _real(rng, rows))


def _glued(rng: np.random.Generator, rows: int) -> World:
    """Two files of one generator: their columns are the same, their people and places are not."""
    source = _SOURCES[int(rng.integers(0, len(_SOURCES)))]
    return below(source(rng, rows - rows // 3), source(rng, rows // 3))


def _independent(rng: np.random.Generator, rows: int) -> World:
    return fakes.independent(rng, _real(rng, rows))


def _without_nir(make: Make) -> Make:
    return lambda rng, rows: make(rng, rows).without("nir")


TRUE = {**GENUINE, "true, resold shuffled": _resold, "true, a tenth padded": _padded, "true, two glued": _glued}
FAKE: dict[str, Make] = {
    "fake, naive": fakes.naive,
    "fake, key-aware": fakes.key_aware,
    "fake, careful": fakes.careful,
    "fake, generator": fakes.generator,
    "fake, columns one by one": _independent,
    "fake, generator without NIR": _without_nir(fakes.generator),
    "fake, careful without NIR": _without_nir(fakes.careful),
    "fake, columns one by one, no NIR": _without_nir(_independent),
    "fake, expert": genuine_town.expert,
}
VERDICTS = ("consistent", "undetermined", "fabricated")


def main() -> None:
    options = _options()
    for size, count in options.worlds.items():
        tallies = {name: judged(name, size, count, options.seed) for name in (*TRUE, *FAKE)}
        lines = [[name, *(str(tally[verdict]) for verdict in VERDICTS)] for name, tally in tallies.items()]
        print(f"\n{size:,} rows, {count} worlds each\n")
        print(table(["world", *VERDICTS], lines), flush=True)
        wrong, every = wrongly(tallies), sum(sum(tally.values()) for tally in tallies.values())
        print(f"\nwrong certainty: {wrong} of {every}")


def judged(name: str, size: int, count: int, seed: int) -> Counter[str]:
    """Which verdicts so many worlds get."""
    make, found = {**TRUE, **FAKE}[name], Counter[str]()
    for number in range(count):
        rng = np.random.default_rng([seed, size, number, crc32(name.encode())])
        found[ruling(outcomes_of(cohort(make(rng, size)))).verdict] += 1
    return found


def wrongly(tallies: dict[str, Counter[str]]) -> int:
    """How many true worlds were called fabricated, and invented ones consistent."""
    against = {**dict.fromkeys(TRUE, "fabricated"), **dict.fromkeys(FAKE, "consistent")}
    return sum(tally[against[name]] for name, tally in tallies.items())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worlds", default="100=300,1000=300,100000=6", help="worlds of each kind by number of rows")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    options.worlds = {int(size): int(count) for size, count in (p.split("=") for p in options.worlds.split(","))}
    return options


if __name__ == "__main__":
    sys.exit(main())
