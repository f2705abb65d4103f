"""One chain of lines: those that one site entered under one key.

``SITE-KEY.jsonl`` holds the lines, each bound to the one before (as a case's journal); ``.last`` the last line once
more, written before it is appended, so that its loss is noticed and made good; ``.checkpoint`` how many lines there are
and the SHA-256 of them all, signed in ``.checkpoint.sig``. A chain cut back together with its checkpoint is known only
by what was told to somebody else: each receipt carries the checkpoint.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import rfc8785

from sourcier.case import Clock, verify
from sourcier.case.journal import FIRST, append_whole, digest
from sourcier.handout.errors import RegisterBroken
from sourcier.handout.keys import RegisterKey
from sourcier.model.message import Message
from sourcier.secret import private_folder, raw_public, sign, ssh_public, verified, write_private

NAME = re.compile(r"([0-9a-f]{8})-([KR]-[0-9A-Z]{10})(-[0-9a-f]{8})?\.jsonl")
OPENED = "opened"
NAMESPACE = "register@sourcier"
"""What its signatures are for."""
Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ChainRead:
    """A chain as it was found."""

    path: Path
    lines: tuple[Line, ...]
    """The restored last line included."""
    raw: tuple[bytes, ...]
    faults: tuple[Message, ...]
    broken: bool
    """Whether a line was changed: nothing may be added."""

    @property
    def name(self) -> str:
        """Its file's name without the ending."""
        return self.path.name.removesuffix(".jsonl")


def read_chain(path: Path) -> ChainRead:
    """Read a chain and say what is not whole about it; nothing is changed."""
    content = path.read_bytes()
    *raw, cut = content.split(b"\n")
    values = {"chain": path.name}
    faults: list[Message] = []
    state = verify(path)
    if state.first_broken:
        faults.append(
            Message(
                "%(chain)s: line %(line)d was changed, or a line before it.", {**values, "line": state.first_broken}
            )
        )
        raw = raw[: state.first_broken - 1]
    if cut:
        faults.append(Message("%(chain)s: the last line was cut short.", values))
    told, said = _checkpoint(path), len(raw)
    last = _beside(path, ".last")
    if not state.first_broken and told and told[0] == said + 1 and last and _follows(last, raw):
        raw.append(last)
        faults.append(Message("%(chain)s: the last line was lost, and is taken from its second copy.", values))
    if told and told[0] > len(raw) and not state.first_broken:
        faults.append(Message("%(chain)s: %(lost)d lines at the end are lost.", {**values, "lost": told[0] - len(raw)}))
    if told and told[0] < len(raw):
        faults.append(
            Message("%(chain)s: %(new)d lines at the end are not signed.", {**values, "new": len(raw) - told[0]})
        )
    lines = tuple(cast("Line", json.loads(line)) for line in raw)
    if not _signed(path, raw, lines):
        faults.append(Message("%(chain)s: its signature does not hold.", values))
    return ChainRead(path, lines, tuple(raw), tuple(faults), state.first_broken is not None)


def _checkpoint(path: Path) -> tuple[int, str] | None:
    """Return how many lines the checkpoint tells of, and their digest."""
    try:
        _origin, count, found = (_beside(path, ".checkpoint") or b"").decode().split("\n")[:3]
        return int(count), found
    except ValueError:
        return None


def _follows(last: bytes, raw: list[bytes]) -> bool:
    try:
        plain = json.loads(last)
        return bool(plain["n"] == len(raw) + 1 and raw and plain["prev"] == digest(raw[-1]))
    except (ValueError, KeyError, TypeError):
        return False


def _signed(path: Path, raw: list[bytes], lines: tuple[Line, ...]) -> bool:
    told, text = _checkpoint(path), _beside(path, ".checkpoint")
    try:
        public = bytes.fromhex(str(lines[0]["params"]["public_key"]))
    except (IndexError, KeyError, ValueError, TypeError):
        return False
    if told is None or text is None or told[0] > len(raw):
        return False
    signature = (_beside(path, ".checkpoint.sig") or b"").decode("ascii", "replace")
    return _digest(raw[: told[0]]) == told[1] and verified(text, signature, public, NAMESPACE)


def _digest(raw: list[bytes]) -> str:
    return hashlib.sha256(b"".join(line + b"\n" for line in raw)).hexdigest()


def _beside(path: Path, ending: str) -> bytes | None:
    try:
        return path.with_name(path.name.removesuffix(".jsonl") + ending).read_bytes()
    except OSError:
        return None


class ChainWriter:
    """Appends to the chain of a site and a key; makes good a lost last line first."""

    def __init__(self, folder: Path, site: str, key: RegisterKey, clock: Clock) -> None:
        private_folder(folder)
        self._key, self._clock = key, clock
        self._path = folder / f"{site}-{key.id}.jsonl"
        self.notices: tuple[Message, ...] = ()
        """What was found not whole, and made good."""
        if self._path.exists():
            found = read_chain(self._path)
            if found.broken or self._foreign(found):
                raise RegisterBroken(self._path)
            self.notices = found.faults
            self._restore(found)
        self._raw = self._path.read_bytes().split(b"\n")[:-1] if self._path.exists() else []
        if not self._raw:
            public = raw_public(key.signer.public_key())
            self.append(OPENED, {"site": site, "key": key.id, "public_key": public.hex()})

    def _foreign(self, found: ChainRead) -> bool:
        mine = raw_public(self._key.signer.public_key()).hex()
        return not found.lines or found.lines[0]["params"].get("public_key") != mine

    def _restore(self, found: ChainRead) -> None:
        whole = b"".join(line + b"\n" for line in found.raw)
        if self._path.read_bytes() != whole:
            write_private(self._path, whole)

    @property
    def name(self) -> str:
        """Site and key."""
        return self._path.name.removesuffix(".jsonl")

    @property
    def lines(self) -> int:
        """How many lines it holds."""
        return len(self._raw)

    def append(self, act: str, params: Mapping[str, Any]) -> None:
        """Enter one act, then the checkpoint. Raises DiskFull: then nothing was entered."""
        base = self.name
        body: dict[str, Any] = {
            "act": act,
            "n": len(self._raw) + 1,
            "params": dict(params),
            "prev": digest(self._raw[-1]) if self._raw else FIRST,
            "when": self._clock(),
        }
        line = rfc8785.dumps(body)
        write_private(self._path.with_name(f"{base}.last"), line)
        append_whole(self._path, line + b"\n")
        self._raw.append(line)
        text = self.checkpoint()
        write_private(self._path.with_name(f"{base}.checkpoint"), text)
        write_private(self._path.with_name(f"{base}.checkpoint.sig"), self.signature().encode())
        write_private(self._path.with_name(f"{base}.signers"), self.signers().encode())

    def signature(self) -> str:
        """Of the checkpoint; `ssh-keygen -Y verify` checks it."""
        return sign(self.checkpoint(), self._key.signer, NAMESPACE)

    def signers(self) -> str:
        """The public key, as OpenSSH's ``allowed_signers`` wants it."""
        public = ssh_public(raw_public(self._key.signer.public_key()))
        return f'{self.name} namespaces="{NAMESPACE}" {public}\n'

    def checkpoint(self) -> bytes:
        """Three lines: which chain, how many lines, the SHA-256 of them all."""
        return f"{self.name}\n{len(self._raw)}\n{_digest(self._raw)}\n".encode()

    def last_line(self) -> str:
        """The last line, as it stands in the file."""
        return self._raw[-1].decode()
