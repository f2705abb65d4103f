"""What the marks are derived from: keys under the master key, and a keyed chance for every vote and copy.

A copy's bits are AES-256 of the vote's digest under the copy's own key (Naor, Reingold, Rosen: a block cipher as a
pseudorandom function). Nothing is stored: whoever holds the master key computes them again, nobody else can.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from sourcier.inventory.digests import Digester
from sourcier.inventory.siphash import siphash
from sourcier.secret import Key

SCHEME = 1
"""Of the marks: which spellings there are, how votes and ids are keyed. Stands in the register's lines."""
_SIP_KEY = 16


@dataclass(frozen=True, slots=True)
class MarkKeys:
    """Keys that hold for all copies of one register."""

    people: Digester
    """Digests of national numbers and of names with birth dates."""
    master: Key = field(repr=False)
    value_key: bytes = field(repr=False)
    bias_key: bytes = field(repr=False)

    @classmethod
    def of(cls, key: Key) -> "MarkKeys":
        """Derive them from the register's master key."""
        number, name, cell = (key.derive(f"marks-{use}") for use in ("number", "name", "cell"))
        value, bias = key.derive("marks-value"), key.derive("marks-bias")
        return cls(Digester(number, name, cell[:_SIP_KEY]), key, value[:_SIP_KEY], bias)

    def values(self, normal: pa.StringArray) -> np.ndarray:
        """Return the digests of values in their normal form, uint64."""
        return siphash(self.value_key, normal)

    def ids(self, copy: str) -> bytes:
        """Return the key by which a copy's numbers were changed."""
        return self.master.derive("marks-ids", copy.encode())

    def bits(self, copy: str) -> bytes:
        """Return the key of a copy's bits."""
        return self.master.derive("marks-bits", copy.encode())

    def canaries(self, copy: str) -> bytes:
        """Return the key of what is invented for a copy."""
        return self.master.derive("marks-canaries", copy.encode())


def chances(key: bytes, digests: np.ndarray, tags: np.ndarray | int) -> np.ndarray:
    """Return a number of 32 bits for each digest (uint64) and tag, as chance as the key is secret."""
    return Chances(digests, tags).under(key)


class Chances:
    """Votes, ready to be asked under many keys."""

    def __init__(self, digests: np.ndarray, tags: np.ndarray | int) -> None:
        blocks = np.empty((len(digests), 2), "<u8")
        blocks[:, 0], blocks[:, 1] = digests, tags
        self._blocks = blocks.tobytes()

    def under(self, key: bytes) -> np.ndarray:
        """Return the number of 32 bits each vote has under a key, uint32."""
        # ECB of single blocks is a pseudorandom function here: no message is encrypted by it
        aes = Cipher(algorithms.AES(key), modes.ECB()).encryptor()  # noqa: S305
        return np.frombuffer(aes.update(self._blocks), "<u4")[::4]

    def many(self, keys: Sequence[bytes]) -> np.ndarray:
        """Return one row per key."""
        return np.stack([self.under(key) for key in keys])
