"""Ledgers: what was done to whom, by reference, one synced line per act; a kill loses no act that was recorded.

They hold references, codes and times, never a value. Each is one file under ``sending``; a last line that a kill cut
short was not recorded, and is dropped.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from sourcier.secret import private_folder, write_error

from .sinks import is_plain_name

FOLDER = "sending"
_APPEND = os.O_CREAT | os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0)


class Ledger:
    """One ledger, open in this process only: the case's lock sees to that."""

    def __init__(self, folder: Path, name: str) -> None:
        if not is_plain_name(name):
            message = "not a ledger's name"
            raise ValueError(message)
        self._path = private_folder(folder / FOLDER) / f"{name}.jsonl"
        content = self._path.read_bytes() if self._path.exists() else b""
        whole = content.rfind(b"\n") + 1
        if whole < len(content):
            os.truncate(self._path, whole)
        self._stream: int | None = None

    def lines(self) -> Iterator[dict[str, Any]]:
        """Yield every act, in order."""
        if not self._path.exists():
            return
        with self._path.open("rb") as stream:
            for line in stream:
                plain = _parsed(line)
                if plain is not None:
                    yield plain

    def append(self, act: Mapping[str, str | int]) -> None:
        """Record one act, synced. Raises DiskFull: then it was not recorded."""
        if self._stream is None:
            self._stream = os.open(self._path, _APPEND, 0o600)
        before = os.fstat(self._stream).st_size
        try:
            view = memoryview(json.dumps(dict(act), sort_keys=True).encode() + b"\n")
            while view:
                view = view[os.write(self._stream, view) :]
            os.fsync(self._stream)
        except OSError as error:
            os.ftruncate(self._stream, before)
            raise write_error(error, self._path) from error

    def digest(self) -> str:
        """Return the SHA-256 of all lines: to be journaled."""
        return hashlib.sha256(self._path.read_bytes() if self._path.exists() else b"").hexdigest()

    def close(self) -> None:
        """Close it; it can be appended to again."""
        if self._stream is not None:
            os.close(self._stream)
            self._stream = None


def _parsed(line: bytes) -> dict[str, Any] | None:
    try:
        plain = json.loads(line)
    except ValueError:
        return None
    return plain if isinstance(plain, dict) else None
