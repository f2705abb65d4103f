"""`sourcier examine` as a process, with a case and a key store of its own that vanish afterwards."""

import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from process import Ran, run

BASIS = "Benchmark on invented people: no personal data."


@dataclass(frozen=True, slots=True)
class Examined:
    """What one examination gave."""

    kinds: list[str | None]
    """Of the first table of the first evidence."""
    seconds: float
    peak: int


def command(path: Path, case: Path, *options: str) -> list[str]:
    """The words of the command."""
    tool = str(Path(sys.executable).with_name("sourcier"))
    return [
        tool,
        "examine",
        str(path),
        "--case",
        str(case),
        "--basis",
        BASIS,
        "--format",
        "json",
        "--no-progress",
        *options,
    ]


def examine_run(path: Path, folder: Path, *options: str, cap: float | None = None) -> Ran:
    """Run it once in a fresh case and a fresh home, and fail loudly where it fails."""
    with tempfile.TemporaryDirectory(dir=folder) as home:
        places = {"HOME": home, "XDG_DATA_HOME": home, "XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home}
        done = run(command(path, Path(home, "case"), *options), folder, cap=cap, environment=places)
    if done.status:
        raise RuntimeError((folder / "stderr").read_text("utf-8", "replace")[-2000:])
    return done


def examine(path: Path, folder: Path) -> Examined:
    """Run it once and take the kinds from its facts."""
    done = examine_run(path, folder)
    columns = json.loads(done.output)["evidence"][0]["tables"][0]["columns"]
    return Examined([column["kind"] for column in columns], done.seconds, done.peak)
