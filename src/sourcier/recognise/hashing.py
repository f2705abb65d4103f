"""64-bit hashes of many strings at once: what values are counted, sampled and compared by.

The mixing is murmur3's finaliser (public domain, A. Appleby) over the words of a value. Not for secrecy: anyone can
recompute it. Two distinct values of one column share a hash with odds of about n*n / 2**65.
"""

import hashlib

import numpy as np
import pyarrow as pa

Hashes = np.ndarray
"""uint64, one per value."""

_WORD = 8
_LONG = 256
"""Values longer than this many bytes are hashed one by one: word after word would loop too often."""
_A = np.uint64(0x9E3779B97F4A7C15)
_B = np.uint64(0xBF58476D1CE4E5B9)
_C = np.uint64(0x94D049BB133111EB)
_S30, _S27, _S31, _S32 = (np.uint64(bits) for bits in (30, 27, 31, 32))
_MASK = np.array([(1 << (8 * size)) - 1 for size in range(9)], dtype=np.uint64)


def offsets(text: pa.StringArray) -> np.ndarray:
    """Return where each value starts in the data buffer and where the last one ends, shape (values + 1,), int64."""
    raw = text.buffers()[1]
    if raw is None:
        return np.zeros(1, np.int64)
    every = np.frombuffer(raw, np.int32)
    return every[text.offset : text.offset + len(text) + 1].astype(np.int64)


def data_bytes(text: pa.StringArray) -> np.ndarray:
    """Return the data buffer of the values, uint8."""
    raw = text.buffers()[2]
    return np.frombuffer(raw, np.uint8) if raw is not None else np.empty(0, np.uint8)


def hash_text(text: pa.StringArray) -> Hashes:
    """Return one hash per value; equal text has equal hash whatever the batch, machine or version."""
    ends = offsets(text)
    size = np.diff(ends)
    result = size.astype(np.uint64) * _A
    long = size > _LONG
    if long.any():
        _mix_words(result, data_bytes(text), ends[:-1], np.where(long, 0, size))
        for row in np.flatnonzero(long):
            result[row] = _digest(text[int(row)].as_py())
    else:
        _mix_words(result, data_bytes(text), ends[:-1], size)
    return _finish(result)


def hash_numbers(numbers: np.ndarray) -> Hashes:
    """Return one hash per integer."""
    return _finish(numbers.astype(np.int64).view(np.uint64) * _A)


def combine(first: Hashes, second: Hashes) -> Hashes:
    """Return the hash of a pair of values from the hashes of its two halves."""
    return _finish((first ^ (second * _A)) + _B)


def sorted_set(numbers: np.ndarray) -> np.ndarray:
    """Return the distinct numbers, ascending: by sorting, many times faster than `np.unique` on hashes."""
    ordered = np.sort(numbers)
    first = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return np.asarray(ordered[first])


def _digest(value: str) -> np.uint64:
    return np.uint64(int.from_bytes(hashlib.blake2b(value.encode(), digest_size=_WORD).digest(), "little"))


def _finish(mixed: Hashes) -> Hashes:
    mixed ^= mixed >> _S30
    mixed *= _B
    mixed ^= mixed >> _S27
    mixed *= _C
    mixed ^= mixed >> _S31
    return mixed


def _mix_words(result: Hashes, data: np.ndarray, start: np.ndarray, size: np.ndarray) -> None:
    if data.size < _WORD:
        data = np.concatenate([data, np.zeros(_WORD, np.uint8)])
    words = np.ndarray((data.size - _WORD + 1,), "<u8", buffer=data, strides=(1,))
    rows = np.flatnonzero(size > 0)
    start, left = start[rows], size[rows]
    while rows.size:
        part = result[rows] ^ _words_at(words, start, left)
        part *= _B
        part ^= part >> _S32
        result[rows] = part
        if not (more := left > _WORD).all():
            rows, start, left = rows[more], start[more], left[more]
        start, left = start + _WORD, left - _WORD


def _words_at(words: np.ndarray, start: np.ndarray, left: np.ndarray) -> Hashes:
    """The next eight bytes of each value, zeros after its end; the buffer's last bytes are reached by a shift."""
    at = np.minimum(start, words.size - 1)
    found: Hashes = words[at]
    if (late := start - at).any():
        found >>= (late * _WORD).astype(np.uint64)
    found &= _MASK.take(left, mode="clip")
    return found
