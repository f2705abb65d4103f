"""Steps: pure functions from digests to facts. Reuse, resume and "recomputed" are one mechanism.

`facts/<step>.json` holds what a step found; `steps/<step>.json` holds the digest of all it was computed from, and that
of the facts. The second is written last: a step killed in between is computed again.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import rfc8785

from sourcier.model.plain import from_plain, to_plain
from sourcier.secret import private_folder, write_private

Fact = TypeVar("Fact")
Settings = Mapping[str, str | int | float | bool | None]
_NAME = re.compile(r"[a-z][a-z-]{0,40}")


@dataclass(frozen=True, slots=True)
class StepResult(Generic[Fact]):
    """What a step found, and whether it had to be computed."""

    facts: Fact
    reused: bool
    sha256: str
    """Digest of `facts/<step>.json`."""


def step_digest(name: str, inputs: Mapping[str, str], settings: Settings, version: str, decisions: str) -> str:
    """Return the SHA-256 of everything a step depends on."""
    plain = {
        "name": name,
        "inputs": dict(inputs),
        "settings": to_plain(settings),
        "version": version,
        "decisions": decisions,
    }
    return hashlib.sha256(rfc8785.dumps(plain)).hexdigest()


def facts_text(facts: Any) -> bytes:
    """Return facts as they are written: UTF-8, fields in the order of their class, one per line, a last line break."""
    return json.dumps(to_plain(facts), ensure_ascii=False, indent=1, allow_nan=False).encode() + b"\n"


class StepFiles:
    """The two files of one step. ValueError for a name that is no code."""

    def __init__(self, folder: Path, name: str) -> None:
        if not _NAME.fullmatch(name):
            message = "a step's name is made of a-z and hyphens"
            raise ValueError(message)
        self.facts = folder / "facts" / f"{name}.json"
        self._made_of = folder / "steps" / f"{name}.json"

    def found(self, kind: type[Fact], digest: str) -> StepResult[Fact] | None:
        """Return what the step found from just these inputs, or None where it must be computed."""
        try:
            made_of, text = json.loads(self._made_of.read_bytes()), self.facts.read_bytes()
            sha256 = hashlib.sha256(text).hexdigest()
            if made_of != {"made_of": digest, "facts": sha256}:
                return None
            return StepResult(from_plain(kind, json.loads(text)), reused=True, sha256=sha256)
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def keep(self, kind: type[Fact], facts: Fact, digest: str) -> StepResult[Fact]:
        """Write the facts, then what they were made of; return them as they were written. Raises DiskFull."""
        text = facts_text(facts)
        sha256 = hashlib.sha256(text).hexdigest()
        write_private(private_folder(self.facts.parent) / self.facts.name, text)
        made_of = json.dumps({"made_of": digest, "facts": sha256}, indent=1).encode() + b"\n"
        write_private(private_folder(self._made_of.parent) / self._made_of.name, made_of)
        return StepResult(from_plain(kind, json.loads(text)), reused=False, sha256=sha256)


def whole_steps(folder: Path) -> list[str]:
    """Return the names of the steps whose facts are as they were written, in alphabetical order."""
    return sorted(path.stem for path in (folder / "steps").glob("*.json") if _is_whole(path, folder))


def _is_whole(made_of: Path, folder: Path) -> bool:
    try:
        text = (folder / "facts" / made_of.name).read_bytes()
        return bool(json.loads(made_of.read_bytes())["facts"] == hashlib.sha256(text).hexdigest())
    except (OSError, ValueError, TypeError, KeyError):
        return False


def read_facts(folder: Path, name: str, kind: type[Fact]) -> Fact | None:
    """Return what a step of a case found, None where that is not whole. Needs neither key nor lock."""
    files = StepFiles(folder, name)
    if name not in whole_steps(folder):
        return None
    return from_plain(kind, json.loads(files.facts.read_bytes()))


def facts_digest(folder: Path, name: str) -> str:
    """Return the SHA-256 of what a step of a case found, as `StepResult.sha256`; empty where that is not whole."""
    if name not in whole_steps(folder):
        return ""
    return hashlib.sha256(StepFiles(folder, name).facts.read_bytes()).hexdigest()
