"""A case's key, and the keys derived from it.

HKDF-SHA256 (RFC 5869): each purpose and context has its own key, and none tells anything of another.
"""

from dataclasses import dataclass, field

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Key:
    """The key of one case: 32 bytes that are never shown."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != KEY_BYTES:
            message = "a key has 32 bytes"
            raise ValueError(message)

    def derive(self, purpose: str, context: bytes = b"") -> bytes:
        """Return 32 bytes for `purpose` (a code such as ``store``); `context` sets one use apart from the next."""
        info = b"sourcier/1/" + purpose.encode()
        return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=context or None, info=info).derive(self.secret)

    @property
    def check(self) -> str:
        """Sixteen hexadecimal digits by which a case recognises its own key, and nobody learns it."""
        return self.derive("check")[:8].hex()
