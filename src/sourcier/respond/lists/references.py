"""The reference each listed person bears, such as ``P-K3J5W2ZQ7AB2``: the same in every later list of one controller.

Sixty bits of an HMAC under a key per controller, so that two controllers cannot join what they hold.
"""

import base64
import hmac
from collections.abc import Iterable

import numpy as np

from sourcier.secret import Key

_BITS = 60
_CHARACTERS = 12
_SPARE = 64 - _BITS
NO_REFERENCE = np.uint64(0)


def drawn(key: Key, party: str, seeds: Iterable[bytes]) -> np.ndarray:
    """Return one reference per seed, uint64, never 0."""
    derived = key.derive("person-reference", party.encode())
    made = [int.from_bytes(hmac.digest(derived, seed, "sha256")[:8]) >> _SPARE for seed in seeds]
    return np.asarray(np.maximum(np.array(made, np.uint64), np.uint64(1)))


def said(reference: int) -> str:
    """Return a reference as people read it."""
    return "P-" + base64.b32encode((reference << _SPARE).to_bytes(8)).decode()[:_CHARACTERS]


def read(text: str) -> int | None:
    """Return a reference as it is written on a letter, None where it is none."""
    plain = text.strip().upper().removeprefix("P-").replace(" ", "").replace("-", "")
    if len(plain) != _CHARACTERS:
        return None
    try:
        return int.from_bytes(base64.b32decode(plain + "A===")) >> _SPARE
    except ValueError:
        return None
