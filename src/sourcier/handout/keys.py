"""The key of a register of copies: it marks, it signs, and it alone names a copy years later.

Kept apart from the register. It may be cut into two halves that are both needed (dual control): then nobody alone can
make a copy that bears somebody's mark.
"""

import json
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import reduce
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sourcier.secret import ComparisonRing, Key, NotAComparisonKey, read_comparison_key, write_private

from .errors import HalfMissing, KeyNotHere, NotARegisterKey

_SORT = "sourcier register key"
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ID = re.compile(r"R-[0-9A-HJKMNP-TV-Z]{10}")
_MOST_BYTES = 10_000
_BYTES = 32
_BOTH = 2


@dataclass(frozen=True, slots=True)
class RegisterKey:
    """What marks copies and signs the register."""

    id: str
    """Stands in the register, says nothing."""
    key: Key = field(repr=False)

    @property
    def signer(self) -> Ed25519PrivateKey:
        """What signs the register's checkpoints (RFC 8032)."""
        return Ed25519PrivateKey.from_private_bytes(self.key.derive("register-signature"))


def new_key(target: Path, other: Path | None = None) -> str:
    """Write a new key, or its two halves; return its id. FileExistsError where one is there."""
    for path in (target, other):
        if path is not None and path.exists():
            raise FileExistsError
    identifier = "R-" + "".join(secrets.choice(_ALPHABET) for _ in range(10))
    whole = secrets.token_bytes(_BYTES)
    if other is None:
        _write(target, identifier, whole, half=0)
        return identifier
    first = secrets.token_bytes(_BYTES)
    _write(target, identifier, first, half=1)
    _write(other, identifier, _xor(whole, first), half=_BOTH)
    return identifier


def read_key(paths: Path | Sequence[Path], keys_folder: Path) -> RegisterKey:
    """Return the key in a file, or in two halves.

    The key of a comparison serves as well where it was made on this computer: its file goes to parties, so the marks
    come from the identity that stays here, never from the file alone.

    Raises:
        NotARegisterKey, HalfMissing, KeyNotHere.
    """
    every = [paths] if isinstance(paths, Path) else list(paths)
    found = [_read(path) for path in every]
    if len(found) == 1 and found[0] is None:
        return _of_comparison(every[0], keys_folder)
    parts = [part for part in found if part is not None]
    if len(parts) != len(found) or len({part.id for part in parts}) != 1:
        raise NotARegisterKey(every[-1])
    halves = sorted(part.half for part in parts)
    if halves == [0]:
        return RegisterKey(parts[0].id, Key(parts[0].secret))
    if halves != [1, _BOTH]:
        raise HalfMissing(every[0])
    return RegisterKey(parts[0].id, Key(reduce(_xor, [part.secret for part in parts])))


@dataclass(frozen=True, slots=True)
class _Part:
    id: str
    half: int
    secret: bytes = field(repr=False)


def _write(path: Path, identifier: str, secret: bytes, *, half: int) -> None:
    plain = {"what": _SORT, "id": identifier, "version": 1, "half": half, "secret": secret.hex()}
    write_private(path, json.dumps(plain, indent=1).encode() + b"\n", replace=False)


def _read(path: Path) -> _Part | None:
    """Return the part in a file; None where it is another sort of key."""
    try:
        with path.open("rb") as stream:
            plain = json.loads(stream.read(_MOST_BYTES))
        if plain["what"] != _SORT:
            return None
        part = _Part(str(plain["id"]), int(plain["half"]), bytes.fromhex(str(plain["secret"])))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise NotARegisterKey(path) from None
    if plain["version"] != 1 or not _ID.fullmatch(part.id) or len(part.secret) != _BYTES or part.half not in (0, 1, 2):
        raise NotARegisterKey(path)
    return part


def _of_comparison(path: Path, folder: Path) -> RegisterKey:
    try:
        handed = read_comparison_key(path)
    except NotAComparisonKey:
        raise NotARegisterKey(path) from None
    kept = ComparisonRing(folder).find(handed.id)
    if kept is None:
        raise KeyNotHere(path)
    identity = Key(kept.key.secret.derive("register-salt"))
    return RegisterKey(handed.id, Key(identity.derive("register", kept.identity.encode())))


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
