"""``case.json``: what makes a folder a case."""

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from sourcier.secret import Key, KeyRing, write_error, write_private
from sourcier.secret import damaged as key_damaged

from . import errors
from .journal import Clock

FORMAT = 1
FILE = "case.json"
LOCK = "case.lock"


@dataclass(frozen=True, slots=True)
class Identity:
    """What a case says of itself."""

    format: int
    """Of the folder's layout; a version reads its own and those before."""
    id: str
    """32 hexadecimal digits, drawn once; the key's file bears it."""
    created: str
    """ISO 8601 time with offset."""
    basis: str
    """The lawful basis, in the words of whoever opened the case."""
    key_check: str
    """By which the right key is known."""


def open_identity(folder: Path, ring: KeyRing, basis: str | None, clock: Clock) -> tuple[Identity, Key, bool]:
    """Return who the case is, its key, and whether it was made just now. Errors: those of `Case.open`."""
    path = folder / FILE
    if path.exists():
        identity = read_identity(folder)
        return identity, _right_key(identity, ring), False
    identity, key = _new(folder, ring, basis, clock)
    write_private(path, json.dumps(asdict(identity), ensure_ascii=False, indent=1).encode() + b"\n")
    return identity, key, True


def refuse_unfit(folder: Path, ring: KeyRing, basis: str | None) -> None:
    """Raise what stands against opening a case here, before anything is written."""
    if folder.exists() and not folder.is_dir():
        raise errors.not_a_case(str(folder))
    if (folder / FILE).exists():
        return
    if any(not _ours(path) for path in _listed(folder)):
        raise errors.not_a_case(str(folder))
    if not (basis or "").strip():
        raise errors.basis_needed()
    ring.refuse_inside(folder)


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir()) if folder.exists() else []
    except OSError as error:
        raise write_error(error, folder / FILE) from error


def _ours(path: Path) -> bool:
    """Whether a run killed while it made the case left this."""
    return path.name == LOCK or path.name.startswith(".tmp-")


def _new(folder: Path, ring: KeyRing, basis: str | None, clock: Clock) -> tuple[Identity, Key]:
    case_id = secrets.token_hex(16)
    key = ring.make(case_id, folder)
    return Identity(FORMAT, case_id, clock(), (basis or "").strip(), key.check), key


def read_identity(folder: Path) -> Identity:
    """Return what a case says of itself; needs neither key nor lock. Raises CaseNewer or CaseDamaged."""
    path = folder / FILE
    try:
        plain: dict[str, Any] = json.loads(path.read_bytes())
        theirs = int(plain["format"])
        if theirs > FORMAT:
            raise errors.newer(theirs, FORMAT)
        return Identity(theirs, *(str(plain[name]) for name in ("id", "created", "basis", "key_check")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise errors.damaged(path.name) from error


def _right_key(identity: Identity, ring: KeyRing) -> Key:
    try:
        path = ring.path(identity.id)
    except ValueError as error:
        raise errors.damaged(FILE) from error
    key = ring.get(identity.id)
    if key.check != identity.key_check:
        raise key_damaged(path)
    return key
