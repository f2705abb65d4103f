"""The documents of the project, taken apart: fenced blocks, links, headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sourcier.cli.main import main

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_FILE = re.compile(r"# (\S+\.toml)\n")
_STARTED = "python3 start.py "
_NOT_OURS = ("test", "check")
"""What `start.py` does itself."""
_ENDS = re.compile(r"\s+# ends with (\d+)$")


def documents() -> list[Path]:
    """Every document people read."""
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "src/sourcier/data/SOURCES.md"])


def name_of(path: Path) -> str:
    """A document's path from the project's folder, with slashes everywhere."""
    return path.relative_to(ROOT).as_posix()


@dataclass(frozen=True)
class Step:
    """One thing a reader of a page does."""

    sort: str
    """``command``, ``python`` or ``file``."""
    text: str
    """The command without `sourcier`, the Python text, or the file's content."""
    place: str = ""
    """Where the file is written."""
    ends: int = 0
    """The exit code that is told to the reader."""


def steps(path: Path) -> Iterator[Step]:
    """What a page has its reader do, in order."""
    for language, text in _FENCE.findall(path.read_text("utf-8")):
        if language in ("console", "sh"):
            yield from _commands(text)
        elif language == "python":
            yield Step("python", text)
        elif language == "toml" and (named := _FILE.match(text)):
            yield Step("file", text, named[1])


def _commands(text: str) -> Iterator[Step]:
    for line in text.replace("\\\n", " ").splitlines():
        command = line.replace(_STARTED, "sourcier ", 1) if line.startswith(_STARTED) else line
        if command.startswith("sourcier ") and command.split()[1] not in _NOT_OURS:
            ends = _ENDS.search(command)
            yield Step("command", _ENDS.sub("", command).removeprefix("sourcier "), ends=int(ends[1]) if ends else 0)


def links(path: Path) -> list[str]:
    """The links of a document, code left out."""
    return _LINK.findall(re.sub(r"`[^`\n]*`", "", _FENCE.sub("", path.read_text("utf-8"))))


def anchors(path: Path) -> set[str]:
    """The anchors that a document's headings give."""
    headings = _HEADING.findall(_FENCE.sub("", path.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def prose(path: Path) -> str:
    """The whole text of a document."""
    return path.read_text("utf-8")


def run(arguments: list[str]) -> int:
    """Run the program; return the exit status."""
    try:
        main(arguments)
    except SystemExit as ended:
        return int(ended.code or 0)
    return 0
