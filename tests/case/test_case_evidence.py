import errno
import hashlib
import json
import os

import pytest

from sourcier.case import Case, CaseDamaged, EvidenceChanged, EvidenceUnreachable
from sourcier.model.progress import Silent
from sourcier.secret import DiskFull, SealBroken

CONTENT = b"NOM;NIR\nBLANDINE-INVENTEE;1\n" * 50


@pytest.fixture
def leak(tmp_path):
    path = tmp_path / "extrait é.csv"
    path.write_bytes(CONTENT)
    return path


class Watching(Silent):
    def __init__(self):
        self.seen = []

    def start(self, stage, total_bytes):
        self.seen.append((stage, total_bytes))

    def advance(self, *, rows=0, done_bytes=0):  # noqa: ARG002  # the protocol's names
        self.seen.append(done_bytes)


def test_evidence_is_known_by_its_digest_and_left_as_it_was(case, leak):
    before = leak.stat()
    watching = Watching()
    piece = case.add_evidence(leak, progress=watching)
    assert (piece.index, piece.sha256, piece.bytes) == (0, hashlib.sha256(CONTENT).hexdigest(), len(CONTENT))
    assert piece.path == str(leak)
    assert watching.seen == [("hashing", len(CONTENT)), len(CONTENT)]
    with case.open_evidence(0) as stream:
        assert stream.read() == CONTENT
    assert (leak.stat().st_mtime_ns, leak.stat().st_ino, leak.stat().st_mode) == (
        before.st_mtime_ns,
        before.st_ino,
        before.st_mode,
    )


def test_the_same_file_again_is_the_same_piece_also_in_the_next_run(open_case, leak):
    case = open_case()
    piece = case.add_evidence(leak)
    assert case.add_evidence(leak) == piece
    case.close()
    again = open_case()
    assert again.add_evidence(leak) == piece
    assert list(again.evidence) == [piece]


def test_a_changed_file_is_noticed_and_named(open_case, leak):
    case = open_case()
    case.add_evidence(leak)
    case.close()
    leak.write_bytes(CONTENT + b"one more\n")
    case = open_case()
    with pytest.raises(EvidenceChanged) as caught:
        case.open_evidence(0)
    assert "Evidence 0 " in caught.value.what.english()
    piece = case.add_evidence(leak)
    assert (piece.index, piece.replaces) == (1, 0)
    assert "evidence 0 changed" in case.notices[0].english()
    assert "evidence 1" in case.notices[0].english()
    with case.open_evidence(1) as stream:
        assert stream.read().endswith(b"one more\n")


def test_a_file_changed_back_is_the_first_piece_again(case, leak):
    first = case.add_evidence(leak)
    leak.write_bytes(b"other")
    case.add_evidence(leak)
    leak.write_bytes(CONTENT)
    again = case.add_evidence(leak)
    assert (again.index, again.sha256) == (first.index, first.sha256)
    assert len(case.evidence) == 2


def test_a_touched_file_is_the_same_piece(case, leak):
    first = case.add_evidence(leak)
    os.utime(leak, ns=(1, 1))
    assert case.add_evidence(leak).index == first.index
    assert case.notices == ()
    with case.open_evidence(0) as stream:
        assert stream.read() == CONTENT


def test_a_moved_file_is_the_same_piece(case, leak, tmp_path):
    case.add_evidence(leak)
    leak.rename(tmp_path / "moved.csv")
    piece = case.add_evidence(tmp_path / "moved.csv")
    assert (piece.index, piece.path, len(case.evidence)) == (0, str(tmp_path / "moved.csv"), 1)


def test_two_files_are_two_pieces_even_when_alike(case, leak, tmp_path):
    (tmp_path / "twin.csv").write_bytes(CONTENT)
    assert [case.add_evidence(path).index for path in (leak, tmp_path / "twin.csv")] == [0, 1]


def test_a_copy_is_sealed_and_outlives_the_file(case, leak, folder):
    piece = case.add_evidence(leak, copy=True)
    leak.unlink()
    with case.open_evidence(piece.index) as stream:
        assert stream.read() == CONTENT
        assert stream.seek(8) == 8
        assert stream.read(8) == b"BLANDINE"
    (sealed,) = (folder / "evidence").iterdir()
    assert b"BLANDINE" not in sealed.read_bytes()


def test_a_copy_can_be_asked_for_later(case, leak, folder):
    case.add_evidence(leak)
    assert case.add_evidence(leak, copy=True).copied
    assert case.add_evidence(leak).copied
    assert len(list((folder / "evidence").iterdir())) == 1


def test_a_changed_copy_is_noticed(case, leak, folder):
    case.add_evidence(leak, copy=True)
    (sealed,) = (folder / "evidence").iterdir()
    content = bytearray(sealed.read_bytes())
    content[60] ^= 1
    sealed.write_bytes(bytes(content))
    with pytest.raises(SealBroken):
        case.open_evidence(0)


