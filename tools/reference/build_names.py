# ruff: noqa: INP001
"""Build `given_names.csv` and `family_names.csv` of `sourcier.data`.

    python tools/reference/build_names.py ZXCVBN_LANGUAGE_FR_FOLDER

The folder is the unpacked npm package `@zxcvbn-ts/language-fr`; its two lists come from INSEE (see SOURCES.md).
"""

import json
import math
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from sourcier.data.folding import fold

HERE = Path(__file__).parent
TABLES = HERE.parents[1] / "src/sourcier/data/tables"
DECADES = range(1900, 2030, 10)
LAST_BIRTH = 2024
PARTICLES = frozenset(["LE", "LA", "DA", "DE", "DOS", "BEN", "EL", "AIT", "D"])
KNEE = 100
HEAD = 1.25
BIRTHS = (4000, 2900, 3600, 3200, 3000, 3950, 4100, 3850, 3750, 3650, 3900, 3800, 1450)
"""Thousands of births of each sex per decade, the last one up to 2023 (INSEE, rounded)."""
Weights = list[float]


def bell(peak: float, spread: float, total: float) -> Weights:
    """Return the births of each decade for a name that came and went."""

    def below(year: float) -> float:
        return (1 + math.erf((year - peak) / (spread * math.sqrt(2)))) / 2

    ends = [(first, min(first + 10, LAST_BIRTH)) for first in DECADES]
    return [total * (below(end) - below(first)) for first, end in ends]


def groups(lines: Iterable[str]) -> Iterator[tuple[str, str, Weights]]:
    """Yield written name, sex and weights of each entry of `given_names.txt`."""
    sex, weights = "", [0.0]
    for line in lines:
        if line.startswith("="):
            _, sex, peak, spread, total = line.split()
            weights = bell(float(peak), float(spread), float(total))
        elif not line.startswith("#"):
            yield from ((name, sex, weights) for name in dict.fromkeys(line.split()))


def listed_given_names(package: Path) -> Iterator[tuple[str, str, Weights]]:
    """Yield INSEE's given names from the package: men in order of name, then women; few and recent unless known."""
    names = json.loads((package / "src/lastnames.json").read_text(encoding="utf-8"))
    women = next(place for place in range(1, len(names)) if names[place][0] < names[place - 1][0] == "z")
    for place, name in enumerate(names):
        written = re.sub(r"(^|[-'])(.)", lambda found: found[0].upper(), name)
        yield written, "F" if place >= women else "M", bell(1996, 16, 1.0)


def given_names(package: Path) -> dict[tuple[str, str], tuple[str, Weights]]:
    """Return (folded name, sex) to (written name, weights)."""
    found: dict[tuple[str, str], tuple[str, Weights]] = {}
    for written, sex, weights in groups((HERE / "given_names.txt").read_text(encoding="utf-8").splitlines()):
        kept, before = found.get((fold(written), sex), (written, [0.0] * len(weights)))
        best = kept if sum(map(str.isascii, kept)) <= sum(map(str.isascii, written)) else written
        found[fold(written), sex] = (best, [a + b for a, b in zip(before, weights, strict=True)])
    known = {name for name, _ in found}
    for written, sex, weights in listed_given_names(package):
        if fold(written) not in known and len(fold(written)) > 1:
            found.setdefault((fold(written), sex), (written, weights))
    return found


def levelled(found: dict[tuple[str, str], tuple[str, Weights]]) -> dict[tuple[str, str], tuple[str, Weights]]:
    """Return the names with the weights of each sex and decade summing to its births.

    Groups of equals flatten the head of the list; a power a little above one brings it back.
    """
    raised = {key: [weight**HEAD for weight in weights] for key, (_, weights) in found.items()}
    totals = {
        sex: [sum(column) for column in zip(*(raised[key] for key in raised if key[1] == sex), strict=True)]
        for sex in "FM"
    }
    shares = {key: [w / t for w, t in zip(weights, totals[key[1]], strict=True)] for key, weights in raised.items()}
    return {key: (found[key][0], [s * b for s, b in zip(share, BIRTHS, strict=True)]) for key, share in shares.items()}


def write_given_names(package: Path) -> None:
    """Write `given_names.csv`."""
    lines = ["name,written,sex," + ",".join(map(str, DECADES))]
    for (name, sex), (written, weights) in sorted(levelled(given_names(package)).items()):
        lines.append(
            f"{name},{written},{sex}," + ",".join(f"{weight:.2f}".rstrip("0").rstrip(".") for weight in weights)
        )
    (TABLES / "given_names.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def ranked_family_names() -> Iterator[str]:
    """Yield the names of `family_names.txt`; a particle goes with the word after it."""
    particle = ""
    for line in (HERE / "family_names.txt").read_text(encoding="utf-8").splitlines():
        for word in () if line.startswith("#") else line.split():
            if word in PARTICLES and not particle:
                particle = word
                continue
            yield f"{particle} {word}".strip()
            particle = ""


def births(rank: int) -> float:
    """Return the thousands of births since 1890 at a rank: MARTIN apart, a curve through published figures."""
    if rank == 1:
        return 235.0
    return 130 * rank**-0.3 if rank < KNEE else 32.7 * (rank / KNEE) ** -0.65


def write_family_names(package: Path) -> None:
    """Write `family_names.csv`: the ranked names, then INSEE's others at one low weight."""
    listed = json.loads((package / "src/firstnames.json").read_text(encoding="utf-8"))
    ranked = list(dict.fromkeys(ranked_family_names()))
    others = sorted({fold(name) for name in listed if len(name) > 1} - set(ranked))
    lines = [f"{name},{births(rank):.1f}" for rank, name in enumerate(ranked, 1)] + [f"{name},0.9" for name in others]
    (TABLES / "family_names.csv").write_text("\n".join(["name,weight", *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_given_names(Path(sys.argv[1]))
    write_family_names(Path(sys.argv[1]))
