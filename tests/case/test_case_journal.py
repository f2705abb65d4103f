import errno
import hashlib
import json
import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcier.case import Journal, verify
from sourcier.secret import DiskFull

WHEN = "2026-01-05T10:00:00+01:00"
names = st.text(st.characters(codec="utf-8"), max_size=8)
params = st.dictionaries(names, names | st.integers(-(2**53) + 1, 2**53 - 1) | st.booleans() | st.none(), max_size=4)


def written(path, acts) -> Journal:
    journal = Journal(path, lambda: WHEN)
    for act in acts:
        journal.append("act", act)
    return journal


def five(path):
    written(path, [{"number": number} for number in range(5)])
    return path.read_bytes().splitlines(keepends=True)


@settings(deadline=None, max_examples=40)
@given(st.lists(params, min_size=1, max_size=5))
def test_a_journal_is_whole_whatever_the_acts(tmp_path_factory, acts):
    path = tmp_path_factory.mktemp("journal") / "journal.jsonl"
    written(path, acts)
    chain = verify(path)
    assert (chain.lines, chain.whole, chain.first_broken, chain.cut_bytes) == (len(acts), True, None, 0)
    assert [json.loads(line)["params"] for line in path.read_bytes().splitlines()] == acts


def test_the_chain_can_be_checked_without_us(tmp_path):
    lines = five(tmp_path / "j")
    prev = "0" * 64
    for number, line in enumerate(lines, start=1):
        plain = json.loads(line)
        assert (plain["n"], plain["prev"], plain["when"]) == (number, prev, WHEN)
        assert json.dumps(plain, sort_keys=True, separators=(",", ":")).encode() + b"\n" == line
        prev = hashlib.sha256(line.rstrip(b"\n")).hexdigest()
    assert verify(tmp_path / "j").head == prev


def test_a_journal_goes_on_where_it_stopped(tmp_path):
    five(tmp_path / "j")
    written(tmp_path / "j", [{"number": 5}])
    assert verify(tmp_path / "j").lines == 6
    assert verify(tmp_path / "j").whole


def test_a_changed_byte_anywhere_but_in_the_last_line_breaks_the_chain_there_or_just_after(tmp_path):
    path = tmp_path / "j"
    good = b"".join(five(path))
    last = good.rstrip(b"\n").rindex(b"\n")
    for place in range(0, last, 3):
        path.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
        line = good[:place].count(b"\n") + 1
        chain = verify(path)
        assert not chain.whole
        assert chain.first_broken in {line, line + 1}


@pytest.mark.parametrize("dropped", range(4))
def test_a_dropped_line_breaks_the_chain(tmp_path, dropped):
    lines = five(tmp_path / "j")
    (tmp_path / "j").write_bytes(b"".join(lines[:dropped] + lines[dropped + 1 :]))
    assert verify(tmp_path / "j").first_broken == dropped + 1


def test_swapped_added_and_repeated_lines_break_the_chain(tmp_path):
    a, b, c, d, e = five(tmp_path / "j")
    for lines in ([a, c, b, d, e], [a, a, b, c, d, e], [a, b, b"{}\n", c, d, e], [a, b, b"\n", c], [b"[1\n", a]):
        (tmp_path / "j").write_bytes(b"".join(lines))
        assert not verify(tmp_path / "j").whole


def test_why_a_line_is_broken_is_said(tmp_path):
    lines = five(tmp_path / "j")
    spaced = json.dumps(json.loads(lines[1])).encode() + b"\n"
    cases = {"not_canonical": spaced, "not_json": b"{]\n", "wrong_number": lines[2], "wrong_link": None}
    for reason, line in cases.items():
        renamed = lines[1].replace(json.loads(lines[1])["prev"].encode(), b"f" * 64)
        (tmp_path / "j").write_bytes(lines[0] + (line or renamed) + b"".join(lines[2:]))
        assert (verify(tmp_path / "j").reason, verify(tmp_path / "j").first_broken) == (reason, 2)


def test_cut_lines_at_the_end_change_the_head(tmp_path):
    lines = five(tmp_path / "j")
    head = verify(tmp_path / "j").head
    (tmp_path / "j").write_bytes(b"".join(lines[:-1]))
    assert verify(tmp_path / "j").head != head


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 150))
def test_a_line_cut_short_by_a_kill_is_dropped_and_that_is_said(tmp_path_factory, kept):
    path = tmp_path_factory.mktemp("journal") / "j"
    lines = five(path)
    kept = min(kept, len(lines[-1]) - 1)
    path.write_bytes(b"".join(lines[:-1]) + lines[-1][:kept])
    assert verify(path).cut_bytes == kept
    assert verify(path).first_broken is None
    journal = Journal(path, lambda: WHEN)
    assert journal.chain.cut_bytes == kept
    assert verify(path).whole
    assert json.loads(path.read_bytes().splitlines()[-1])["act"] == "journal_recovered"
    assert journal.last("journal_recovered") == {"cut_bytes": kept}


def test_a_missing_or_empty_journal_is_not_whole(tmp_path):
    assert not verify(tmp_path / "j").whole
    (tmp_path / "j").touch()
    assert not verify(tmp_path / "j").whole


def test_a_full_disk_leaves_no_half_line(tmp_path, monkeypatch):
    path = tmp_path / "j"
    journal = written(path, [{"number": 0}])
    write = os.write

    def half(descriptor, data):
        monkeypatch.setattr(os, "write", full)
        return write(descriptor, data[:9])

    def full(_descriptor, _data):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "write", half)
    with pytest.raises(DiskFull) as caught:
        journal.append("act", {})
    assert "Make room" in caught.value.following.english()
    monkeypatch.setattr(os, "write", write)
    assert verify(path).whole
    journal.append("act", {})
    assert verify(path).lines == 2
    assert verify(path).whole
