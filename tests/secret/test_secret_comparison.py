"""The key of a comparison: what is handed over opens nothing, what opens stays; what is no key is said to be none."""

import io
import json
import pickle
import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcier.secret import (
    ComparisonKeyNewer,
    ComparisonRing,
    IdentityMissing,
    NotAComparisonKey,
    NotForUs,
    StreamBroken,
    new_comparison,
    open_stream,
    read_comparison_key,
    seal_stream,
)

CASE = "0123456789abcdef" * 2
BROKEN = {
    "empty": b"",
    "text": b"NOM;PRENOM",
    "a list": b"[]",
    "deep": b"[" * 5000,
    "nothing in it": b"{}",
    "bytes": bytes(range(256)),
}


def handed(tmp_path, **changed):
    plain = json.loads(new_comparison().key.text()) | changed
    path = tmp_path / "key"
    path.write_text(json.dumps(plain))
    return path


def test_what_is_handed_over_is_read_as_it_was_made(tmp_path):
    made = new_comparison()
    path = tmp_path / "key"
    path.write_bytes(made.key.text())
    assert read_comparison_key(path) == made.key


def test_what_is_handed_over_does_not_open_anything():
    made = new_comparison()
    text = made.key.text().decode()
    assert "AGE-SECRET-KEY" in made.identity
    assert made.identity not in text
    assert "SECRET-KEY" not in text.upper()


def test_two_keys_have_nothing_in_common():
    first, second = new_comparison(), new_comparison()
    assert first.key.id != second.key.id
    assert first.key.secret != second.key.secret
    assert first.key.recipient != second.key.recipient


def test_neither_half_shows_its_secret():
    made = new_comparison()
    said = repr(made) + str(made.key) + "".join(traceback.format_exception(ValueError(made)))
    assert made.identity not in said
    assert made.key.secret.secret.hex() not in said
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301  # our own


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
def test_what_is_no_key_is_refused_without_quoting_it(tmp_path, content):
    path = tmp_path / "key"
    path.write_bytes(content)
    with pytest.raises(NotAComparisonKey):
        read_comparison_key(path)


@pytest.mark.parametrize(
    "changed",
    [{"id": "K-1"}, {"secret": "00"}, {"secret": "x" * 64}, {"recipient": "age1x"}, {"version": "1"}, {"version": 0},
     {"what": "another"}, {"id": 5}],
)  # fmt: skip
def test_a_key_with_one_field_wrong_is_none(tmp_path, changed):
    with pytest.raises(NotAComparisonKey):
        read_comparison_key(handed(tmp_path, **changed))


def test_a_key_of_a_later_version_is_named(tmp_path):
    with pytest.raises(ComparisonKeyNewer) as caught:
        read_comparison_key(handed(tmp_path, version=9))
    assert "9" in caught.value.what.english()


def test_a_case_has_one_comparison_kept_for_the_owner_outside_it(tmp_path):
    ring = ComparisonRing(tmp_path / "keys")
    made = ring.of_case(CASE)
    assert ring.of_case(CASE) == made == ring.get(CASE)
    assert ring.path(CASE).stat().st_mode & 0o777 == 0o600
    assert ring.of_case("f" * 32) != made


def test_one_for_no_case_is_found_by_its_own_id(tmp_path):
    ring, made = ComparisonRing(tmp_path), new_comparison()
    ring.keep(made.key.id, made)
    assert ring.get(made.key.id) == made
    with pytest.raises(FileExistsError):
        ring.keep(made.key.id, new_comparison())


def test_a_comparison_is_found_by_its_keys_id_whatever_it_is_kept_under(tmp_path):
    ring, made = ComparisonRing(tmp_path), new_comparison()
    ring.keep(made.key.id, made)
    of_case = ring.of_case(CASE)
    (tmp_path / "0.comparison").write_text("{}")
    (tmp_path / f"{'e' * 32}.comparison").write_text("no JSON")
    assert ring.find(made.key.id) == made
    assert ring.find(of_case.key.id) == of_case
    assert ring.find(new_comparison().key.id) is None


def test_destroyed_it_is_gone(tmp_path):
    ring = ComparisonRing(tmp_path)
    ring.of_case(CASE)
    assert ring.destroy(CASE)
    assert list(tmp_path.iterdir()) == []
    assert not ring.destroy(CASE)
    with pytest.raises(IdentityMissing):
        ring.get(CASE)


def test_an_identity_that_does_not_belong_to_the_key_is_none(tmp_path):
    ring, other = ComparisonRing(tmp_path), new_comparison()
    ring.of_case(CASE)
    plain = json.loads(ring.path(CASE).read_bytes()) | {"identity": other.identity}
    ring.path(CASE).write_text(json.dumps(plain))
    with pytest.raises(IdentityMissing):
        ring.get(CASE)


@pytest.mark.parametrize("name", ["", "../x", "K-", "0" * 31, "K-../../etc/p"])
def test_names_that_lead_elsewhere_are_refused(tmp_path, name):
    with pytest.raises(ValueError, match="id"):
        ComparisonRing(tmp_path).path(name)


@given(st.lists(st.binary(max_size=70_000), max_size=5))
def test_a_stream_opens_to_what_was_sealed(pieces):
    made, sealed, opened = new_comparison(), io.BytesIO(), []
    seal_stream(pieces, sealed, made.key.recipient)
    sealed.seek(0)
    open_stream(sealed, opened.append, made.identity)
    assert b"".join(opened) == b"".join(pieces)


def test_a_stream_for_another_and_a_broken_one_are_told_apart():
    made, sealed = new_comparison(), io.BytesIO()
    seal_stream([b"x" * 200_000], sealed, made.key.recipient)
    data = sealed.getvalue()
    with pytest.raises(NotForUs):
        open_stream(io.BytesIO(data), [].append, new_comparison().identity)
    for broken in (data[:-70_000], data[:-1], data[:-10] + bytes(10), data + b"x"):
        with pytest.raises(StreamBroken):
            open_stream(io.BytesIO(broken), [].append, made.identity)


def test_an_error_of_what_is_sealed_or_of_who_takes_it_comes_through_as_it_is():
    made = new_comparison()

    def failing():
        yield b"x"
        raise LookupError

    def taking(_data: bytes) -> None:
        raise FileNotFoundError

    with pytest.raises(LookupError):
        seal_stream(failing(), io.BytesIO(), made.key.recipient)
    sealed = io.BytesIO()
    seal_stream([b"x"], sealed, made.key.recipient)
    sealed.seek(0)
    with pytest.raises(FileNotFoundError):
        open_stream(sealed, taking, made.identity)
