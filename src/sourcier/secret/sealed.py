"""A file sealed in chunks, so that it can be read from any place without being opened whole.

AES-256-GCM per chunk of 1 MiB; the nonce is the chunk's number and whether it is the last, so that chunks can be
neither moved, dropped nor cut. This is the STREAM construction: Hoang, Reyhanitabar, Rogaway, Vizár, "Online
authenticated-encryption and its nonce-reuse misuse-resistance", CRYPTO 2015.
"""

import base64
import io
import secrets
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sourcier.model.errors import SourcierError
from sourcier.model.message import Message

from .files import new_file
from .key import Key

_MAGIC = b"sourcier-sealed-1\n"
_SALT = 16
_HEAD = len(_MAGIC) + _SALT
_TAG = 16
CHUNK = 1 << 20


class SealBroken(SourcierError):
    """A sealed file was changed, cut, or is of another case."""

    code = "E122"


def seal(pieces: Iterable[bytes], path: Path, key: Key) -> None:
    """Write `pieces`, one after the other, sealed, to a new file at `path`. Raises DiskFull or NotWritable."""
    salt = secrets.token_bytes(_SALT)
    cipher = AESGCM(key.derive("sealed", salt))
    with new_file(path, replace=False) as stream:
        stream.write(_MAGIC + salt)
        waiting, number = bytearray(), 0
        for piece in pieces:
            waiting += piece
            while len(waiting) > CHUNK:
                stream.write(cipher.encrypt(_nonce(number, last=False), bytes(waiting[:CHUNK]), None))
                del waiting[:CHUNK]
                number += 1
        stream.write(cipher.encrypt(_nonce(number, last=True), bytes(waiting), None))


def open_sealed(path: Path, key: Key) -> BinaryIO:
    """Open a sealed file for reading, with seek. Raises SealBroken here or at any read; OSError where it is not."""
    return io.BufferedReader(_Sealed(path, key), CHUNK)


def seal_text(text: str, key: Key, purpose: str) -> str:
    """Return a short text sealed, in base64: a salt, then what AES-256-GCM makes of it under a key of its own."""
    salt = secrets.token_bytes(_SALT)
    cipher = AESGCM(key.derive(purpose, salt))
    return base64.b64encode(
        salt + cipher.encrypt(_nonce(0, last=True), text.encode("utf-8", "surrogateescape"), None)
    ).decode()


def open_text(sealed: str, key: Key, purpose: str) -> str:
    """Return the text again. ValueError where it was changed, or sealed for another case or purpose."""
    raw = base64.b64decode(sealed, validate=True)
    cipher = AESGCM(key.derive(purpose, raw[:_SALT]))
    try:
        return cipher.decrypt(_nonce(0, last=True), raw[_SALT:], None).decode("utf-8", "surrogateescape")
    except InvalidTag:
        message = "changed, or sealed otherwise"
        raise ValueError(message) from None


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


class _Sealed(io.RawIOBase):
    """The clear bytes of a sealed file; one chunk is held at a time."""

    def __init__(self, path: Path, key: Key) -> None:
        super().__init__()
        self._file = path.open("rb")
        head = self._file.read(_HEAD)
        body = self._file.seek(0, io.SEEK_END) - _HEAD
        if head[: len(_MAGIC)] != _MAGIC or body < _TAG:
            self._file.close()
            raise _broken()
        self._cipher = AESGCM(key.derive("sealed", head[len(_MAGIC) :]))
        self._chunks = -(-body // (CHUNK + _TAG))
        self._size = body - self._chunks * _TAG
        self._place, self._held, self._chunk = 0, -1, b""
        self._open(self._chunks - 1)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._size}[whence]
        self._place = max(0, base + offset)
        return self._place

    def tell(self) -> int:
        return self._place

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self._place >= self._size:
            return 0
        number, start = divmod(self._place, CHUNK)
        if number != self._held:
            self._open(number)
        found = self._chunk[start : start + len(buffer)]
        buffer[: len(found)] = found
        self._place += len(found)
        return len(found)

    def close(self) -> None:
        self._file.close()
        super().close()

    def _open(self, number: int) -> None:
        self._file.seek(_HEAD + number * (CHUNK + _TAG))
        try:
            sealed = self._file.read(CHUNK + _TAG)
            self._chunk = self._cipher.decrypt(_nonce(number, last=number == self._chunks - 1), sealed, None)
        except InvalidTag:
            raise _broken() from None
        self._held = number


def _broken() -> SealBroken:
    return SealBroken(
        Message("The sealed copy of a piece of evidence cannot be read back: it was changed or cut."),
        Message("The facts already written are untouched."),
        Message("Add the evidence again from the file as it was received."),
    )
