"""A folder as a reader of the pages has it: a small demo, a received file, a case."""

import os
import shutil
import struct
import sys
import zlib
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from docs_pages import run

SCALE = "0.005"
_COLUMNS, _LINES = 26, 300


def _received(demo: Path, folder: Path) -> None:
    """Write the beginning of the demo's leak: few lines and columns keep the tests short."""
    lines = (demo / "extrait.csv").read_bytes().split(b"\r\n")[: _LINES + 1]
    short = b"".join(b";".join(line.split(b";")[:_COLUMNS]) + b"\r\n" for line in lines)
    (folder / "extrait.csv").write_bytes(short)
    (folder / "received").mkdir()
    (folder / "received" / "more.csv").write_bytes(b"".join(short.splitlines(keepends=True)[:150]))
    pixel = struct.pack(">I", 13) + b"IHDR" + struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    check = struct.pack(">I", zlib.crc32(pixel[4:]))
    (folder / "received" / "scan.png").write_bytes(b"\x89PNG\r\n\x1a\n" + pixel + check)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory) -> tuple[Path, Path]:
    """Return the folder pages are run in, and a copy of it as it is at first.

    A case knows its evidence by path, so that every page is run in one and the same place.
    """
    work, kept = tmp_path_factory.mktemp("pages") / "work", tmp_path_factory.mktemp("kept") / "work"
    work.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCIER_KEYS", str(work.parent / "keys"))
        patch.setenv("SOURCIER_STATE", str(work.parent / "state"))
        patch.setenv("LC_ALL", "C.UTF-8")
        patch.chdir(work)
        assert run(["demo", "--scale", SCALE, "--no-progress"]) == 0
        _received(work / "sourcier-demo", work)
        assert run(["examine", "extrait.csv", "--case", "affair", "--basis", "test", "--no-progress"]) == 0
    shutil.copytree(work, kept)
    return work, kept


@pytest.fixture
def reader(prepared, monkeypatch) -> Path:
    """Stand in the prepared folder, as it was at first."""
    work, kept = prepared
    monkeypatch.chdir(work.parent)
    shutil.rmtree(work)
    shutil.copytree(kept, work)
    monkeypatch.setenv("SOURCIER_KEYS", str(work.parent / "keys"))
    monkeypatch.setenv("SOURCIER_STATE", str(work.parent / "state"))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("LANGUAGE", os.environ.get("LANGUAGE", ""))
    monkeypatch.chdir(work)
    return work
