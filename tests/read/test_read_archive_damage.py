"""Bytes of an archive damaged anywhere: nothing breaks, nothing is lost in silence, what can be had is had."""

import io
import tarfile

import pytest
from archive_programs import LOCKED, ROWS, SECRET, TEXTS, TOGETHER, made, read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sourcier.model.errors import NothingReadable

SOME = (
    "ZIP",
    "ZIP, stored",
    "ZIP, sizes behind the files",
    "ZIP, sizes of eight bytes",
    "ZIP, Deflate64",
    "ZIP, LZMA",
    "7z, LZMA2",
    "7z, each by itself",
    "7z, a filter before LZMA",
    "tar, gzip",
    "tar, xz",
    "gzip in ZIP",
)
CHECKED = [*SOME, *(f"locked {way}" for way in ("ZIP", "ZIP, AES", "7z, names too"))]
"""Ways that check what they hold: all but bare tar, where a changed letter is a changed letter."""
QUICK = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


_MADE = {}


def once(way, factory):
    """Return an archive, which is made when first asked for."""
    if way not in _MADE:
        command = LOCKED[way.removeprefix("locked ")] if way.startswith("locked ") else TOGETHER[way]
        _MADE[way] = made(command, factory.mktemp("made"))
    return _MADE[way]


def tried(data, folder):
    """Return the rows of each table and what is said of losses; a refusal is one."""
    try:
        found, rows = read(data, folder, SECRET)
    except NothingReadable as refused:
        return [], refused.code
    return rows, found.problem


@pytest.mark.parametrize("way", CHECKED)
@QUICK
@given(data=st.data())
def test_damage_anywhere_is_said_or_has_done_nothing(way, data, tmp_path, tmp_path_factory):
    good = once(way, tmp_path_factory)
    bad = bytearray(good)
    for _ in range(data.draw(st.integers(1, 4))):
        bad[data.draw(st.integers(6, len(bad) - 1))] ^= data.draw(st.integers(1, 255))
    rows, said = tried(bad, tmp_path)
    assert said or [table for table in rows if len(table) > 1] == ROWS


@pytest.mark.parametrize("way", CHECKED)
@QUICK
@given(data=st.data())
def test_an_archive_cut_anywhere_says_so_and_keeps_what_lies_before(way, data, tmp_path, tmp_path_factory):
    good = once(way, tmp_path_factory)
    kept = data.draw(st.integers(40, len(good) - 1))
    rows, said = tried(good[:kept], tmp_path)
    assert said
    if way.startswith("ZIP") and "in" not in way:
        whole = [table for table in rows if table in ROWS]
        assert len(whole) >= sum(kept > share * len(good) for share in (0.65, 0.99))


@QUICK
@given(begin=st.integers(0, 19_000), junk=st.binary(min_size=1, max_size=600))
def test_a_tar_written_over_anywhere_keeps_all_other_rows_and_says_if_a_header_is_gone(begin, junk, tmp_path):
    good = tarred()
    bad = bytearray(good)
    bad[begin : begin + len(junk)] = junk
    rows, said = tried(bad, tmp_path)
    heads = [at for at in range(0, len(good), 512) if good[at + 257 : at + 262] == b"ustar"]
    changed = [at for at in heads if bad[at : at + 512] != good[at : at + 512]]
    assert said or not changed
    rest = {row for table in rows for row in table}
    lost = [row for table in ROWS for row in table if row not in rest]
    assert len(lost) <= len(junk) // min(len(";".join(row)) + 1 for row in ROWS[0]) + 2


def tarred():
    into = io.BytesIO()
    with tarfile.open(fileobj=into, mode="w") as archive:
        for name, text in zip(("a.csv", "b.csv"), TEXTS, strict=True):
            info = tarfile.TarInfo(name)
            info.size = len(text)
            archive.addfile(info, io.BytesIO(text))
    return into.getvalue()
