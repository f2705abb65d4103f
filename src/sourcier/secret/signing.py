"""Ed25519 keys in OpenSSH's own form, so that others can check a signature with tools they have."""

import base64
import hashlib
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_ssh_private_key,
    load_ssh_public_key,
)

from .files import write_private
from .sshsig import raw_public, ssh_public

_MOST_BYTES = 100_000
_SORT = "ssh-ed25519"


def new_signing_key(path: Path) -> str:
    """Write a new private key to `path` and its public half beside it; return the latter as one line.

    FileExistsError where either is there.
    """
    public = path.with_name(f"{path.name}.pub")
    for one in (path, public):
        if one.exists():
            raise FileExistsError
    key = Ed25519PrivateKey.generate()
    line = ssh_public(raw_public(key.public_key()))
    write_private(path, key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()), replace=False)
    write_private(public, f"{line}\n".encode(), replace=False)
    return line


def read_signing_key(path: Path) -> Ed25519PrivateKey:
    """Return a private key. ValueError where it is none, is of another sort, or wants a passphrase."""
    try:
        key = load_ssh_private_key(_content(path), None)
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm):
        key = None
    if isinstance(key, Ed25519PrivateKey):
        return key
    raise ValueError


def read_public_key(path: Path) -> bytes:
    """Return the 32 bytes of a public key: of a ``.pub`` file, or of a line of ``allowed_signers``. Else ValueError."""
    try:
        words = _content(path).decode().split()
        at = words.index(_SORT)
        key = load_ssh_public_key(f"{_SORT} {words[at + 1]}".encode())
    except (OSError, ValueError, IndexError, UnsupportedAlgorithm):
        key = None
    if isinstance(key, Ed25519PublicKey):
        return raw_public(key)
    raise ValueError


def key_print(raw: bytes) -> str:
    """Return a public key's fingerprint as ``ssh-keygen -l`` shows it."""
    blob = base64.b64decode(ssh_public(raw).split()[1])
    return "SHA256:" + base64.b64encode(hashlib.sha256(blob).digest()).decode().rstrip("=")


def _content(path: Path) -> bytes:
    with path.open("rb") as stream:
        return stream.read(_MOST_BYTES)
