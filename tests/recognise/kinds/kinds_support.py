"""What the tests of kinds share: asking a rule, drawing random values of a shape, measuring chance."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa

from sourcier.recognise.kind import Kind
from sourcier.recognise.values import Values

DRAWS = 100_000
DIGITS = "0123456789"
CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
PRINTABLE = "".join(chr(code) for code in range(33, 127))


def valid(kind: Kind, *texts: str) -> list[bool]:
    """Ask the whole rule of each text."""
    return kind.valid(Values(pa.array(list(texts), pa.string()))).tolist()


def plausible(kind: Kind, *texts: str) -> list[bool]:
    """Ask the wider test of each text."""
    return kind.plausible(Values(pa.array(list(texts), pa.string()))).tolist()


def all_valid(kind: Kind, *texts: str) -> bool:
    return all(valid(kind, *texts))


def none_valid(kind: Kind, *texts: str) -> bool:
    return not any(valid(kind, *texts))


def drawn(mask: Sequence[str], count: int = DRAWS, seed: int = 7) -> pa.StringArray:
    """Return random texts: one alphabet per character, such as ``[CAPITALS, DIGITS, DIGITS]``."""
    random = np.random.default_rng(seed)
    columns = [
        np.array([ord(sign) for sign in alphabet], np.uint8)[random.integers(0, len(alphabet), count)]
        for alphabet in mask
    ]
    data = np.column_stack(columns).astype(np.uint8)
    ends = np.arange(count + 1, dtype=np.int32) * len(mask)
    return pa.StringArray.from_buffers(count, pa.py_buffer(ends), pa.py_buffer(np.ascontiguousarray(data)))


def measured(kind: Kind, texts: pa.StringArray) -> float:
    return float(kind.valid(Values(texts)).mean())


def passes_by_chance(kind: Kind, mask: Sequence[str], count: int = DRAWS) -> bool:
    """Whether random values of this shape pass at the stated rate, within four standard errors."""
    share = measured(kind, drawn(mask, count))
    error = (max(kind.chance * (1 - kind.chance), 1 / count) / count) ** 0.5
    return abs(share - kind.chance) <= 4 * error
