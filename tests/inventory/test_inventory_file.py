"""The file a party sends: nothing of a person in clear, one reader, and whatever was done to it is noticed."""

import io
import json
import re
import struct
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented_leaks import leak, rows

from sourcier.inventory import (
    InventoryDamaged,
    InventoryKeyMismatch,
    InventoryNewer,
    NotAnInventory,
    PlaceTaken,
    is_inventory,
    key_of,
    open_inventory,
)
from sourcier.inventory.file import ABOUT, Frames
from sourcier.model.errors import SourcierError
from sourcier.secret import Comparison, ComparisonKey, new_comparison, seal_stream

CLEAR = re.compile(rb"sourcier-inventory 1 K-[0-9A-Z]{10} 1\nage-encryption.org/v1\n")
ROWS = 200


@pytest.fixture
def made(tmp_path, make) -> Path:
    target = tmp_path / "x.inventory"
    make(leak(tmp_path / "base.csv", ROWS), target)
    return target


def refused(path: Path, comparison: Comparison, store, kind: type[SourcierError]) -> SourcierError:
    """Open it in vain; nothing of it may be left in the store."""
    with pytest.raises(kind) as caught:
        open_inventory(path, comparison, store, "held")
    assert store.tables() == []
    return caught.value


def test_only_the_keys_id_and_versions_stand_in_clear(made, comparison):
    data = made.read_bytes()
    assert CLEAR.match(data)
    assert data.count(comparison.key.id.encode()) == 1
    assert comparison.key.secret.secret not in data
    words = {word for line in rows(ROWS) for word in line if len(word) > 4} | {"NOM;PRENOM", "COMMENTAIRE", "DATVIS"}
    assert [word for word in words if word.encode() in data] == []


def test_the_key_it_was_built_with_is_told_before_it_is_opened(made, comparison, tmp_path):
    assert key_of(made) == comparison.key.id
    assert key_of(tmp_path / "base.csv") is None
    assert key_of(tmp_path / "nothing there") is None


def test_it_is_for_the_owner_alone_and_nothing_is_left_beside_it(made, tmp_path):
    assert made.stat().st_mode & 0o777 == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["base.csv", "x.inventory"]


def test_it_opens_to_what_was_said_when_it_was_made(tmp_path, make, comparison, store):
    target = tmp_path / "y.inventory"
    said = make(leak(tmp_path / "base.csv", ROWS), target)
    held = open_inventory(target, comparison, store, "held")
    assert held.holding == said
    assert said.rows == held.read(0, ["number"]).num_rows == ROWS


def test_one_built_with_another_key_is_refused_by_name(made, store):
    other = new_comparison()
    error = refused(made, other, store, InventoryKeyMismatch)
    said = error.what.english()
    assert "x.inventory" in said
    assert other.key.id in said
    assert error.theirs in said
    assert error.theirs != other.key.id
    assert other.key.id in error.following.english()


def test_the_id_on_the_outside_opens_nothing_by_itself(made, comparison, store, tmp_path):
    other = new_comparison()
    forged = tmp_path / "forged.inventory"
    forged.write_bytes(made.read_bytes().replace(comparison.key.id.encode(), other.key.id.encode(), 1))
    refused(forged, other, store, InventoryDamaged)


def test_one_sealed_to_us_with_another_keys_digests_is_refused(tmp_path, make, comparison, store):
    other = new_comparison()
    mixed = ComparisonKey(other.key.id, 1, other.key.secret, comparison.key.recipient)
    target = tmp_path / "mixed.inventory"
    make(leak(tmp_path / "base.csv", ROWS), target, key=Comparison(mixed, comparison.identity))
    target.write_bytes(target.read_bytes().replace(other.key.id.encode(), comparison.key.id.encode(), 1))
    refused(target, comparison, store, InventoryDamaged)


def test_a_later_version_is_named(made, comparison, store):
    made.write_bytes(made.read_bytes().replace(b"sourcier-inventory 1 ", b"sourcier-inventory 7 ", 1))
    assert "7" in refused(made, comparison, store, InventoryNewer).what.english()


@pytest.mark.parametrize("content", [b"", b"NOM;PRENOM\n", b"sourcier-inventory \n", b"\x00" * 500])
def test_another_file_is_no_inventory(tmp_path, comparison, store, content):
    path = tmp_path / "other"
    path.write_bytes(content)
    refused(path, comparison, store, NotAnInventory)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(share=st.floats(0.0, 1.0, exclude_max=True))
def test_one_cut_anywhere_is_refused_and_leaves_nothing(made, comparison, store, share):
    data = made.read_bytes()
    cut = made.with_name("cut.inventory")
    cut.write_bytes(data[: int(len(data) * share)])
    refused(cut, comparison, store, SourcierError)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(place=st.floats(0.0, 1.0, exclude_max=True), bit=st.integers(0, 7))
