"""The tutorial on handing out, line by line as its reader types it, against a real PostgreSQL."""

import contextlib
import io
import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from database_servers import PASSWORD, USER

from sourcier.cli.main import main

PAGE = Path(__file__).parents[2] / "docs" / "tutorial" / "hand-out.md"
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NAMED = re.compile(r"(?:#|--) (\S+\.(?:toml|sql))\n")
_ENDS = re.compile(r"\s+# ends with (\d+)$")


def _ours(command: str) -> tuple[int, str]:
    """Run a command of our own, without starting Python anew."""
    told, status = io.StringIO(), 0
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        try:
            main(shlex.split(command)[1:])
        except SystemExit as ended:
            status = int(ended.code or 0)
    return status, told.getvalue()


def _shell(command: str) -> tuple[int, str]:
    words = ["bash", "-c", command]
    ended = subprocess.run(words, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    return ended.returncode, ended.stdout + ended.stderr


@pytest.fixture(scope="module")
def told(postgresql, tmp_path_factory) -> dict[str, str]:
    """What each command of the page says, where it ends as the page tells."""
    folder = tmp_path_factory.mktemp("tutorial")
    blocks = _BLOCK.findall(PAGE.read_text("utf-8"))
    for language, text in blocks:
        if language in ("toml", "sql"):
            (folder / _NAMED.match(text)[1]).write_text(text, "utf-8")
    lines = [line for language, text in blocks if language == "console" for line in text.splitlines()]
    where = {"PGHOST": "127.0.0.1", "PGPORT": str(postgresql.port), "PGUSER": USER, "PGPASSWORD": PASSWORD}
    where |= {"SOURCIER_KEYS": str(folder / "keys"), "LC_ALL": "C.UTF-8"}
    where |= {"PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("LANGUAGE", os.environ.get("LANGUAGE", ""))
        for name, value in where.items():
            patch.setenv(name, value)
        return {"folder": str(folder), **_typed(lines)}


def _typed(lines: list[str]) -> dict[str, str]:
    found, copy = {"copy": ""}, ""
    for line in lines:
        ends, command = _ENDS.search(line), _ENDS.sub("", line).replace("$COPY", copy)
        if line.startswith("COPY="):
            status, said = _shell(f'{command}; echo "$COPY"')
            copy = found["copy"] = said.strip()
        else:
            status, said = _ours(command) if command.startswith("sourcier ") else _shell(command)
        assert status == (int(ends[1]) if ends else 0), f"{line}\n{said}"
        found[_ENDS.sub("", line)] = said
    return found


def _one(told: dict[str, str], begins: str) -> str:
    return next(said for line, said in told.items() if line.startswith(begins))


def test_the_leak_is_traced_to_the_copy_by_marks_and_by_trace(told):
    assert told["copy"].startswith("E-")
    assert told["copy"] in _one(told, "sourcier marks find")
    assert told["copy"] in _one(told, "sourcier trace")
    facts = json.loads((Path(told["folder"]) / "affair/facts/trace.json").read_text("utf-8"))
    assert [mark["copy"] for mark in facts["marks"]] == [told["copy"]]
    assert facts["marks"][0]["log10_false"] <= -6


def test_no_comment_ever_left(told):
    text = (Path(told["folder"]) / "patients.csv").read_text("utf-8")
    assert not [word for word in ("anticoagulant", "Grossesse", "rappeler", "tiers payant") if word in text]
    assert text.splitlines()[0].count(",") == 12


def test_the_overdue_copy_is_listed_until_it_is_gone(told):
    listed = [said for line, said in told.items() if line.startswith("sourcier handout due")]
    assert [told["copy"] in said for said in listed] == [False, True, False]
    assert told["copy"] in (Path(told["folder"]) / "reminders.ics").read_text("utf-8")
