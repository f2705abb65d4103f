"""The plan of the tree, its truth, its seals, and the writing of it."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from typing import IO

from . import places
from .decoys import decoys
from .exposures import Planted, exposures
from .neutral import bulk, neutral
from .people import pool
from .table import Content, random

FILES, PLANTED, BULK, VOLUME = 20_000, 300, 40, 3_400_000_000
"""At full size: files in all, exposures and look-alikes each, bulky files and their bytes."""


@dataclass(frozen=True)
class Item:
    """One file of the tree and what is true of it."""

    path: str
    what: str
    """exposure, decoy or neutral."""
    content: Content
    planted: Planted | None = None


def plan(seed: int, scale: float = 1.0, planted: int = PLANTED) -> Iterator[Item]:
    """All files. The scale is that of the neutral ones, of the bulk and of the largest exposures."""
    key = f"tree/{seed}"
    rng = random(key)
    people = pool(random(f"{key}/people"), max(3000, round(60_000 * scale)))
    taken: set[str] = set()
    for what, found in (("exposure", exposures(key, people, planted, scale)), ("decoy", decoys(key, planted))):
        for one in found:
            path = _place(taken, places.planted(rng), one.stem, one.ending)
            yield Item(path, what, one.content, one)
    for number in range(round(BULK * min(1.0, scale * 4))):
        size = round(VOLUME / BULK * rng.uniform(0.3, 1.7) * max(scale, 0.0) / min(1.0, scale * 4))
        stem, ending, content = bulk(f"{key}/bulk/{number}", size)
        yield Item(_place(taken, places.plain(rng), stem, ending), "neutral", content)
    for number in range(round((FILES - 2 * PLANTED - BULK) * scale)):
        stem, ending, content = neutral(f"{key}/neutral/{number}")
        yield Item(_place(taken, places.plain(rng), stem, ending), "neutral", content)


def _place(taken: set[str], folder: str, stem: str, ending: str) -> str:
    for number in range(10_000):
        name = f"{stem}{f'-{number}' if number else ''}" + (f".{ending}" if ending else "")
        path = f"{folder}/{name}"
        if path.lower() not in taken:
            taken.add(path.lower())
            return path
    raise ValueError(folder)


def truth(items: Iterable[Item]) -> list[dict[str, object]]:
    """What is true of each planted file."""
    return [
        {
            "path": item.path,
            "what": item.what,
            "form": one.form,
            "holds": one.profile,
            "box": one.box,
            "rows": one.rows,
            "health": one.health,
            "passwords": one.passwords,
            "copy": one.copy,
        }
        for item in items
        if (one := item.planted)
    ]


def write(root: Path, seed: int, scale: float = 1.0, planted: int = PLANTED) -> list[Item]:
    """The whole tree below a folder."""
    items = []
    for item in plan(seed, scale, planted):
        path = root / item.path
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as sink:
            item.content(sink)
        items.append(replace(item, content=_written))
    return items


def _written(sink: IO[bytes]) -> None:
    """What stands for a content that need not be kept."""
    raise ValueError(sink)


def seals(seed: int = 1) -> dict[str, str]:
    """Digests of the generator's sources and of the truth at full size."""
    folder = Path(__file__).parent
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.py"))}
    planted = takewhile(lambda item: item.planted, plan(seed))
    text = json.dumps(truth(planted), sort_keys=True, ensure_ascii=False)
    return found | {f"truth of seed {seed}": hashlib.sha256(text.encode()).hexdigest()}
