"""What each column may be called, as it was written down before any tool was run."""

import hashlib
import tomllib
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

FOLDER = Path(__file__).parent / "truths"
_SEALS = FOLDER / "FROZEN"


class Verdict(StrEnum):
    """What came of one column."""

    RIGHT = "right"
    WRONG = "wrong"
    """A kind was named that is not admissible."""
    SILENT = "null"
    """No kind was named though the values say one."""


def truth(name: str) -> list[frozenset[str | None]]:
    """Admissible kinds by column; None among them where the values do not decide."""
    rows = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))["columns"]
    if [row[0] for row in rows] != list(range(len(rows))):
        msg = f"the truth of {name} skips a column"
        raise ValueError(msg)
    return [frozenset(None if word == "null" else word for word in row[1].split()) for row in rows]


def judge(name: str, kinds: Sequence[str | None]) -> list[Verdict]:
    """One verdict per column of the layout."""
    return [_verdict(kind, admissible) for kind, admissible in zip(kinds, truth(name), strict=True)]


def _verdict(kind: str | None, admissible: frozenset[str | None]) -> Verdict:
    if kind in admissible:
        return Verdict.RIGHT
    return Verdict.SILENT if kind is None else Verdict.WRONG


def frozen() -> dict[str, bool]:
    """For each truth file, whether it is still the one that was sealed; changes are named in the file itself."""
    seals = dict(reversed(line.split()) for line in _SEALS.read_text("utf-8").splitlines())
    return {path.name: seals.get(path.name) == _digest(path) for path in sorted(FOLDER.glob("*.toml"))}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
