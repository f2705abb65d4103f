"""What unpacks a folder of a 7z archive: copied, LZMA, LZMA2, bzip2, Deflate, Deflate64, Zstandard, filters, and AES.

Source: Methods.txt and 7zAes.cpp, Igor Pavlov, LZMA SDK 23.01. PPMd and BCJ2 are not read.
"""

import bz2
import hashlib
import lzma
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from sourcier.read.raw_lzma import NotLzma, Refiltered, lzma1, lzma2
from sourcier.read.streamed import Streamed
from sourcier.read.unpackers import Inflated, Inflated64, Plain, Several, Unpacked

from .header import Coder, Folder

_PIECE = 1 << 16
_COPY, _LZMA, _LZMA2, _BZIP2, _DEFLATE, _AES = b"\0", b"\3\1\1", b"\x21", b"\4\2\2", b"\4\1\x08", b"\6\xf1\7\1"
_DEFLATE64, _ZSTD, _DELTA = b"\4\1\x09", b"\4\xf7\x11\1", b"\3"
_FILTERS = {
    _DELTA: lzma.FILTER_DELTA,
    b"\4": lzma.FILTER_X86,
    b"\3\3\1\3": lzma.FILTER_X86,
    b"\5": lzma.FILTER_POWERPC,
    b"\3\3\2\5": lzma.FILTER_POWERPC,
    b"\7": lzma.FILTER_ARM,
    b"\3\3\5\1": lzma.FILTER_ARM,
    b"\x08": lzma.FILTER_ARMTHUMB,
    b"\3\3\7\1": lzma.FILTER_ARMTHUMB,
    b"\x09": lzma.FILTER_SPARC,
    b"\3\3\x08\5": lzma.FILTER_SPARC,
}
_MOST_ROUNDS = 1 << 28
"""For all keys of one password together; 7-Zip takes half a million for one."""
_PLAIN_KEY = 0x3F
_HALF = 1 << 16

Read = Callable[[int, int], bytes]
"""Bytes of the archive: how many, at which place."""


class Unknown(Exception):  # a state of the archive
    """It is packed in a way that is not read."""


class WrongPassword(Exception):  # it ends nothing
    """None is known, or it is another one."""


@dataclass(slots=True)
class Keys:
    """The password that is tried, and the keys made of it, each of which takes half a million rounds."""

    password: str | None
    made: dict[tuple[bytes, int], bytes] = field(default_factory=dict)
    rounds: int = 0
    """Taken so far."""

    def key(self, salt: bytes, power: int) -> bytes:
        """Return the key. Raises WrongPassword, Unknown."""
        if self.password is None:
            raise WrongPassword
        if (salt, power) not in self.made:
            self.rounds += 0 if power == _PLAIN_KEY else 1 << power
            if self.rounds > _MOST_ROUNDS:
                raise Unknown
            self.made[salt, power] = _key(salt, self.password.encode("utf-16-le", "surrogatepass"), power)
        return self.made[salt, power]


def _key(salt: bytes, password: bytes, power: int) -> bytes:
    if power == _PLAIN_KEY:
        return (salt + password)[:32].ljust(32, b"\0")
    rounds, digest = 1 << power, hashlib.sha256()
    step = min(rounds, _HALF)
    block = np.zeros((step, len(salt) + len(password) + 8), np.uint8)
    block[:, :-8] = np.frombuffer(salt + password, np.uint8)
    for first in range(0, rounds, step):
        numbers = np.arange(first, first + step, dtype="<u8")
        block[:, -8:] = numbers.view(np.uint8).reshape(step, 8)
        digest.update(block.tobytes())
    return digest.digest()


def unpacked(folder: Folder, read: Read, keys: Keys) -> Any:
    """Return a stream of a folder's bytes.

    Raises Unknown, NeedsMemory, WrongPassword; reading it raises what damage does.
    """
    if not folder.coders:
        raise Unknown
    stream: Any = _Packed(read, folder.at, folder.packed)
    for coder in folder.coders:
        stream = _step(stream, coder, keys)
    return stream


def _step(stream: Any, coder: Coder, keys: Keys) -> Any:
    method, told = coder.method, coder.properties
    if method == _COPY:
        return stream
    if method == _AES:
        return _decrypted(stream, coder, keys)
    if method in _FILTERS:
        return Refiltered(stream, _FILTERS[method], (told or b"\0")[0] + 1 if method == _DELTA else 0)
    if method == _ZSTD:
        return Unpacked(Streamed("zstd", stream), Plain(), coder.size)
    try:
        unpacker = _unpacker(method, told, coder.size)
    except NotLzma as error:
        raise Unknown from error
    return Unpacked(stream, unpacker, coder.size)


def _unpacker(method: bytes, told: bytes, size: int) -> Any:
    if method == _LZMA:
        return lzma1(told, size)
    if method == _LZMA2:
        return lzma2(told, size)
    if method == _BZIP2:
        return Several(bz2.BZ2Decompressor)
    if method == _DEFLATE:
        return Inflated()
    if method == _DEFLATE64:
        return Inflated64()
    raise Unknown


class _Packed:
    """The archive's bytes of one folder."""

    def __init__(self, read: Read, at: int, left: int) -> None:
        self._read, self._at, self._left = read, at, left

    def read(self, size: int) -> bytes:
        """Return the next bytes. Raises EOFError where the archive ends before."""
        size = min(size, self._left)
        data = self._read(self._at, size)
        if size and not data:
            raise EOFError
        self._at, self._left = self._at + len(data), self._left - len(data)
        return data

    def close(self) -> None:
        """The archive stays open."""


class _Decrypted:
    """AES-256 in CBC."""

    def __init__(self, stream: Any, key: bytes, first: bytes) -> None:
        self._stream = stream
        self._cipher = Cipher(algorithms.AES(key), modes.CBC(first)).decryptor()
        self._held = b""

    def read(self, size: int) -> bytes:
        """Return the next bytes, filled up to blocks of 16."""
        while len(self._held) < size and (data := self._stream.read(_PIECE)):
            self._held += self._cipher.update(data)
        given, self._held = self._held[:size], self._held[size:]
        return given

    def close(self) -> None:
        """Nothing is held."""


def _decrypted(stream: Any, coder: Coder, keys: Keys) -> _Decrypted:
    told = coder.properties
    if not told:
        raise Unknown
    salted = first = 0
    if told[0] & 0xC0:
        if len(told) < 2:  # noqa: PLR2004  # the sizes
            raise Unknown
        salted, first = (told[0] >> 7 & 1) + (told[1] >> 4), (told[0] >> 6 & 1) + (told[1] & 0xF)
    salt, start = told[2 : 2 + salted], told[2 + salted : 2 + salted + first]
    return _Decrypted(stream, keys.key(salt, told[0] & 0x3F), start.ljust(16, b"\0"))
