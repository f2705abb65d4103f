"""Evidence that changes while it is read, is cut short, or is one endless line."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from answers import check, made
from invented_leaks import leak, rows, text

from sourcier.case import Case
from sourcier.read.container import Pieces

BASIS = "invented"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20


class Growing:
    """Appends to the file while it is read, once."""

    def __init__(self, monkeypatch, path: Path, change) -> None:
        self.done = False
        real = Pieces._raw

        def disturbed(pieces, size):
            data = real(pieces, size)
            if not self.done and pieces._source.path == path:
                self.done = True
                change(path)
            return data

        monkeypatch.setattr(Pieces, "_raw", disturbed)


def grow(path: Path) -> None:
    with path.open("ab") as stream:
        stream.write(b"one;more\n")


def shrink(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


@pytest.mark.parametrize("change", [grow, shrink])
def test_a_file_that_changes_while_it_is_read_is_said_to_be_incomplete(examined, folder, tmp_path, monkeypatch, change):
    path = leak(tmp_path / "leak.csv", 200)
    Growing(monkeypatch, path, change)
    answer = examined(path, "--format", "json")
    check(answer, folder, 4)
    facts = json.loads(answer.out)
    assert facts["complete"] is False
    assert facts["evidence"][0]["unread"] == "changed_while_read"


def test_facts_of_a_disturbed_reading_are_not_used_again(examined, tmp_path, monkeypatch):
    path = leak(tmp_path / "leak.csv", 200)
    Growing(monkeypatch, path, lambda touched: os.utime(touched, ns=(1, 1)))
    assert examined(path).status == 4
    assert examined(path).status == 0


def test_a_file_that_changes_between_digest_and_reading_is_noticed(examined, tmp_path, monkeypatch):
    path = leak(tmp_path / "leak.csv", 200)
    real = Case.add_evidence

    def then_changed(self, *args, **kwargs):
        piece = real(self, *args, **kwargs)
        grow(path)
        return piece

    monkeypatch.setattr(Case, "add_evidence", then_changed)
    answer = examined(path, "--format", "json")
    assert answer.status == 4
    assert json.loads(answer.out)["evidence"][0]["unread"] == "changed_while_read"


def test_a_compressed_file_cut_short_is_read_as_far_as_it_goes(examined, folder, tmp_path):
    packed = gzip.compress(text(rows(3000)), mtime=0)
    answer = examined(made(tmp_path, "a.csv.gz", packed[: len(packed) // 2]), "--format", "json")
    check(answer, folder, 4)
    facts = json.loads(answer.out)
    assert facts["evidence"][0]["unread"] == "gzip_cut"
    assert facts["evidence"][0]["tables"][0]["rows"]["total"] > 1000


def test_one_line_of_200_megabytes_costs_no_memory(tmp_path):
    path = tmp_path / "a.csv"
    with path.open("wb") as stream:
        for _ in range(200):
            stream.write(b"A" * 1_000_000)
    # VmHWM, not getrusage: the latter starts from the memory of the process that started this one.
    code = (
        "import re, sys; from sourcier.cli.main import run; from sourcier.cli.speech import speech_of\n"
        "status = run(sys.argv[1:], speech_of(sys.argv[1:], {}))\n"
        "print(status, re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1])"
    )
    words = ["examine", str(path), "--case", str(tmp_path / "case"), "--basis", BASIS, "--lang", "en"]
    ended = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, check=True, text=True)
    status, kilobytes = ended.stdout.split()
    assert status == "3"
    assert "E305" in ended.stderr
    assert int(kilobytes) < 500_000
