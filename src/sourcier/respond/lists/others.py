"""People in the file who are no patients: doctors, samplers, staff, the insured. Each goes to a person's queue."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.recognise.values import fold

from .layout import Layout, Others
from .source import NOBODY

MOST = 200_000
"""So many are named; of those beyond, only the rows are counted."""
_LONGEST = 120
_GAP = " \u00b7 "
INSURED = "insured"


@dataclass(slots=True)
class OtherPeople:
    """Everyone met so far: per controller and role, how often each stands there."""

    met: dict[tuple[int, str, str], int] = field(default_factory=dict)
    """By controller, role and what tells them apart, as it stands in the file."""
    beyond: dict[tuple[int, str], int] = field(default_factory=dict)
    """Rows of those who were too many to be named."""

    def add(self, party: int, role: str, name: str, rows: int) -> None:
        """Count one."""
        place = (party, role, name)
        if place in self.met or len(self.met) < MOST:
            self.met[place] = self.met.get(place, 0) + rows
        else:
            self.beyond[party, role] = self.beyond.get((party, role), 0) + rows

    def of(self, party: int) -> Iterator[tuple[str, str, int]]:
        """Yield role, name and rows of a controller's, by role and name."""
        for (owner, role, name), rows in sorted(self.met.items()):
            if owner == party:
                yield role, name, rows


def others_in(batch: pa.RecordBatch, layout: Layout, party: np.ndarray, into: OtherPeople) -> None:
    """Count the other people of some rows; `party` holds one entry per row."""
    for others in layout.others:
        names = _names(batch, others)
        told = pc.greater(pc.binary_length(names), 0).to_numpy(zero_copy_only=False)
        if others.role == INSURED:
            told &= ~_oneself(batch, layout, others)
        coded = names.dictionary_encode()
        codes = coded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
        wide = len(coded.dictionary) + 1
        keys, rows = np.unique(party[told].astype(np.int64) * wide + codes[told], return_counts=True)
        texts = coded.dictionary.to_pylist()
        for key, count in zip(keys.tolist(), rows.tolist(), strict=True):
            owner, code = divmod(key, wide)
            if owner != NOBODY:
                into.add(owner, others.role, texts[code], count)


def _names(batch: pa.RecordBatch, others: Others) -> pa.StringArray:
    parts = [_plain(batch.column(f"c{at}")) for at in others.names]
    joined = pc.binary_join_element_wise(*parts, _GAP)
    return pc.utf8_trim(pc.replace_substring_regex(joined, f"(?:{_GAP})+", _GAP), characters=_GAP)


def _plain(column: pa.StringArray) -> pa.StringArray:
    return pc.utf8_trim_whitespace(fold(pc.utf8_slice_codeunits(column, 0, _LONGEST)))


def _oneself(batch: pa.RecordBatch, layout: Layout, others: Others) -> np.ndarray:
    """Rows whose insured bears the patient's own names."""
    same = np.ones(batch.num_rows, bool)
    compared = False
    kinds = {column.index: column.kind for column in others.columns}
    for field_name, kind in (("family", "family_name"), ("given", "given_name"), ("full", "full_name")):
        theirs = next((at for at in others.names if kinds[at] == kind), None)
        mine = layout.fields.get(field_name)
        if theirs is not None and mine is not None:
            compared = True
            equal = pc.equal(_plain(batch.column(f"c{theirs}")), _plain(batch.column(f"c{mine}")))
            same &= equal.to_numpy(zero_copy_only=False)
    return same if compared else np.zeros(batch.num_rows, bool)
