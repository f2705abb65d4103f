import io
import os
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcier.secret import Key, SealBroken, open_sealed, seal
from sourcier.secret import sealed as module

KEY = Key(bytes(range(32)))
CHUNK = 16


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch):
    monkeypatch.setattr(module, "CHUNK", CHUNK)


small = settings(deadline=None, max_examples=60)


@small
@given(st.lists(st.binary(max_size=3 * CHUNK), max_size=4))
def test_what_was_sealed_is_read_back_whole(tmp_path_factory, pieces):
    path = tmp_path_factory.mktemp("sealed") / "x"
    seal(pieces, path, KEY)
    with open_sealed(path, KEY) as stream:
        assert stream.read() == b"".join(pieces)


@small
@given(st.binary(max_size=5 * CHUNK), st.lists(st.tuples(st.integers(0, 90), st.integers(0, 40)), max_size=6))
def test_it_reads_from_any_place_like_the_file_itself(tmp_path_factory, data, moves):
    path = tmp_path_factory.mktemp("sealed") / "x"
    seal([data], path, KEY)
    plain = io.BytesIO(data)
    with open_sealed(path, KEY) as stream:
        for place, length in moves:
            assert stream.seek(place) == plain.seek(place)
            assert stream.read(length) == plain.read(length)
        assert stream.seek(0, io.SEEK_END) == len(data)


def test_it_reads_at_its_true_chunk_size(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "CHUNK", 1 << 20)
    data = random.Random(1).randbytes((1 << 21) + 5)  # noqa: S311  # no secret
    seal([data[:7], data[7:]], tmp_path / "x", KEY)
    with open_sealed(tmp_path / "x", KEY) as stream:
        assert stream.read() == data


@pytest.mark.parametrize("size", [0, 1, CHUNK, CHUNK + 1, 4 * CHUNK])
def test_a_changed_byte_or_a_cut_anywhere_is_noticed(tmp_path, size):
    path, damaged = tmp_path / "x", tmp_path / "y"
    seal([os.urandom(size)], path, KEY)
    good = path.read_bytes()
    for place in range(len(good)):
        flipped = good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :]
        for bad in (good[:place], flipped):
            damaged.write_bytes(bad)
            with pytest.raises(SealBroken), open_sealed(damaged, KEY) as stream:
                stream.read()


def test_chunks_that_changed_places_are_noticed(tmp_path):
    path = tmp_path / "x"
    seal([bytes(3 * CHUNK)], path, KEY)
    good, head, size = path.read_bytes(), 34, CHUNK + 16
    first, second, rest = good[head : head + size], good[head + size : head + 2 * size], good[head + 2 * size :]
    path.write_bytes(good[:head] + second + first + rest)
    with pytest.raises(SealBroken), open_sealed(path, KEY) as stream:
        stream.read()


def test_another_key_opens_nothing(tmp_path):
    seal([b"clear"], tmp_path / "x", KEY)
    with pytest.raises(SealBroken):
        open_sealed(tmp_path / "x", Key(bytes(32)))


def test_nothing_lies_in_clear(tmp_path):
    seal([b"BLANDINE-INVENTEE" * 10], tmp_path / "x", KEY)
    assert b"BLANDINE" not in (tmp_path / "x").read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_a_seal_that_was_interrupted_leaves_nothing(tmp_path):
    def pieces():
        yield b"a" * 100
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        seal(pieces(), tmp_path / "x", KEY)
    assert list(tmp_path.iterdir()) == []
