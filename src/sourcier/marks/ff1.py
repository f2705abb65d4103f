"""FF1: a keyed permutation of numbers of a given length, many at once.

NIST SP 800-38G (2016; the domain of at least a million values is that of its revision 1), radix 10, AES.
Numbers are split into two halves of at most nine digits, so that every step fits 64 bits: at most eighteen digits.
"""

from dataclasses import dataclass, field

import numpy as np
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

LEAST_DIGITS, MOST_DIGITS = 6, 18
"""Below a million values FF1 is no longer safe; above eighteen digits the halves outgrow 64 bits."""
_ROUNDS = 10
_BLOCK = 16
_WORD = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Ff1:
    """The permutations of one key."""

    key: bytes = field(repr=False)
    """16, 24 or 32 bytes."""

    def encrypt(self, numbers: np.ndarray, digits: int, tweaks: np.ndarray) -> np.ndarray:
        """Return the images of `numbers` (uint64, below 10**digits); `tweaks` is uint8, one row of bytes each."""
        left, right, sizes = _halves(numbers, digits)
        rounds = _Rounds(self.key, digits, tweaks)
        for turn in range(_ROUNDS):
            left, right = right, (left + rounds.image(turn, right)) % sizes[turn % 2]
        return np.asarray(left * sizes[1] + right)

    def decrypt(self, numbers: np.ndarray, digits: int, tweaks: np.ndarray) -> np.ndarray:
        """Return the numbers whose images are given."""
        left, right, sizes = _halves(numbers, digits)
        rounds = _Rounds(self.key, digits, tweaks)
        for turn in reversed(range(_ROUNDS)):
            size = sizes[turn % 2]
            left, right = (right + size - rounds.image(turn, left) % size) % size, left
        return np.asarray(left * sizes[1] + right)


def _halves(numbers: np.ndarray, digits: int) -> tuple[np.ndarray, np.ndarray, tuple[np.uint64, np.uint64]]:
    if not 2 <= digits <= MOST_DIGITS:  # noqa: PLR2004  # FF1 needs two halves
        message = "a number of two to eighteen digits"
        raise ValueError(message)
    low = digits - digits // 2
    sizes = (np.uint64(10 ** (digits // 2)), np.uint64(10**low))
    return numbers // sizes[1], numbers % sizes[1], sizes


class _Rounds:
    """The round function: CBC-MAC of the lengths, the tweak, the round's number and one half."""

    def __init__(self, key: bytes, digits: int, tweaks: np.ndarray) -> None:
        half = digits - digits // 2
        self._size = -(-((10**half - 1).bit_length()) // 8)
        self._taken = 4 * -(-self._size // 4) + 4
        self._half = half
        self._lesser = digits // 2
        width = tweaks.shape[1]
        padding = -(width + self._size + 1) % _BLOCK
        first = bytes([1, 2, 1, 0, 0, 10, 10, self._lesser]) + digits.to_bytes(4, "big") + width.to_bytes(4, "big")
        # ECB of single blocks is the round function SP 800-38G asks for: no message is encrypted by it
        self._aes = Cipher(algorithms.AES(key), modes.ECB()).encryptor()  # noqa: S305
        self._start = np.frombuffer(self._aes.update(first), np.uint8)
        self._text = np.zeros((len(tweaks), width + padding + 1 + self._size), np.uint8)
        self._text[:, :width] = tweaks
        self._turn_at = width + padding

    def image(self, turn: int, numbers: np.ndarray) -> np.ndarray:
        """Return what is added to the other half, below its size."""
        text, at = self._text, self._turn_at
        text[:, at] = turn
        text[:, at + 1 :] = numbers.astype(">u8").view(np.uint8).reshape(-1, 8)[:, 8 - self._size :]
        state = np.broadcast_to(self._start, (len(text), _BLOCK))
        for block in range(0, text.shape[1], _BLOCK):
            mixed = np.ascontiguousarray(state ^ text[:, block : block + _BLOCK])
            state = np.frombuffer(self._aes.update(mixed.tobytes()), np.uint8).reshape(-1, _BLOCK)
        size = np.uint64(10 ** (self._lesser if turn % 2 == 0 else self._half))
        words = np.ascontiguousarray(state[:, : self._taken]).view(">u4").astype(np.uint64)
        rest = np.zeros(len(text), np.uint64)
        for column in range(words.shape[1]):
            rest = ((rest << _WORD) | words[:, column]) % size
        return rest
