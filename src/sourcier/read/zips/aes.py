"""Encryption of a file in a ZIP by AES.

Source: WinZip, "AES Encryption Information: Encryption Specification AE-1 and AE-2": PBKDF2 with HMAC-SHA1 and 1,000
rounds, two bytes that tell most wrong passwords, AES in counter mode counting from 1 in little-endian order, the first
ten bytes of an HMAC-SHA1 over what is encrypted.
"""

import hashlib
import hmac
from typing import Any

import numpy as np
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from .parts import Locked, exactly

_ROUNDS = 1000
_CODE, _CHECK, _BLOCK = 10, 2, 16
_PIECE = 1 << 16


class AesStream:
    """The bytes of a stream, decrypted. Raises Locked where the password is wrong, as far as two bytes can tell."""

    def __init__(self, stream: Any, strength: int, password: bytes) -> None:
        size, salted = 8 * (strength + 1), 4 * (strength + 1)
        before = exactly(stream, salted + _CHECK)
        key = hashlib.pbkdf2_hmac("sha1", password, before[:salted], _ROUNDS, 2 * size + _CHECK)
        if not hmac.compare_digest(key[2 * size :], before[salted:]):
            raise Locked
        self._stream = stream
        self._cipher = Cipher(algorithms.AES(key[:size]), modes.ECB()).encryptor()  # noqa: S305  # it makes a counter's key stream
        self._code = hmac.new(key[size : 2 * size], digestmod=hashlib.sha1)
        self._counter, self._rest = 1, b""

    def read(self, size: int) -> bytes:
        """Return the next bytes."""
        taken: bytes = self._stream.read(min(size, _PIECE))
        self._code.update(taken)
        stream = self._rest
        blocks = -(-max(0, len(taken) - len(stream)) // _BLOCK)
        counters = np.zeros((blocks, 2), "<u8")
        counters[:, 0] = np.arange(self._counter, self._counter + blocks, dtype=np.uint64)
        self._counter += blocks
        stream += self._cipher.update(counters.tobytes())
        self._rest = stream[len(taken) :]
        return (np.frombuffer(taken, np.uint8) ^ np.frombuffer(stream, np.uint8)[: len(taken)]).tobytes()

    def code(self) -> bytes:
        """Return what must stand behind all that was read."""
        return self._code.digest()[:_CODE]

    def close(self) -> None:
        """Nothing is held."""