def test_checking_says_of_each_piece_whether_it_is_the_same(case, tmp_path):
    paths = {name: tmp_path / name for name in ("same", "changed", "quietly", "missing", "copied")}
    for path in paths.values():
        path.write_bytes(CONTENT)
        case.add_evidence(path, copy=path.name == "copied")
    paths["changed"].write_bytes(b"x")
    state = paths["quietly"].stat()
    paths["quietly"].write_bytes(CONTENT.replace(b"1", b"2"))
    os.utime(paths["quietly"], ns=(state.st_atime_ns, state.st_mtime_ns))
    paths["missing"].unlink()
    paths["copied"].unlink()
    states = [each.state for each in case.evidence.check(Silent())]
    assert states == ["same", "changed", "changed", "missing", "same"]


class Growing(Silent):
    """Someone writes to the file once its first bytes were read."""

    def __init__(self, path):
        self.path = path

    def advance(self, *, rows=0, done_bytes=0):  # noqa: ARG002  # the protocol's names
        if self.path.stat().st_size <= 9 << 20:
            with self.path.open("ab") as stream:
                stream.write(b"more")


@pytest.mark.parametrize("copy", [False, True])
def test_a_file_that_grows_while_it_is_read_is_not_added(case, leak, copy):
    leak.write_bytes(b"x" * (9 << 20))
    with pytest.raises(EvidenceChanged) as caught:
        case.add_evidence(leak, copy=copy, progress=Growing(leak))
    assert "changes while it is read" in caught.value.what.english()
    assert len(case.evidence) == 0
    assert list(case.folder.glob("evidence/*")) == []


@pytest.mark.parametrize("name", ["absent.csv", ".", "extrait é.csv/x"])
def test_what_is_no_file_is_refused_with_exit_3(case, leak, name):
    with pytest.raises(EvidenceUnreachable) as caught:
        case.add_evidence(leak.parent / name)
    assert caught.value.exit_status == 3


@pytest.mark.parametrize("name", ["a b", "-x", "é𝄞", "$(id)", "'; DROP TABLE t; --", "a\nb", "\udcff"])
def test_a_file_can_have_any_name(open_case, tmp_path, name):
    path = tmp_path / f"{name}.csv"
    path.write_bytes(CONTENT)
    case = open_case()
    piece = case.add_evidence(path)
    case.close()
    assert list(open_case().evidence) == [piece]


def test_a_full_disk_keeps_no_half_copy(case, leak, monkeypatch):
    def full(_descriptor):
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        for copy in (True, False):
            with pytest.raises(DiskFull):
                case.add_evidence(leak, copy=copy)
    assert len(case.evidence) == 0
    assert list((case.folder / "evidence").iterdir()) == []
    assert case.add_evidence(leak, copy=True).index == 0


@pytest.mark.parametrize("content", ["{", "[1]", '[{"index": 0}]', "{}x"])
def test_a_damaged_list_of_evidence_is_a_typed_error(open_case, folder, content):
    open_case().close()
    (folder / "evidence.json").write_text(content)
    with pytest.raises(CaseDamaged):
        open_case()


def test_adding_is_journaled_without_any_name(case, leak, folder):
    case.add_evidence(leak)
    last = json.loads((folder / "journal.jsonl").read_bytes().splitlines()[-1])
    assert last["act"] == "evidence_added"
    assert set(last["params"]) == {"index", "sha256", "bytes", "copied", "replaces"}
    assert "extrait" not in (folder / "journal.jsonl").read_text("utf-8")


def test_no_path_stands_in_clear_in_the_case(open_case, leak, folder):
    case = open_case()
    case.add_evidence(leak)
    case.close()
    text = (folder / "evidence.json").read_text()
    assert "extrait" not in text
    assert str(leak.parent) not in text
    assert next(iter(open_case().evidence)).path == str(leak)


def test_a_case_whose_paths_stood_in_clear_opens_and_has_them_sealed(open_case, leak, folder):
    case = open_case()
    piece = case.add_evidence(leak)
    case.close()
    listed = json.loads((folder / "evidence.json").read_text())
    (folder / "evidence.json").write_text(json.dumps([{**listed[0], "path": str(leak)}]))
    assert list(open_case().evidence) == [piece]
    assert "extrait" not in (folder / "evidence.json").read_text()


def test_a_path_sealed_for_another_case_is_a_typed_error(open_case, leak, folder, tmp_path, ring):
    for name in ("case", "other"):
        with Case.open(tmp_path / name, key_ring=ring, basis="b", clock=str) as case:
            case.add_evidence(leak)
    (tmp_path / "other" / "evidence.json").replace(folder / "evidence.json")
    with pytest.raises(CaseDamaged):
        open_case()


def test_a_file_that_is_gone_is_found_again_by_its_sealed_copy(open_case, leak):
    case = open_case()
    piece = case.add_evidence(leak, copy=True)
    leak.unlink()
    assert case.add_evidence(leak) == piece
    with case.open_evidence(0) as stream:
        assert stream.read() == CONTENT
    case.evidence.sealed(piece.sha256).unlink()
    with pytest.raises(EvidenceUnreachable):
        case.add_evidence(leak)
