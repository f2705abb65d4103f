"""The journal: one line per act, each bound to the line before it.

A line is a JSON object in canonical form (RFC 8785), with ``n`` (from 1), ``when``, ``act``, ``params`` (codes, counts
and digests only) and ``prev``: the SHA-256 of the line before, without its line break, or 64 zeros. Whoever changes a
line must change all that follow, and no longer matches a digest quoted elsewhere.
"""

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import rfc8785

from sourcier.secret import write_error

FIRST = "0" * 64
Clock = Callable[[], str]
"""Gives the time as ISO 8601 with its offset."""
Params = Mapping[str, str | int | bool | None]
_FIELDS = {"act", "n", "params", "prev", "when"}
_APPEND = os.O_CREAT | os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Chain:
    """What a journal is worth."""

    lines: int
    """Whole lines."""
    whole: bool
    """Every line is bound to the one before it, and the last one is complete."""
    first_broken: int | None
    """The first line, from 1, that is not bound to the one before."""
    reason: str | None
    """``not_json``, ``not_canonical``, ``wrong_number`` or ``wrong_link``."""
    cut_bytes: int
    """Bytes after the last whole line: what a kill left of a line."""
    head: str
    """The SHA-256 of the last whole line: what to quote elsewhere."""


def digest(line: bytes) -> str:
    """Return the SHA-256 of one line without its line break."""
    return hashlib.sha256(line).hexdigest()


def verify(path: Path) -> Chain:
    """Check the whole chain. A missing file is a journal of no line, which is not whole."""
    content = path.read_bytes() if path.exists() else b""
    *lines, cut = content.split(b"\n")
    prev, broken, reason = FIRST, None, None
    for number, line in enumerate(lines, start=1):
        reason = _fault(line, number, prev)
        if reason:
            broken = number
            break
        prev = digest(line)
    head = digest(lines[-1]) if lines else FIRST
    return Chain(len(lines), bool(lines) and not broken and not cut, broken, reason, len(cut), head)


def _fault(line: bytes, number: int, prev: str) -> str | None:
    plain = _parsed(line)
    if plain is None:
        return "not_json"
    if rfc8785.dumps(plain) != line:
        return "not_canonical"
    if plain["n"] != number:
        return "wrong_number"
    return None if plain["prev"] == prev else "wrong_link"


def _parsed(line: bytes) -> dict[str, Any] | None:
    """Return the line's object, or None where it is none of ours."""
    try:
        plain = json.loads(line)
        rfc8785.dumps(plain)
    except (ValueError, RecursionError, rfc8785.CanonicalizationError):
        return None
    return plain if isinstance(plain, dict) and set(plain) == _FIELDS else None


class Journal:
    """Appends to the journal at `path`; a line a kill cut short is dropped first, and that is said."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path, self._clock = path, clock
        self.chain = verify(path)
        """The chain as it was found."""
        self._lines, self._head = self.chain.lines, self.chain.head
        if self.chain.cut_bytes:
            os.truncate(path, path.stat().st_size - self.chain.cut_bytes)
            self.append("journal_recovered", {"cut_bytes": self.chain.cut_bytes})

    @property
    def lines(self) -> int:
        """How many acts it holds."""
        return self._lines

    def append(self, act: str, params: Params) -> None:
        """Add one act, synced. Raises DiskFull: then the act was not recorded and nothing of it remains."""
        body: dict[str, Any] = {
            "act": act,
            "n": self._lines + 1,
            "params": dict(params),
            "prev": self._head,
            "when": self._clock(),
        }
        line = rfc8785.dumps(body)
        append_whole(self._path, line + b"\n")
        self._lines, self._head = self._lines + 1, digest(line)

    def last(self, *acts: str) -> Mapping[str, Any]:
        """Return the params of the last of those acts; empty where there is none."""
        lines = self._path.read_bytes().splitlines() if self._path.exists() else []
        for line in reversed(lines):
            plain = _parsed(line)
            if plain is not None and plain["act"] in acts and isinstance(plain["params"], dict):
                return plain["params"]
        return {}


def append_whole(path: Path, data: bytes) -> None:
    """Append whole or not at all."""
    descriptor = os.open(path, _APPEND, 0o600)
    before = os.fstat(descriptor).st_size
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
        os.fsync(descriptor)
    except OSError as error:
        with suppress(OSError):
            os.ftruncate(descriptor, before)
        raise write_error(error, path) from error
    finally:
        os.close(descriptor)
