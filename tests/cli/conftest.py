"""Commands run in process, at a desk of their own: a case and its keys in the test's folder."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "examine"))

from sourcier.cli.main import run
from sourcier.cli.speech import speech_of

BASIS = "invented people, for a test"


@dataclass(frozen=True)
class Answer:
    status: int
    out: str
    err: str

    @property
    def all(self) -> str:
        return self.out + self.err


@pytest.fixture(autouse=True)
def surroundings(tmp_path, monkeypatch):
    """No variable of the machine's user, and a working folder of the test's own."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.setenv("SOURCIER_KEYS", str(tmp_path / "keys"))
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)


@pytest.fixture
def command(capsys) -> Callable[..., Answer]:
    """Run a command; English unless asked otherwise."""

    def ran(*words: str | Path, lang: str = "en") -> Answer:
        capsys.readouterr()
        arguments = [*map(str, words), "--lang", lang]
        status = run(arguments, speech_of(arguments, {}))
        said = capsys.readouterr()
        return Answer(status, said.out, said.err)

    return ran


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "case"


@pytest.fixture
def examined(command, folder) -> Callable[..., Answer]:
    """Examine within the test's case."""

    def ran(*words: str | Path, lang: str = "en") -> Answer:
        return command("examine", "--case", folder, "--basis", BASIS, "--workers", "2", *words, lang=lang)

    return ran
