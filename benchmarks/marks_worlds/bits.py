"""Agrawal-Kiernan marks with the fingerprints of Li, Swarup and Jajodia: the lowest bit of a number carries the copy.

R. Agrawal, J. Kiernan, "Watermarking relational databases", VLDB 2002; Y. Li, V. Swarup, S. Jajodia, "Fingerprinting
relational databases", IEEE TDSC 2005. Written for this benchmark: no package of them was found. One row in gamma is
marked, by the key it stands under; a fingerprint has 64 bits; a copy is named by a binomial bound over all copies.
"""

import hashlib
import hmac
from math import comb

import numpy as np
import pyarrow as pa

BITS, GAMMA = 64, 1


def _drawn(keys: list[str]) -> np.ndarray:
    digests = b"".join(hmac.digest(b"register", key.encode(), "sha256")[:12] for key in keys)
    return np.frombuffer(digests, "<u4").reshape(-1, 3)


def fingerprint(copy: int) -> np.ndarray:
    """Return a copy's bits."""
    digest = hashlib.sha256(f"copy-{copy}".encode()).digest()
    return np.unpackbits(np.frombuffer(digest, np.uint8))[:BITS].astype(bool)


def embed(table: pa.Table, key: str, number: str, copy: int) -> pa.Table:
    """Return a copy whose numbers bear its fingerprint."""
    drawn = _drawn(table.column(key).to_pylist())
    bit = fingerprint(copy)[drawn[:, 1] % BITS] ^ (drawn[:, 2] & 1).astype(bool)
    values = table.column(number).to_pylist()
    made = [
        str(int(value) & ~1 | int(one)) if value.isdigit() and row % GAMMA == 0 else value
        for value, one, row in zip(values, bit, drawn[:, 0].tolist(), strict=True)
    ]
    return table.set_column(table.column_names.index(number), number, pa.array(made))


def named(table: pa.Table, key: str, number: str, copies: int) -> list[int]:
    """Return the copies named, at one false accusation in a million over all copies."""
    if key not in table.column_names or number not in table.column_names:
        return []
    drawn = _drawn(table.column(key).to_pylist())
    values = table.column(number).to_pylist()
    good = np.array([value.isdigit() for value in values]) & (drawn[:, 0] % GAMMA == 0)
    seen = np.array([int(value) & 1 if value.isdigit() else 0 for value in values], bool) ^ (drawn[:, 2] & 1).astype(
        bool
    )
    place = (drawn[:, 1] % BITS)[good]
    ones, every = np.bincount(place, seen[good], BITS), np.bincount(place, minlength=BITS)
    known = (every > 0) & (2 * ones != every)
    said = 2 * ones > every
    count = int(known.sum())
    found = []
    for copy in range(copies):
        agreed = int((said == fingerprint(copy))[known].sum())
        tail = sum(comb(count, more) for more in range(agreed, count + 1)) / 2**count if count else 1.0
        if tail * copies <= 1e-6:
            found.append(copy)
    return found
