"""Signatures that `ssh-keygen -Y verify` checks. Source: OpenSSH, PROTOCOL.sshsig.

Each use has a namespace of its own, so that what was signed for one is worth nothing for another.
"""

import base64
import hashlib
import struct

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

_MAGIC = b"SSHSIG"
_HASH = b"sha512"
_TYPE = b"ssh-ed25519"
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_WIDTH = 70


def raw_public(key: Ed25519PublicKey) -> bytes:
    """Return the 32 bytes of a public key."""
    return key.public_bytes(Encoding.Raw, PublicFormat.Raw)


def ssh_public(raw: bytes) -> str:
    """Return a public key as it stands in ``allowed_signers``."""
    return f"ssh-ed25519 {base64.b64encode(_blob(raw)).decode()}"


def sign(message: bytes, signer: Ed25519PrivateKey, namespace: str) -> str:
    """Return the armoured signature of a message."""
    signature = _string(_TYPE) + _string(signer.sign(_signed(message, namespace)))
    public = _blob(raw_public(signer.public_key()))
    body = _MAGIC + struct.pack(">I", 1) + b"".join(
        _string(part) for part in (public, namespace.encode(), b"", _HASH, signature)
    )  # fmt: skip
    text = base64.b64encode(body).decode()
    return "\n".join([_BEGIN, *(text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH)), _END, ""])


def verified(message: bytes, armoured: str, raw: bytes, namespace: str) -> bool:
    """Whether it is that key's signature of the message, in that namespace."""
    try:
        body = base64.b64decode("".join(armoured.strip().splitlines()[1:-1]), validate=True)
        fixed = len(_MAGIC) + 4
        if body[:fixed] != _MAGIC + struct.pack(">I", 1):
            return False
        public, named, _reserved, hashed, signature = _strings(body[fixed:])
        kind, made = _strings(signature)
        if (public, named, hashed, kind) != (_blob(raw), namespace.encode(), _HASH, _TYPE):
            return False
        Ed25519PublicKey.from_public_bytes(raw).verify(made, _signed(message, namespace))
    except (ValueError, IndexError, struct.error, InvalidSignature):
        return False
    return True


def _signed(message: bytes, namespace: str) -> bytes:
    parts = (namespace.encode(), b"", _HASH, hashlib.sha512(message).digest())
    return _MAGIC + b"".join(map(_string, parts))


def _blob(raw: bytes) -> bytes:
    return _string(_TYPE) + _string(raw)


def _string(data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + data


def _strings(data: bytes) -> list[bytes]:
    found = []
    while data:
        (size,) = struct.unpack(">I", data[:4])
        if size > len(data) - 4:
            raise ValueError
        found.append(data[4 : 4 + size])
        data = data[4 + size :]
    return found
