"""SipHash-2-4 is what its authors published, for texts of any length and wherever they are cut into batches."""

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from sourcier.inventory.siphash import siphash

KEY = bytes(range(16))
PUBLISHED = [
    "310e0edd47db6f72",
    "fd67dc93c539f874",
    "5a4fa9d909806c0d",
    "2d7efbd796666785",
    "b7877127e09427cf",
    "8da699cd64557618",
    "cee3fe586e46c9cb",
    "37d1018bf50002ab",
    "6224939a79f5f593",
]
"""First vectors of the reference implementation (vectors_sip64): of the bytes 0 to n - 1."""
_ALL = (1 << 64) - 1


def one(key: bytes, data: bytes) -> int:
    """The paper's algorithm, word by word, in Python's own numbers."""
    low, high = (int.from_bytes(key[at : at + 8], "little") for at in (0, 8))
    v = [low ^ 0x736F6D6570736575, high ^ 0x646F72616E646F6D, low ^ 0x6C7967656E657261, high ^ 0x7465646279746573]

    def turn(number: int, bits: int) -> int:
        return (number << bits | number >> (64 - bits)) & _ALL

    def rounds(count: int) -> None:
        for _ in range(count):
            v[0] = (v[0] + v[1]) & _ALL
            v[1] = turn(v[1], 13) ^ v[0]
            v[0] = turn(v[0], 32)
            v[2] = (v[2] + v[3]) & _ALL
            v[3] = turn(v[3], 16) ^ v[2]
            v[0] = (v[0] + v[3]) & _ALL
            v[3] = turn(v[3], 21) ^ v[0]
            v[2] = (v[2] + v[1]) & _ALL
            v[1] = turn(v[1], 17) ^ v[2]
            v[2] = turn(v[2], 32)

    whole = len(data) // 8 * 8
    last = data[whole:].ljust(7, b"\0") + bytes([len(data) % 256])
    for word in [*(data[at : at + 8] for at in range(0, whole, 8)), last]:
        number = int.from_bytes(word, "little")
        v[3] ^= number
        rounds(2)
        v[0] ^= number
    v[2] ^= 0xFF
    rounds(4)
    return v[0] ^ v[1] ^ v[2] ^ v[3]


def test_the_published_vectors_hold():
    texts = pa.array(["".join(map(chr, range(size))) for size in range(len(PUBLISHED))])
    assert [int(found).to_bytes(8, "little").hex() for found in siphash(KEY, texts)] == PUBLISHED


@given(st.lists(st.text(max_size=300), max_size=20), st.binary(min_size=16, max_size=16))
def test_every_text_has_the_digest_it_has_alone(texts, key):
    found = siphash(key, pa.array(texts, pa.string()))
    assert [int(digest) for digest in found] == [one(key, text.encode()) for text in texts]


def test_a_slice_has_the_digests_of_the_whole():
    texts = pa.array([f"{'x' * (row % 40)}{row}" for row in range(20_000)])
    assert siphash(KEY, texts.slice(9_000, 500)).tolist() == siphash(KEY, texts)[9_000:9_500].tolist()
