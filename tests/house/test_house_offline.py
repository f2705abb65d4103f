"""Nothing touches the network: the main path runs with sockets forbidden; what is packed is all there is."""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
OFFLINE = """
import socket, sys

class Forbidden(RuntimeError): pass

def refuse(*_, **__): raise Forbidden

class NoSocket(socket.socket):
    def __new__(cls, *_, **__): raise Forbidden

socket.socket = NoSocket
for name in ("create_connection", "create_server", "getaddrinfo", "gethostbyname", "socketpair"):
    setattr(socket, name, refuse)
sys.addaudithook(lambda event, _: refuse() if event.startswith("socket.") else None)

from sourcier.cli.main import run
from sourcier.cli.speech import speech_of

for words in %r:
    status = run(words, speech_of(words, {}))
    assert status == 0, (words, status)
"""


def test_demo_examine_report_explain_verify_and_doctor_need_no_network(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCIER_KEYS", str(tmp_path / "keys"))
    demo, case = tmp_path / "demo", tmp_path / "case"
    words = [
        ["demo", "--folder", str(demo), "--scale", "0.002", "--make-only", "--no-progress"],
        [
            "examine",
            str(demo / "extrait.csv"),
            "--case",
            str(case),
            "--basis",
            "b",
            "--no-progress",
            "--format",
            "json",
        ],
        ["report", "--case", str(case), "--format", "html"],
        ["report", "--case", str(case), "--format", "csv", "--edition", "shareable"],
        ["explain", "nir"],
        ["verify", "--case", str(case)],
        ["doctor"],
    ]
    ended = subprocess.run([sys.executable, "-c", OFFLINE % words], cwd=tmp_path, capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr.decode()[-2000:]


def test_whatever_lies_in_the_package_is_packed():
    """Hatchling packs the whole package but what git ignores."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert config["tool"]["hatch"]["build"]["targets"]["wheel"] == {"packages": ["src/sourcier"]}
    assert config["project"]["scripts"] == {"sourcier": "sourcier.cli:main"}
    words = ["git", "ls-files", "--others", "--ignored", "--exclude-standard", "src/sourcier"]
    ignored = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    assert [name for name in ignored if name and not name.endswith(".pyc")] == []


def test_the_package_brings_its_tables_texts_and_pages():
    suffixes = {path.suffix for path in (ROOT / "src" / "sourcier").rglob("*") if path.is_file()}
    assert {".py", ".csv", ".mo", ".j2", ".css"} <= suffixes
