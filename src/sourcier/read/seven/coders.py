"""What unpacks a folder of a 7z archive: copied, LZMA, LZMA2, bzip2, deflate, with filters for programs, and AES.

Source: Methods.txt and 7zAes.cpp, Igor Pavlov, LZMA SDK 23.01. PPMd, Deflate64 and BCJ2 are not read.
"""

import bz2
import hashlib
import lzma
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from sourcier.read.inflated import Inflated

from .header import Coder, Folder

_PIECE = 1 << 16
_COPY, _LZMA, _LZMA2, _BZIP2, _DEFLATE, _AES = b"\0", b"\3\1\1", b"\x21", b"\4\2\2", b"\4\1\x08", b"\6\xf1\7\1"
_FILTERS = {
    b"\3": lzma.FILTER_DELTA,
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
_MOST_DICTIONARY = 1 << 30
_LEAST_DICTIONARY = 1 << 12
_MOST_ROUNDS = 24
"""As a power of two; 7-Zip writes 19."""
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

    def key(self, salt: bytes, power: int) -> bytes:
        """Return the key. Raises WrongPassword, Unknown."""
        if self.password is None:
            raise WrongPassword
        if (salt, power) not in self.made:
            self.made[salt, power] = _key(salt, self.password.encode("utf-16-le"), power)
        return self.made[salt, power]


def _key(salt: bytes, password: bytes, power: int) -> bytes:
    if power == _PLAIN_KEY:
        return (salt + password)[:32].ljust(32, b"\0")
    if power > _MOST_ROUNDS:
        raise Unknown
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
    """Return a stream of a folder's bytes. Raises Unknown, WrongPassword; reading it raises what damage does."""
    if not folder.coders:
        raise Unknown
    stream: Any = _Packed(read, folder.at, folder.packed)
    coders = list(folder.coders)
    while coders:
        coder = coders.pop(0)
        filters: list[Coder] = []
        while coders and coders[0].method in _FILTERS:
            filters.append(coders.pop(0))
        stream = _step(stream, coder, filters, keys)
    return stream


def _step(stream: Any, coder: Coder, filters: list[Coder], keys: Keys) -> Any:
    size = filters[-1].size if filters else coder.size
    if coder.method in (_LZMA, _LZMA2):
        return _Made(stream, _lzma(coder, filters), size)
    if filters:
        raise Unknown
    if coder.method == _COPY:
        return stream
    if coder.method == _BZIP2:
        return _Made(stream, _Several(), size)
    if coder.method == _DEFLATE:
        return _Made(stream, Inflated(), size)
    if coder.method == _AES:
        return _decrypted(stream, coder, keys)
    raise Unknown


def _lzma(coder: Coder, filters: list[Coder]) -> Any:
    """One decoder for LZMA and the filters behind it; a filter needs an end mark, which LZMA lacks here."""
    told = coder.properties
    if coder.method == _LZMA:
        if len(told) < 5 or told[0] >= 225 or any(one.method != b"\3" for one in filters):  # noqa: PLR2004  # 9 * 5 * 5
            raise Unknown
        rest, lc = divmod(told[0], 9)
        pb, lp = divmod(rest, 5)
        size = int.from_bytes(told[1:5], "little")
        last = {"id": lzma.FILTER_LZMA1, "lc": lc, "lp": lp, "pb": pb, "dict_size": _dictionary(size, coder.size)}
    else:
        if not told or told[0] > 40:  # noqa: PLR2004  # 4 GB
            raise Unknown
        size = (2 | told[0] & 1) << (told[0] // 2 + 11)
        last = {"id": lzma.FILTER_LZMA2, "dict_size": _dictionary(size, coder.size)}
    chain: list[dict[str, int]] = [last]
    for one in filters:
        about = {"id": _FILTERS[one.method]}
        if about["id"] == lzma.FILTER_DELTA:
            about["dist"] = (one.properties or b"\0")[0] + 1
        chain.insert(0, about)
    try:
        return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=chain)
    except (lzma.LZMAError, ValueError) as error:
        raise Unknown from error


def _dictionary(told: int, made: int) -> int:
    """No more than is made is ever looked back upon."""
    size = max(_LEAST_DICTIONARY, min(told, made))
    if size > _MOST_DICTIONARY:
        raise Unknown
    return size


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


class _Made:
    """What an unpacker makes of a stream, up to the size the list tells."""

    def __init__(self, stream: Any, unpacker: Any, left: int) -> None:
        self._stream, self._unpacker, self._left = stream, unpacker, left

    def read(self, size: int) -> bytes:
        """Return the next bytes. Raises EOFError where they end before the size told, and what damage raises."""
        size = min(size, self._left)
        while size:
            fed = self._stream.read(_PIECE) if self._unpacker.needs_input else b""
            hungry = self._unpacker.needs_input
            data: bytes = self._unpacker.decompress(fed, size)
            if data:
                self._left -= len(data)
                return data
            if self._unpacker.eof or (hungry and not fed):
                raise EOFError
        return b""


class _Several:
    """bzip2; several threads of 7-Zip write one stream each."""

    def __init__(self) -> None:
        self._one = bz2.BZ2Decompressor()
        self.eof = False

    @property
    def needs_input(self) -> bool:
        """Whether it can give nothing more of what it was fed."""
        return self._one.eof or self._one.needs_input

    def decompress(self, data: bytes, size: int) -> bytes:
        """Return at most so many bytes."""
        if self._one.eof:
            data = self._one.unused_data + data
            self._one = bz2.BZ2Decompressor()
        return self._one.decompress(data, size)


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
