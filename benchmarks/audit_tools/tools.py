"""The tools, each run over the tree in a process of its own for what it claims to find."""

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from audit_tree import Item
from peers import python_of

from .judging import Report

HERE = Path(__file__).parent
PEERS = HERE.parent / "peers"
CONTENT = ("SRC105", "SRC106")
SHOWN = 20_000
"""Characters of each file that Presidio is given: it reads a few tens of thousands a second."""
PLAIN = 200
"""Neutral files Presidio is given."""


@dataclass(frozen=True)
class Given:
    """What a tool is run on."""

    root: Path
    items: list[Item]
    scratch: Path
    fingerprint: str
    """Hawk-eye's file of patterns; it would fetch it from the network."""

    def paths(self) -> frozenset[str]:
        """All paths of the tree."""
        return frozenset(item.path for item in self.items)

    def size(self, paths: frozenset[str], most: int = 1 << 60) -> int:
        """Bytes of these, at most so many of each."""
        return sum(min(most, (self.root / path).stat().st_size) for path in paths)


def _spent(command: list[str], folder: Path) -> tuple[str, float]:
    """Return what a process printed and the processor's seconds it and its children took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "PYTHONWARNINGS": "ignore", "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment)
    (folder / "stderr").write_text(done.stderr, "utf-8")
    if done.returncode:
        sys.exit(f"{command[0]}: {done.returncode}\n{done.stderr[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return done.stdout, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def sourcier(given: Given) -> Report:
    """Flags a file by any finding about people in it."""
    command = [sys.executable, str(HERE / "run_sourcier.py"), str(given.root), str(given.scratch)]
    text, cpu = _spent(command, given.scratch)
    told = json.loads(text)
    (given.scratch / "sourcier.json").write_text(text, "utf-8")
    found = {path: 1.0 for path, rules in told["found"].items() if rules}
    return Report(found, cpu, given.paths(), given.size(given.paths()), f"unread: {told['unread']}")


def hawk_eye(given: Given) -> Report:
    """Flags a file by how many different values its patterns found there."""
    config = given.scratch / "connection.yml"
    config.write_text(json.dumps({"sources": {"fs": {"one": {"path": str(given.root)}}}}), "utf-8")
    tool = python_of("hawk-eye").parent / "hawk_scanner"
    command = [str(tool), "fs", "--connection", str(config), "--json", "hawk.json", "--quiet", "--no-write"]
    command += ["--fingerprint", str(Path(given.fingerprint).resolve())] if given.fingerprint else []
    _, cpu = _spent(command, given.scratch)
    found: dict[str, float] = {}
    for one in json.loads((given.scratch / "hawk.json").read_text("utf-8"))["fs"]:
        path = str(Path(one["file_path"]).relative_to(given.root))
        found[path] = found.get(path, 0.0) + len(one["matches"])
    return Report(found, cpu, given.paths(), given.size(given.paths()))


def presidio(given: Given) -> Report:
    """Flags a file by how many names, numbers and addresses it found in the first of its text."""
    plain = [item.path for item in given.items if item.what == "neutral"][:PLAIN]
    paths = frozenset([item.path for item in given.items if item.planted] + plain)
    found, cpu = _listed(given, "presidio", PEERS / "run_presidio_files.py", paths, str(SHOWN))
    vague = {"DATE_TIME", "LOCATION", "URL", "NRP"}
    strong = {path: float(sum(n for name, n in kinds.items() if name not in vague)) for path, kinds in found.items()}
    note = f"planted and {PLAIN} neutral files, {SHOWN:,} characters of each"
    return Report({path: n for path, n in strong.items() if n}, cpu, paths, given.size(paths, SHOWN), note)


def piicatcher(given: Given) -> Report:
    """Flags a database by how many columns it names; it is given nothing but SQLite files."""
    magic = b"SQLite format 3\0"
    paths = frozenset(path for path in given.paths() if (given.root / path).open("rb").read(16) == magic)
    found, cpu = _listed(given, "piicatcher", PEERS / "run_piicatcher.py", paths)
    flagged = {path: float(len(columns)) for path, columns in found.items() if columns}
    return Report(flagged, cpu, paths, given.size(paths), "SQLite files")


def _listed(
    given: Given, peer: str, script: Path, paths: frozenset[str], *more: str
) -> tuple[dict[str, dict[str, int]], float]:
    listing = given.scratch / "paths.txt"
    listing.write_text("\n".join(str(given.root / path) for path in sorted(paths)), "utf-8")
    text, cpu = _spent([str(python_of(peer)), str(script), str(listing), *more], given.scratch)
    return {str(Path(path).relative_to(given.root)): found for path, found in json.loads(text).items()}, cpu


def detect_secrets(given: Given) -> Report:
    """Flags a file by any secret; judged on exposures that hold passwords alone."""
    tool = python_of("detect-secrets").parent / "detect-secrets"
    text, cpu = _spent([str(tool), "scan", "--all-files", "."], given.root)
    (given.root / "stderr").unlink()
    found = {path: float(len(secrets)) for path, secrets in json.loads(text)["results"].items()}
    return Report(found, cpu, given.paths(), given.size(given.paths()), "passwords only")


TOOLS: dict[str, Callable[[Given], Report]] = {
    "sourcier": sourcier, "hawk-eye": hawk_eye, "piicatcher": piicatcher, "presidio": presidio,
    "detect-secrets": detect_secrets,
}  # fmt: skip
