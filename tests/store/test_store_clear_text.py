"""Rows are encrypted from the first byte: no marker is found in any file a run leaves or uses."""

import errno
import os
import tempfile

import pyarrow as pa
import pytest

from sourcier.secret import DiskFull, Key
from sourcier.store import Source, Store

MARK = "BLANDINE-INVENTEE"
HEADER = "ENTETE-INVENTEE"


def files_under(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_no_value_and_no_header_lies_in_clear_in_the_store_or_in_temporary_files(tmp_path, monkeypatch):
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.chdir(temporary)
    store = Store(tmp_path / "case" / "store", Key(os.urandom(32)))
    rows = pa.record_batch({HEADER: [MARK] * 5000, "many": [f"{MARK}-{i}" for i in range(5000)], "e": [""] * 5000})
    killed = store.writer("killed")
    killed.write(0, rows)
    with store.writer("whole") as writer:
        writer.write(0, rows)
        writer.commit()
    store.query("SELECT a, count(*) FROM t GROUP BY a ORDER BY a", {"t": Source("whole", {"a": 1})})
    written = files_under(tmp_path)
    assert len(written) == 3
    for path in written:
        content = path.read_bytes()
        assert MARK.encode() not in content
        assert HEADER.encode() not in content
        assert MARK not in str(path)
    assert files_under(temporary) == []


def test_the_same_rows_are_never_the_same_bytes_twice(tmp_path):
    store = Store(tmp_path, Key(bytes(32)))
    rows = pa.record_batch({"a": ["x"] * 100})
    with store.writer("t") as writer:
        writer.write(0, rows)
        writer.write(1, rows)
        writer.commit()
    first, second = (path.read_bytes() for path in tmp_path.glob("*/*.parquet"))
    assert first != second


def test_files_are_for_the_owner_only(tmp_path):
    store = Store(tmp_path / "store", Key(bytes(32)))
    with store.writer("t") as writer:
        writer.write(0, pa.record_batch({"a": ["x"]}))
        writer.commit()
    if os.name != "nt":
        assert all(path.stat().st_mode & 0o077 == 0 for path in (tmp_path / "store").rglob("*"))


def test_a_full_disk_is_said_and_nothing_half_written_is_kept(tmp_path, monkeypatch):
    store = Store(tmp_path / "store", Key(bytes(32)))

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with store.writer("t") as writer:
        writer.write(0, pa.record_batch({"a": ["x"]}))
        monkeypatch.setattr(os, "fsync", full)
        with pytest.raises(DiskFull):
            writer.write(1, pa.record_batch({"a": ["x"]}))
        with pytest.raises(DiskFull):
            writer.commit()
    assert list((tmp_path / "store").iterdir()) == []
