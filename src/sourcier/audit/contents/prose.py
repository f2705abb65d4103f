"""Running text: an illness counts where a person stands within a few lines; elsewhere it is nobody's."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.model.audit_seen import PeopleSeen
from sourcier.recognise import Kind
from sourcier.recognise.text import KINDS, TextReader
from sourcier.recognise.text.counts import Counts, also_of, no_counts
from sourcier.recognise.text.found import IDENTIFIERS, NONE

from .kinds import Kinds
from .sampling import looked
from .screen import is_english, is_source
from .texts import decoded, passwords_in
from .told import Contents

_LONGEST_LINE = 20_000
_SAID, _DOUBTED = 0.9, 0.4
NEAR = 3
"""Lines before and behind one that names somebody in which what is said may be said of them."""
_NAMES = tuple(KINDS.index(kind) for kind in ("person_name", "nir"))
_FIRST_FACT = len(IDENTIFIERS)


def prose_told(data: bytes, reader: TextReader, known: Mapping[str, Kind]) -> Contents:
    """Running text, by the reader of comments: lines near a person are read together, for nobody else's illness."""
    text = decoded(data)
    lines = [line[:_LONGEST_LINE] for line in text.splitlines() if line.strip()]
    kinds = Kinds(dict(known))
    also = also_of(near_people(pa.array(lines, pa.string()), reader)) if lines else ()
    kinds.said(also, _DOUBTED if is_english(text) or is_source(data) else _SAID)
    kinds.passwords(passwords_in(data), code=is_source(data))
    named = max((one.rows for one in also if one.kind in ("nir", "person_name", "email", "phone")), default=0)
    seen = looked(whole=True, taken=len(data), size=len(data), rows=len(lines), used=len(data))
    return Contents(
        seen, "text", "", (), kinds.all(), PeopleSeen(min(named, 1), min(named, 1), named), "",
        kinds.clear_passwords,
    )  # fmt: skip


def near_people(lines: pa.StringArray, reader: TextReader) -> Counts:
    """Return how many lines hold what, as `count_rows` does: identifiers anywhere, all else near a person only."""
    distinct = lines.dictionary_encode()
    place = distinct.indices.to_numpy()
    found = reader.read(pc.cast(distinct.dictionary, pa.string()))
    counts = no_counts()
    named = np.zeros(len(distinct.dictionary), bool)
    named[found.comment[np.isin(found.kind, _NAMES)]] = True
    at = np.flatnonzero(named[place])
    near = np.zeros(len(lines) + 1, np.int64)
    np.add.at(near, np.maximum(at - NEAR, 0), 1)
    np.add.at(near, np.minimum(at + NEAR + 1, len(lines)), -1)
    is_near = np.cumsum(near)[:-1] > 0
    every, close = np.bincount(place, minlength=len(named)), np.bincount(place[is_near], minlength=len(named))
    for status in (found.status, np.full(len(found.status), NONE)):
        seen = {(int(c), int(k), int(s)) for c, k, s in zip(found.comment, found.kind, status, strict=True)}
        for comment, kind, said in sorted(seen):
            if status is found.status and said == NONE:
                continue
            counts[kind, said] += (every if kind < _FIRST_FACT else close)[comment]
    return counts
