"""SipHash-2-4 of many texts at once: the keyed digest of cells.

A pseudorandom function of 128-bit key and 64-bit result, made for short inputs: Aumasson, Bernstein, "SipHash: a fast
short-input PRF", INDOCRYPT 2012. In numpy it takes a tenth of the time of HMAC-SHA256 by library call, and lets other
threads run.
"""

import numpy as np
import pyarrow as pa

from sourcier.recognise.checks import content, offsets

_START = tuple(
    np.uint64(word) for word in (0x736F6D6570736575, 0x646F72616E646F6D, 0x6C7967656E657261, 0x7465646279746573)
)
_WORD = 8
_SIXTY_FOUR = 64
_LAST = np.uint64(0xFF)
_STEP = 8192
"""Values worked on together: their state stays in the processor's cache."""
_MASKS = np.array([(1 << (8 * size)) - 1 for size in range(_WORD)], np.uint64)

State = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def siphash(key: bytes, text: pa.StringArray) -> np.ndarray:
    """Return one uint64 per text, of its UTF-8 bytes; `key` has 16 bytes."""
    words = [np.uint64(int.from_bytes(key[at : at + _WORD], "little")) for at in (0, _WORD)]
    bounds = offsets(text).astype(np.int64)
    size = np.diff(bounds)
    data = content(text)
    data = np.concatenate([data[bounds[0] : bounds[-1]], np.zeros(_WORD, np.uint8)]) if len(text) else data
    order = np.argsort(-size, kind="stable")
    result = np.empty(len(text), np.uint64)
    for first in range(0, len(text), _STEP):
        rows = order[first : first + _STEP]
        result[rows] = _some(words, data, bounds[rows] - bounds[0], size[rows])
    return result


def _some(key: list[np.uint64], data: np.ndarray, start: np.ndarray, size: np.ndarray) -> np.ndarray:
    """Digest values whose sizes descend: those that still have whole words are always the first ones."""
    every = np.ndarray((len(data) - _WORD + 1,), "<u8", buffer=data, strides=(1,))
    state: State = tuple(np.full(len(size), word ^ key[at % 2]) for at, word in enumerate(_START))  # type: ignore[assignment]
    whole = size // _WORD
    for step in range(int(whole[0])):
        count = int(np.searchsorted(-whole, -step, side="left"))
        part: State = tuple(word[:count] for word in state)  # type: ignore[assignment]
        _block(part, every[start[:count] + step * _WORD])
    rest = every[start + whole * _WORD] & _MASKS[size % _WORD]
    _block(state, rest | (size.astype(np.uint64) << np.uint64(56)))
    v0, v1, v2, v3 = state
    v2 ^= _LAST
    for _ in range(4):
        _round(state)
    v0 ^= v1
    v2 ^= v3
    return np.asarray(v0 ^ v2)


def _block(state: State, word: np.ndarray) -> None:
    state[3][:] ^= word
    _round(state)
    _round(state)
    state[0][:] ^= word


def _round(state: State) -> None:
    v0, v1, v2, v3 = state
    v0 += v1
    _turn(v1, 13)
    v1 ^= v0
    _turn(v0, 32)
    v2 += v3
    _turn(v3, 16)
    v3 ^= v2
    v0 += v3
    _turn(v3, 21)
    v3 ^= v0
    v2 += v1
    _turn(v1, 17)
    v1 ^= v2
    _turn(v2, 32)


def _turn(word: np.ndarray, bits: int) -> None:
    """Rotate left, in place."""
    high = word << np.uint64(bits)
    word >>= np.uint64(_SIXTY_FOUR - bits)
    word |= high
