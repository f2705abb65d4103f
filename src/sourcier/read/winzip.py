"""Members of a ZIP encrypted by AES.

Source: WinZip, "AES Encryption Information: Encryption Specification AE-1 and AE-2": PBKDF2 with HMAC-SHA1 and 1,000
rounds, two bytes that tell most wrong passwords, AES in counter mode counting from 1 in little-endian order, the first
ten bytes of an HMAC-SHA1 over what is encrypted.
"""

import bz2
import hashlib
import hmac
import lzma
import struct
import zipfile
from typing import Any, Self

import numpy as np
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from .inflated import Inflated

AES = 99
"""The method that stands in the header of such a member."""
_EXTRA = 0x9901
_ROUNDS = 1000
_CODE = 10
_CHECK = 2
_PIECE = 1 << 16
_BLOCK = 16
_LOCAL = 30
"""Bytes of a member's header before its name."""


class Locked(Exception):
    """The password is another one."""


class Aes:
    """What a member holds, unpacked; all of it is given before a wrong code raises.

    Raises:
        Locked: the password is wrong, as far as two bytes can tell.
        NotImplementedError: packed in a way that is not known.
        BadZipFile: the header makes no sense.
    """

    def __init__(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo, password: bytes) -> None:
        strength, method = _about(info.extra)
        size, salted = 8 * (strength + 1), 4 * (strength + 1)
        file: Any = archive.fp
        self._file = file
        self._file.seek(info.header_offset)
        header = self._file.read(_LOCAL)
        if len(header) < _LOCAL:
            raise EOFError
        begin = info.header_offset + _LOCAL + sum(struct.unpack_from("<HH", header, 26))
        self._file.seek(begin)
        salt, check = self._file.read(salted), self._file.read(_CHECK)
        key = hashlib.pbkdf2_hmac("sha1", password, salt, _ROUNDS, 2 * size + _CHECK)
        if not hmac.compare_digest(key[2 * size :], check):
            raise Locked
        self._at = begin + salted + _CHECK
        self._left = max(0, info.compress_size - salted - _CHECK - _CODE)
        self._cipher = Cipher(algorithms.AES(key[:size]), modes.ECB()).encryptor()  # noqa: S305  # it makes a counter's key stream
        self._code = hmac.new(key[size : 2 * size], digestmod=hashlib.sha1)
        self._counter, self._unpacker, self._ended = 1, _unpacker(method), False

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of it."""
        self.close()

    def read(self, size: int) -> bytes:
        """Return at most so many bytes. Raises BadZipFile where others were written, EOFError where it is cut."""
        while not self._ended:
            data: bytes = self._unpacker.decompress(self._decrypted() if self._unpacker.needs_input else b"", size)
            self._ended = self._unpacker.eof or (self._unpacker.needs_input and not self._left)
            if data:
                return data
        self._verify()
        return b""

    def close(self) -> None:
        """Nothing is held."""

    def _taken(self, size: int) -> bytes:
        self._file.seek(self._at)
        data: bytes = self._file.read(size)
        if len(data) < size:
            raise EOFError
        self._at += size
        return data

    def _decrypted(self) -> bytes:
        taken = self._taken(min(_PIECE, self._left))
        self._left -= len(taken)
        self._code.update(taken)
        blocks = -(-len(taken) // _BLOCK)
        counters = np.zeros((blocks, 2), "<u8")
        counters[:, 0] = np.arange(self._counter, self._counter + blocks, dtype=np.uint64)
        self._counter += blocks
        stream = np.frombuffer(self._cipher.update(counters.tobytes()), np.uint8)[: len(taken)]
        return (np.frombuffer(taken, np.uint8) ^ stream).tobytes()

    def _verify(self) -> None:
        while self._left:
            self._decrypted()
        if not hmac.compare_digest(self._taken(_CODE), self._code.digest()[:_CODE]):
            raise zipfile.BadZipFile
        self._at -= _CODE


def _about(extra: bytes) -> tuple[int, int]:
    """The strength (1 to 3: 128, 192 or 256 bits) and the method of packing."""
    at = 0
    while at + 4 <= len(extra):
        name, size = struct.unpack_from("<HH", extra, at)
        if name == _EXTRA and size >= 7 and at + 11 <= len(extra):  # noqa: PLR2004  # version, vendor, strength, method
            strength, method = extra[at + 8], int.from_bytes(extra[at + 9 : at + 11], "little")
            if strength in (1, 2, 3):
                return strength, method
        at += 4 + size
    raise zipfile.BadZipFile


class _Stored:
    """What is not packed at all, given out in pieces of the size asked for."""

    eof = False

    def __init__(self) -> None:
        self._held = b""
        self.needs_input = True

    def decompress(self, data: bytes, size: int) -> bytes:
        """Return at most so many bytes."""
        self._held += data
        given, self._held = self._held[:size], self._held[size:]
        self.needs_input = not self._held
        return given


def _unpacker(method: int) -> Any:
    if method == zipfile.ZIP_STORED:
        return _Stored()
    if method == zipfile.ZIP_DEFLATED:
        return Inflated()
    if method == zipfile.ZIP_BZIP2:
        return bz2.BZ2Decompressor()
    if method == _XZ:
        return lzma.LZMADecompressor()
    raise NotImplementedError


_XZ = 95
