"""What an audit has seen so far, so that a killed one goes on: sealed records, a few seconds' work each.

A record is the things of some seconds as compact JSON, compressed, under AES-256-GCM with its place as the nonce:
records can be neither moved nor dropped unseen. The last one may be cut by a kill: it is left out, its things are
looked at again. Paths are values: they stand nowhere but inside.
"""

import json
import os
import secrets
import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, fields
from hashlib import blake2b
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sourcier.case.errors import CaseInUse
from sourcier.case.lock import Lock
from sourcier.model.audit_seen import ServerSeen, ThingSeen
from sourcier.model.plain import from_plain, to_plain
from sourcier.secret import Key, private_folder, write_private

from .refusals import AuditRunning, StateDamaged

_MANY = 500
_ALWAYS = ("target", "path", "shown")
_SALT, _LENGTH, _MOST = 16, struct.Struct("<I"), 1 << 28
_THINGS, _ABOUT, _LOCK = "things", "about.json", "lock"
_NOTHING = ThingSeen("", "", "")


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of a target, once it was gone through."""

    reached: bool
    why_not: str
    missed: dict[str, int] = field(default_factory=dict)
    """Why folders were not listed."""
    first: dict[str, str] = field(default_factory=dict)
    """Path of the first, by why. A value."""
    excluded: int = 0
    taken: int = 0
    """Bytes that came."""


class State:
    """The records of one run. One audit at a time."""

    def __init__(self, folder: Path, key: Key, run: str, *, restart: bool = False) -> None:
        """`run` says what the run depends on: records of another are removed. Raises AuditRunning, StateDamaged."""
        self._folder, self._key = private_folder(folder), key
        self._lock = _locked(folder / _LOCK)
        try:
            self._begin(run, restart=restart)
        except BaseException:
            self.close()
            raise

    def _begin(self, run: str, *, restart: bool) -> None:
        about = None if restart else _about(self._folder)
        self.resumed = about is not None and about.get("run") == run and not about.get("finished")
        """Whether an interrupted run goes on."""
        if not self.resumed:
            _emptied(self._folder, keep=_LOCK)
            about = {"run": run, "salt": secrets.token_hex(_SALT), "finished": False, "servers": {}, "ended": {}}
        assert about is not None  # noqa: S101  # made above
        self._told: dict[str, Any] = about
        self._cipher = AESGCM(self._key.derive("audit-state", bytes.fromhex(about["salt"])))
        self._waiting: list[Any] = []
        self._records = 0
        self._stream = self._opened()
        self._write_about()

    def done(self) -> "Done":
        """Return which things are dealt with already."""
        return Done(np.sort(np.fromiter((mark_of(t.target, t.path) for t in self.things()), np.uint64)))

    def add(self, things: Sequence[ThingSeen]) -> None:
        """Take things."""
        self._waiting += [_plain(thing) for thing in things]
        if len(self._waiting) >= _MANY:
            self.flush()

    def flush(self) -> None:
        """Write what was taken, whole."""
        if not self._waiting:
            return
        packed = zlib.compress(json.dumps(self._waiting, separators=(",", ":")).encode(), 1)
        sealed = self._cipher.encrypt(self._records.to_bytes(12, "big"), packed, None)
        self._stream.write(_LENGTH.pack(len(sealed)) + sealed)
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._records += 1
        self._waiting = []

    def server(self, seen: ServerSeen) -> None:
        """Take what a door showed."""
        self._told["servers"][seen.target] = to_plain(seen)
        self._write_about()

    def ended(self, target: str, how: Ended) -> None:
        """A target was gone through."""
        self.flush()
        sealed = self._sealed(json.dumps(asdict(how)).encode())
        self._told["ended"][target] = sealed
        self._write_about()

    def how_ended(self, target: str) -> Ended | None:
        """Return how a target ended; None where it is still to be gone through."""
        sealed = self._told["ended"].get(target)
        return None if sealed is None else Ended(**json.loads(self._opened_text(sealed)))

    def servers(self) -> tuple[ServerSeen, ...]:
        """Return what doors showed."""
        return tuple(from_plain(ServerSeen, plain) for plain in self._told["servers"].values())

    def things(self) -> Iterator[ThingSeen]:
        """Yield all things, in the order they were seen; a record at a time is held."""
        self.flush()
        for _end, packed in self._read():
            yield from (_thing(plain) for plain in json.loads(zlib.decompress(packed)))

    def finish(self) -> None:
        """The run is over: the next one begins anew."""
        self.flush()
        self._told["finished"] = True
        self._write_about()

    def close(self) -> None:
        """Let go of the files."""
        if getattr(self, "_stream", None) is not None:
            self._stream.close()
        self._lock.release()

    def _write_about(self) -> None:
        write_private(self._folder / _ABOUT, json.dumps(self._told).encode())

    def _sealed(self, plain: bytes) -> str:
        nonce = b"\1" + secrets.token_bytes(11)
        return (nonce + self._cipher.encrypt(nonce, plain, None)).hex()

    def _opened_text(self, sealed: str) -> bytes:
        raw = bytes.fromhex(sealed)
        try:
            return self._cipher.decrypt(raw[:12], raw[12:], None)
        except InvalidTag:
            raise StateDamaged(str(self._folder)) from None

    def _opened(self) -> BinaryIO:
        """Open the records for more, cut to those that are whole."""
        path = self._folder / _THINGS
        new = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        ends = [end for end, _packed in self._read()]
        self._records, end = len(ends), max(ends, default=0)
        stream = os.fdopen(new, "r+b")
        stream.truncate(end)
        stream.seek(end)
        return stream

    def _read(self) -> Iterator[tuple[int, bytes]]:
        return _records(self._folder / _THINGS, self._cipher)


def _about(folder: Path) -> dict[str, Any] | None:
    try:
        return dict(json.loads((folder / _ABOUT).read_bytes()))
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        raise StateDamaged(str(folder)) from None


def _records(path: Path, cipher: AESGCM) -> Iterator[tuple[int, bytes]]:
    """Yield each whole record with the place where it ends."""
    with path.open("rb") as stream:
        number = end = 0
        while len(head := stream.read(_LENGTH.size)) == _LENGTH.size:
            (size,) = _LENGTH.unpack(head)
            sealed = stream.read(size) if size <= _MOST else b""
            try:
                packed = cipher.decrypt(number.to_bytes(12, "big"), sealed, None)
            except (InvalidTag, ValueError):
                return
            number, end = number + 1, end + _LENGTH.size + size
            yield end, packed


def paths_of(folder: Path, key: Key, shown: str) -> Iterator[tuple[str, str]]:
    """Yield target and path of what the last run showed so. Values: for the terminal of whoever mends it."""
    about = _about(folder)
    if about is None:
        return
    cipher = AESGCM(key.derive("audit-state", bytes.fromhex(about["salt"])))
    for _end, packed in _records(folder / _THINGS, cipher):
        for plain in json.loads(zlib.decompress(packed)):
            if plain["shown"] == shown:
                yield plain["target"], plain["path"]


@dataclass(frozen=True, slots=True, eq=False)
class Done:
    """Things that are dealt with: eight bytes for each."""

    marks: np.ndarray

    def holds(self, target: str, path: str) -> bool:
        """Whether it is one of them."""
        if not len(self.marks):
            return False
        mark = np.uint64(mark_of(target, path))
        at = int(np.searchsorted(self.marks, mark))
        return at < len(self.marks) and bool(self.marks[at] == mark)


def mark_of(*said: object) -> int:
    """Return eight bytes by which what was said is known again within a run, as a number."""
    text = "\0".join(map(str, said)).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big")


def _plain(thing: ThingSeen) -> dict[str, Any]:
    """What differs from the defaults: most of a million things have little to say."""
    return {
        one.name: to_plain(value)
        for one in fields(ThingSeen)
        if (value := getattr(thing, one.name)) != getattr(_NOTHING, one.name) or one.name in _ALWAYS
    }


def _thing(plain: dict[str, Any]) -> ThingSeen:
    return from_plain(ThingSeen, plain)


def _emptied(folder: Path, keep: str) -> None:
    for path in folder.iterdir():
        if path.name != keep and path.is_file():
            path.unlink()


def _locked(path: Path) -> Lock:
    """Take the lock. Raises AuditRunning."""
    try:
        return Lock(path)
    except CaseInUse:
        raise AuditRunning from None
