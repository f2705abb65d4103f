import errno
import hmac
import os
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcier.secret import DiskFull, Key, KeyDamaged, KeyInsideCase, KeyMissing, KeyRing, NotWritable

CASE = "0123456789abcdef" * 2


def ring_of(tmp_path) -> KeyRing:
    return KeyRing(tmp_path / "user" / "keys")


def test_a_key_is_made_without_a_question_and_found_again(tmp_path):
    ring = ring_of(tmp_path)
    key = ring.make(CASE, tmp_path / "case")
    assert ring.get(CASE) == key
    assert len(key.secret) == 32
    assert ring.make("f" * 32, tmp_path / "case") != key


def test_a_key_lies_outside_the_case_for_the_owner_only(tmp_path):
    ring = ring_of(tmp_path)
    ring.make(CASE, tmp_path / "case")
    assert not (tmp_path / "case").exists()
    if os.name != "nt":
        assert ring.path(CASE).stat().st_mode & 0o777 == 0o600
        assert ring.folder.stat().st_mode & 0o777 == 0o700
    assert ring.notices(CASE) == ()


@pytest.mark.parametrize("inside", ["case", "case/keys", "case/../case/deep/keys"])
def test_keys_inside_the_case_are_refused(tmp_path, inside):
    with pytest.raises(KeyInsideCase) as caught:
        KeyRing(tmp_path / inside).make(CASE, tmp_path / "case")
    assert caught.value.exit_status == 2
    assert not (tmp_path / "case").exists()


def test_a_link_to_a_key_folder_inside_the_case_is_refused(tmp_path):
    (tmp_path / "case" / "keys").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "case" / "keys")
    with pytest.raises(KeyInsideCase):
        KeyRing(tmp_path / "link").make(CASE, tmp_path / "case")


def test_a_key_is_never_made_over_another(tmp_path):
    ring = ring_of(tmp_path)
    key = ring.make(CASE, tmp_path / "case")
    with pytest.raises(FileExistsError):
        ring.make(CASE, tmp_path / "case")
    assert ring.get(CASE) == key


def test_a_missing_key_says_what_is_kept_and_what_to_do(tmp_path):
    with pytest.raises(KeyMissing) as caught:
        ring_of(tmp_path).get(CASE)
    assert CASE in caught.value.what.english()
    assert "not changed" in caught.value.kept.english()
    assert "copy" in caught.value.following.english()


@pytest.mark.parametrize("content", [b"", b"short", b"zz" * 32, b"00" * 33, b"\xff" * 64])
def test_a_file_that_is_no_key_is_refused_without_quoting_it(tmp_path, content):
    ring = ring_of(tmp_path)
    ring.folder.mkdir(parents=True)
    ring.path(CASE).write_bytes(content)
    with pytest.raises(KeyDamaged):
        ring.get(CASE)


def test_a_key_others_can_read_is_noticed(tmp_path):
    ring = ring_of(tmp_path)
    ring.make(CASE, tmp_path / "case")
    ring.path(CASE).chmod(0o644)
    said = [notice.english() for notice in ring.notices(CASE)]
    assert os.name == "nt" or "chmod 600" in said[0]


@pytest.mark.parametrize("case_id", ["", "..", "../../x", "A" * 32, "0" * 31, "0" * 33, "0" * 32 + "\n"])
def test_a_case_id_is_never_a_path(tmp_path, case_id):
    with pytest.raises(ValueError, match="case id"):
        ring_of(tmp_path).get(case_id)


@given(st.binary(min_size=32, max_size=32), st.text(max_size=8), st.text(max_size=8))
def test_each_purpose_has_its_own_key(secret, first, second):
    derived = Key(secret).derive(first)
    assert len(derived) == 32
    assert derived == Key(secret).derive(first)
    assert (derived == Key(secret).derive(second)) == (first == second)
    assert derived not in (secret, Key(secret).derive(first, b"context"))


def test_derivation_is_hkdf_sha256():
    """RFC 5869, computed by hand from HMAC-SHA256: the derived keys of old cases may never change."""
    key = Key(bytes(range(32)))
    assert key.derive("store-part", b"salt").hex() == hkdf(b"salt", bytes(range(32)), b"sourcier/1/store-part")
    assert key.derive("check").hex() == hkdf(bytes(32), bytes(range(32)), b"sourcier/1/check")


def hkdf(salt: bytes, secret: bytes, info: bytes) -> str:
    return hmac.digest(hmac.digest(salt, secret, "sha256"), info + b"\1", "sha256").hex()


def test_a_key_is_never_shown(tmp_path):
    key = ring_of(tmp_path).make(CASE, tmp_path / "case")
    assert key.secret.hex() not in repr(key)
    assert repr(key.secret) not in repr(key)
    assert len(key.check) == 16


def test_a_key_can_be_handed_to_another_process():
    assert pickle.loads(pickle.dumps(Key(bytes(range(32))))) == Key(bytes(range(32)))  # noqa: S301  # our own bytes


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_has_32_bytes(length):
    with pytest.raises(ValueError, match="32 bytes"):
        Key(bytes(length))


@pytest.mark.parametrize(("number", "kind"), [(errno.ENOSPC, DiskFull), (errno.EROFS, NotWritable)])
def test_a_key_that_cannot_be_kept_is_not_half_kept(tmp_path, monkeypatch, number, kind):
    def refuse(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    ring = ring_of(tmp_path)
    with pytest.raises(kind):
        ring.make(CASE, tmp_path / "case")
    assert list(ring.folder.iterdir()) == []