def test_one_changed_by_a_bit_anywhere_is_refused(made, comparison, store, place, bit):
    data = bytearray(made.read_bytes())
    data[int(len(data) * place)] ^= 1 << bit
    changed = made.with_name("changed.inventory")
    changed.write_bytes(bytes(data))
    refused(changed, comparison, store, SourcierError)


def frame(number: int, content: bytes) -> bytes:
    return struct.pack(">IQ", number, len(content)) + content


def packed(rows: int, columns: dict[str, bytes]) -> bytes:
    blobs = {name: pa.compress(data, "zstd", asbytes=True) for name, data in columns.items()}
    head = {"rows": rows, "columns": [[name, len(blob)] for name, blob in blobs.items()]}
    return json.dumps(head).encode() + b"\n" + b"".join(blobs.values())


HOSTILE = {
    "nothing": b"",
    "a frame of a terabyte": struct.pack(">IQ", 0, 1 << 40),
    "half a frame": struct.pack(">IQ", 0, 100) + b"x",
    "no JSON": frame(0, b"x\n"),
    "deep JSON": frame(ABOUT, b"[" * 100_000),
    "JSON of another shape": frame(0, b"[]\n"),
    "negative rows": frame(0, packed(-1, {"number": b"x" * 8})),
    "too many rows": frame(0, packed(1 << 40, {"number": b"x" * 8})),
    "rows that are no number": frame(0, packed(True, {"number": b"x" * 8})),  # noqa: FBT003
    "fewer values than rows": frame(0, packed(4, {"number": b"x" * 8})),
    "more values than rows": frame(0, packed(1, {"number": b"x" * 1_000_000})),
    "a column of another name": frame(0, packed(1, {"../../etc": b"x" * 8})),
    "no zstd": frame(0, b'{"rows": 1, "columns": [["number", 3]]}\nabc'),
    "about nothing": frame(ABOUT, b"{}"),
    "about another thing": frame(ABOUT, b'{"key": 1}'),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_what_a_hostile_party_seals_is_refused(tmp_path, comparison, store, content):
    path = tmp_path / "hostile.inventory"
    stream = io.BytesIO()
    stream.write(f"sourcier-inventory 1 {comparison.key.id} 1\n".encode())
    seal_stream([content], stream, comparison.key.recipient)
    path.write_bytes(stream.getvalue())
    refused(path, comparison, store, InventoryDamaged)


def test_rows_said_and_rows_sent_must_agree(made, comparison, store, tmp_path):
    clear = sealed_bytes(made, comparison)
    forged = tmp_path / "forged.inventory"
    for old, new in ((b'"rows": 200', b'"rows": 199'), (b'"index": 3', b'"index": 9')):
        stream = io.BytesIO()
        stream.write(f"sourcier-inventory 1 {comparison.key.id} 1\n".encode())
        seal_stream([clear[: clear.rindex(b'{"key"')] + clear[clear.rindex(b'{"key"') :].replace(old, new)], stream,
                    comparison.key.recipient)  # fmt: skip
        forged.write_bytes(stream.getvalue())
        refused(forged, comparison, store, InventoryDamaged)


def sealed_bytes(path: Path, comparison: Comparison) -> bytes:
    from sourcier.secret import open_stream  # noqa: PLC0415  # used here alone

    found: list[bytes] = []
    with path.open("rb") as stream:
        stream.readline()
        open_stream(stream, found.append, comparison.identity)
    return b"".join(found)


@given(st.lists(st.integers(1, 5000), max_size=6))
def test_frames_come_out_the_same_however_the_stream_is_cut(cuts):
    content = packed(3, {"number": bytes(range(24)), "day": b"\x01\x00\x00\x00" * 3})
    data, taken, at = frame(0, content) * 4, [], 0
    frames = Frames(lambda table, batch: taken.append((table, batch)))
    for cut in [*cuts, len(data)]:
        frames.take(data[at : at + cut])
        at += cut
    assert len(taken) == 4
    assert all(batch.equals(taken[0][1]) for _, batch in taken)


def test_what_lies_at_the_target_is_written_over_only_if_it_is_an_inventory(tmp_path, make, made):
    before = made.read_bytes()
    make(tmp_path / "base.csv", made)
    assert is_inventory(made)
    assert made.read_bytes() != before
    data = (tmp_path / "base.csv").read_bytes()
    with pytest.raises(PlaceTaken):
        make(tmp_path / "base.csv", tmp_path / "base.csv")
    assert (tmp_path / "base.csv").read_bytes() == data
