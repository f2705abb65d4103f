"""Files sealed to one recipient, as a stream: age, https://age-encryption.org/v1 .

What is opened counts only once all of it was: a stream that was cut is known for it at its end.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

import pyrage
from pyrage import x25519


class NotForUs(Exception):
    """The stream is sealed to somebody else, or is none."""


class StreamBroken(Exception):
    """The stream was changed or cut."""


@dataclass(frozen=True, slots=True)
class AgePair:
    """An X25519 identity and its recipient, in age's own writing."""

    identity: str = field(repr=False)
    recipient: str


def new_pair() -> AgePair:
    """Draw a new identity."""
    identity = x25519.Identity.generate()
    return AgePair(str(identity), str(identity.to_public()))


def recipient_of(identity: str) -> str:
    """Return whom an identity opens for. ValueError where it is none."""
    try:
        return str(x25519.Identity.from_str(identity).to_public())
    except pyrage.IdentityError:
        message = "not an age identity"
        raise ValueError(message) from None


def is_recipient(text: str) -> bool:
    """Whether a text is an X25519 recipient."""
    try:
        x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def seal_stream(pieces: Iterable[bytes], stream: BinaryIO, recipient: str) -> None:
    """Write `pieces`, one after the other, sealed. What drawing them or writing raises is raised as it is."""
    reader, writer = _Reader(iter(pieces)), _Writer(stream)
    try:
        pyrage.encrypt_io(reader, writer, [x25519.Recipient.from_str(recipient)])
    except (pyrage.EncryptError, OSError):
        if (error := reader.error or writer.error) is not None:
            raise error from None
        raise


def open_stream(stream: BinaryIO, take: Callable[[bytes], None], identity: str) -> None:
    """Hand the clear bytes to `take`, bit by bit; what that raises is raised as it is.

    Raises:
        NotForUs: another identity is wanted; nothing was handed out.
        StreamBroken: what was handed out is not to be used.
    """
    writer = _Taker(take)
    try:
        pyrage.decrypt_io(stream, writer, [x25519.Identity.from_str(identity)])
    except pyrage.DecryptError:
        raise NotForUs from None
    except OSError:
        if writer.error is not None:
            raise writer.error from None
        raise StreamBroken from None


class _Reader:
    """Pieces as a file that is read; age words an error of its source anew, so the error is kept here."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._held = memoryview(b"")
        self.error: BaseException | None = None

    def read(self, size: int) -> bytes:
        try:
            while not self._held:
                piece = next(self._pieces, None)
                if piece is None:
                    return b""
                self._held = memoryview(piece)
        except BaseException as error:
            self.error = error
            raise
        given, self._held = self._held[:size], self._held[size:]
        return bytes(given)


class _Writer:
    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.error: BaseException | None = None

    def write(self, data: bytes) -> int:
        try:
            return self._stream.write(data)
        except BaseException as error:
            self.error = error
            raise

    def flush(self) -> None:
        """Nothing waits here."""


class _Taker:
    def __init__(self, take: Callable[[bytes], None]) -> None:
        self._take = take
        self.error: BaseException | None = None

    def write(self, data: bytes) -> int:
        try:
            self._take(bytes(data))
        except BaseException as error:
            self.error = error
            raise
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""
