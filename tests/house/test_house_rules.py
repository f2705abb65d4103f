"""The laws of the house: who may import whom, small files, no print and no network in the core."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "sourcier"
FILES = sorted(SOURCE.rglob("*.py"))
CORE = [path for path in FILES if path.relative_to(SOURCE).parts[0] != "cli"]
LONGEST = 300
NETWORK = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "asyncio", "requests", "httpx", "urllib3", "xmlrpc"}
NETWORK |= {"asyncssh", "imaplib", "paramiko", "boto3", "botocore", "psycopg", "pymysql"}
PURE = ("model", "read", "recognise", "examine", "report", "store")


def imported(path: Path) -> set[str]:
    """First names of the modules a file imports."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module != "urllib.parse":  # words only
            names.add((node.module or "").split(".")[0])
    return names


def called(path: Path) -> set[str]:
    """Dotted names of what a file calls."""
    calls = (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call))
    return {ast.unparse(call.func) for call in calls if isinstance(call.func, ast.Name | ast.Attribute)}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_data_flows_one_way():
    linter = Path(sys.executable).with_name("lint-imports")
    ended = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout[-3000:]


@pytest.mark.parametrize("place", ["src", "tests", "benchmarks", "tools"])
def test_no_file_is_longer_than_one_can_read(place):
    lengths = {relative(p): p.read_text(encoding="utf-8").count("\n") for p in (ROOT / place).rglob("*.py")}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_every_module_says_what_it_is():
    bare = [path for path in FILES if path.read_text().strip() and not ast.get_docstring(ast.parse(path.read_text()))]
    assert bare == []


def test_the_core_prints_nothing():
    assert [relative(path) for path in CORE if called(path) & {"print", "sys.stdout.write", "sys.stderr.write"}] == []


def test_nothing_knows_the_network_but_what_sends_mails_and_what_audits_both_to_servers_the_user_named():
    found = {relative(path): imported(path) & NETWORK for path in FILES if imported(path) & NETWORK}
    assert found.pop("src/sourcier/respond/sending/smtp.py") == {"smtplib", "ssl"}
    assert found.pop("src/sourcier/audit/unread.py") == {"socket", "ssl"}, "the names of what goes wrong"
    assert [path for path in found if not path.startswith("src/sourcier/audit/targets/")] == []
    assert {"src/sourcier/audit/targets/ftp.py", "src/sourcier/audit/targets/http.py"} <= found.keys()


def test_the_core_reads_no_clock_no_locale_and_no_environment():
    forbidden = re.compile(r"(datetime\.now|date\.today|time\.time|locale\.getlocale|os\.getenv|os\.environ\.get)")
    pure = [path for path in FILES if path.relative_to(SOURCE).parts[0] in PURE]
    found = {relative(path): [name for name in called(path) if forbidden.search(name)] for path in pure}
    assert {path: names for path, names in found.items() if names} == {}


def test_every_package_has_one_door():
    packages = [path for path in SOURCE.iterdir() if (path / "__init__.py").exists()]
    for package in packages:
        tree = ast.parse((package / "__init__.py").read_text())
        opened = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        named = any(isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__" for node in tree.body)
        assert named or not opened, package.name


def test_no_text_names_the_place_it_was_written_in():
    marks = re.compile(r"/(?:work|root|tmp/ex)/|\bTODO\b|\bFIXME\b")
    texts = [p for p in SOURCE.rglob("*") if p.suffix in {".py", ".j2", ".md", ".po", ".css"}]
    assert [relative(path) for path in texts if marks.search(path.read_text(encoding="utf-8"))] == []


def test_test_files_have_names_of_their_own():
    names = [path.name for path in (ROOT / "tests").rglob("*.py") if path.name != "conftest.py"]
    assert sorted(names) == sorted(set(names))
