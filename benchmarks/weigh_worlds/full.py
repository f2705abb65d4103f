"""Whole files through `sourcier examine` and `sourcier trace`: every story, with seeds of its own."""

import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

from process import table
from sourcier.model.hypotheses import Hypothesis

sys.path.insert(0, str(Path(__file__).parents[2] / "tests" / "trace"))
from invented_affairs import CLOSED, LABS, Affair, Person, Row, base, left, manifest, new, old, people

STORIES = (
    "area",
    "hosting",
    "base",
    "several",
    "hidden_area",
    "hidden_hosting",
    "fabricated",
    "decoy",
    "half",
    "recased",
    "dropped",
    "merged",
)
_SEED = 7_000
_NOW = date(2021, 1, 20)
_PEOPLE = 700
_DROPPED = (6, 9, 10, 13)
"""Columns an attacker took out: street, telephone, blood group, comment."""
_HIDDEN = {"none_of_these", "common_supplier:vendor"}


_AREA = ("one_holding:area",)
_EXTRACTS = {
    "area": _AREA, "decoy": _AREA, "recased": _AREA, "dropped": _AREA, "hidden_area": tuple(_HIDDEN),
    "merged": ("one_holding:area", "one_holding:hosting"),
}  # fmt: skip
"""Stories whose leak is the area, or begins with it."""


def full(worlds: int) -> None:
    """Print, story by story, how often the true one was first, and its ratio."""
    found: dict[str, list[tuple[bool, float, float]]] = {}
    for number in range(worlds):
        story = STORIES[number % len(STORIES)]
        with tempfile.TemporaryDirectory() as name:
            found.setdefault(story, []).append(_one(Path(name), story, Random(_SEED + number)))  # noqa: S311
        print(story, found[story][-1], flush=True)
    rows = [
        [story, str(len(each)), str(sum(first for first, _, _ in each)),
         " ".join(f"{ratio:.1f}" for _, ratio, _ in each), f"{max(false for _, _, false in each):.1f}"]
        for story, each in found.items()
    ]  # fmt: skip
    print(table(["story", "worlds", "first", "log10 of its ratio", "highest false"], rows))


def _one(folder: Path, story: str, chance: Random) -> tuple[bool, float, float]:
    affair, everyone = Affair(folder), people(_PEOPLE, chance.randrange(1, 80))
    day = date(2019, 1, 1) + timedelta(chance.randrange(500))
    extracts, hosted = base(everyone, left), base(everyone, CLOSED)
    holdings = {
        f"lab-{n}": affair.hold(f"lab-{n}.csv", new(base([p for p in everyone if p.lab == n], _NOW)))
        for n in range(len(LABS))
    }
    if story != "hidden_area":
        holdings["area"] = affair.hold("area.csv", old(extracts))
    if story != "hidden_hosting":
        holdings["hosting"] = affair.hold("hosting.csv", old(hosted))
    if story == "decoy":
        kept = [row for row in extracts if chance.random() < 0.8]
        holdings["decoy"] = affair.hold("decoy.csv", old(kept))
    rows, true = _leak(story, everyone, day, extracts)
    chance.shuffle(rows)
    content = old(rows)
    if story == "recased":
        content = _lower(content)
    if story == "dropped":
        kept = [line.split(b";") for line in content.split(b"\r\n") if line]
        content = b"\r\n".join(b";".join(cell for at, cell in enumerate(c) if at not in _DROPPED) for c in kept)
    if story == "merged":
        content += _lower(old(base(everyone, day))).split(b"\r\n", 1)[1]
    affair.leak(content)
    facts = affair.trace(manifest(dict(holdings)))
    return _found(facts.hypotheses, true)


def _found(stories: Sequence[Hypothesis], true: set[str]) -> tuple[bool, float, float]:
    """Whether each segment's first story is true, the ratio of the true ones, and the highest of false ones.

    Of a merged file every segment has a true story of its own.
    """
    segments = {one.segment for one in stories}
    best = {segment: next(one.id for one in stories if one.segment == segment) for segment in segments}
    ours = [one.log10_lr for one in stories if one.id in true]
    theirs = [one.log10_lr for one in stories if one.id not in true]
    right = set(best.values()) <= true and (len(true) < 2 or "none_of_these" in true or len(segments) == len(true))
    return right, max(ours, default=-9.0), max(theirs)


def _lower(content: bytes) -> bytes:
    return b"\r\n".join(line if not at else line.lower() for at, line in enumerate(content.split(b"\r\n")))


def _leak(story: str, everyone: list[Person], day: date, extracts: list[Row]) -> tuple[list[Row], set[str]]:
    if story in _EXTRACTS:
        return list(extracts), set(_EXTRACTS[story])
    if story == "half":
        return [row for row in extracts if row.person.number // 4 % 2], {"one_holding:area"}
    if story in ("hosting", "hidden_hosting"):
        return base(everyone, day), _HIDDEN if story == "hidden_hosting" else {"one_holding:hosting"}
    if story == "base":
        return base([p for p in everyone if p.lab == 1], day), {"one_holding:lab-1"}
    if story == "several":
        days = (date(2016, 5, 2), date(2018, 9, 4), date(2020, 8, 5), date(2014, 1, 4))
        return base(everyone, lambda p: days[p.lab]), {"several:lab-0,lab-1,lab-2"}
    return base(list(_strangers()), CLOSED), {"fabricated", "none_of_these"}


def _strangers() -> Iterator[Person]:
    yield from people(_PEOPLE, 85)
