"""Keyed digests: how rows and values are named without being shown.

HMAC-SHA256 (RFC 2104, FIPS 198-1), under a key derived for each use.
"""

import base64
import hmac
from collections.abc import Iterable

import pyarrow as pa

from .key import Key

DIGEST_BYTES = 16
_REFERENCE_CHARACTERS = 10


def row_references(key: Key, audience: str, evidence_sha256: str, rows: Iterable[int]) -> list[str]:
    """Return a reference such as ``R-K3J5W2ZQ7A`` for each row number of one evidence.

    50 bits: among 500,000 rows two are alike with a probability of about 1 in 10,000. Another audience or case gets
    other references, so that two readers cannot join what they hold.
    """
    derived = key.derive("row-reference", audience.encode())
    start = f"row|{evidence_sha256}|"
    return [_reference(hmac.digest(derived, f"{start}{row}".encode(), "sha256")) for row in rows]


def row_reference(key: Key, audience: str, evidence_sha256: str, row: int) -> str:
    """Return the reference of one row: see `row_references`."""
    return row_references(key, audience, evidence_sha256, (row,))[0]


def _reference(digest: bytes) -> str:
    return "R-" + base64.b32encode(digest).decode()[:_REFERENCE_CHARACTERS]


def keyed_digests(key: Key, purpose: str, values: pa.Array) -> pa.Array:
    """Return the digest (16 bytes, ``pa.binary(16)``) of each text, one per value; null stays null.

    Equal texts have equal digests under one purpose, and unrelated ones under another. Hand in distinct values:
    each takes about a microsecond.
    """
    derived = key.derive("value-digest", purpose.encode())
    texts = values.cast(pa.large_binary()).to_pylist()
    made = [None if text is None else hmac.digest(derived, text, "sha256")[:DIGEST_BYTES] for text in texts]
    return pa.array(made, pa.binary(DIGEST_BYTES))
