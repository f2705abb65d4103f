import contextlib
import io
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from docs_pages import ROOT, Step, documents, name_of, run, steps

from sourcier.cli.main import program

_BASIS = ("--basis", "--fondement")
_ELSEWHERE = ("docs/tutorial/hand-out.md",)
"""Pages that need more than a folder: this one a database server, in `tests/handout`."""
PAGES = [name_of(path) for path in documents() if any(step.sort == "command" for step in steps(path))]
PAGES = [page for page in PAGES if page not in _ELSEWHERE]


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_a_page_does_what_the_page_says(page, reader):
    for step in steps(ROOT / page):
        _do(step, reader)


def _do(step: Step, folder: Path) -> None:
    if step.sort == "file":
        (folder / step.place).write_text(step.text, "utf-8")
    elif step.sort == "python":
        subprocess.run([sys.executable, "-c", step.text], cwd=folder, check=True, capture_output=True)
    else:
        _command(step)


def _command(step: Step) -> None:
    command, _, place = step.text.partition(" > ")
    arguments = shlex.split(command, comments=True)
    if arguments[0] in ("demo", "demonstration"):
        _understood(arguments)
        return
    if arguments[0] in ("examine", "examiner") and not set(_BASIS) & set(arguments):
        arguments += [_BASIS[0], "as a person would answer"]
    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        status = run(arguments)
    assert status == step.ends, f"{step.text}\n{told.getvalue()}"
    if place:
        Path(place).write_text(told.getvalue(), "utf-8")


def _understood(arguments: list[str]) -> None:
    """The demo was made once for all pages, for it takes a while: here only its options are read."""
    command = program("en").get_command(None, arguments[0])
    command.make_context(arguments[0], arguments[1:])
    assert Path("sourcier-demo/case/report/examination.html").exists()


def test_pages_for_every_role_have_commands():
    assert {"README.md", "docs/tutorial/first-leak.md", "docs/fr/prise-en-main.md"} <= set(PAGES)
    assert sum(page.startswith("docs/how-to/") for page in PAGES) >= 8
