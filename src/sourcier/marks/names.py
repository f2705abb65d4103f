"""Names that nobody in a file bears: an invented person has one as often as others have a name of their own.

The chance that the next person's name was not met before is the share of names met once (Good, "The Population
Frequencies of Species and the Estimation of Population Parameters", 1953). Without them, no invented person's name
would stand alone, and that would tell.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from sourcier.data import family_name_array, given_names
from sourcier.recognise.hashing import hash_text, sorted_set
from sourcier.recognise.values import fold

FAMILY_KINDS = frozenset({"family_name", "birth_name"})
GIVEN_KINDS = frozenset({"given_name"})
_FEMALE, _MALE = "F", "M"


class NamesSeen:
    """The names of one column, as eight bytes each."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._held: list[np.ndarray] = []

    def see(self, text: pa.StringArray) -> None:
        """Take the names of a batch; blank ones are nobody's."""
        filled = text.filter(pc.fill_null(pc.not_equal(text, ""), fill_value=False))
        if len(filled):
            self._held.append(hash_text(filled))

    def settled(self, longest: int) -> "NewNames":
        """Return what new names are drawn by; none is longer than `longest` bytes."""
        held = np.sort(np.concatenate([np.zeros(0, np.uint64), *self._held]))
        known = sorted_set(held)
        starts = np.searchsorted(held, known)
        once = int((np.diff(np.append(starts, len(held))) == 1).sum())
        return NewNames(self.kind, once / max(1, len(held)), known, longest)


@dataclass(frozen=True, slots=True, eq=False)
class NewNames:
    """Names of the country's lists that a file does not have."""

    kind: str
    share: float
    """How many of its rows bear a name no other row bears, 0 to 1."""
    known: np.ndarray
    """uint64, ascending: hashes of the file's own."""
    longest: int

    def instead(self, rng: np.random.Generator, cells: pa.StringArray, kept: np.ndarray) -> pa.StringArray:
        """Return the cells, of those that need not be `kept` so many with a new name, written like the old one."""
        chosen = ~kept & (rng.random(len(cells)) < self.share)
        if not chosen.any():
            return cells
        capitals = pc.fill_null(pc.equal(cells, pc.utf8_upper(cells)), fill_value=True)
        for upper in (True, False):
            like = capitals if upper else pc.invert(capitals)
            for asked, names in self._lists(cells):
                written = self._unknown(pc.utf8_upper(names) if upper else pc.utf8_title(names))
                rows = np.flatnonzero(chosen & like.to_numpy(zero_copy_only=False) & asked)
                if rows.size and len(written):
                    drawn = written.take(pa.array(rng.integers(0, len(written), rows.size)))
                    flags = np.zeros(len(cells), bool)
                    flags[rows] = True
                    cells = pc.replace_with_mask(cells, pa.array(flags), drawn)
        return cells

    def _lists(self, cells: pa.StringArray) -> list[tuple[np.ndarray, pa.StringArray]]:
        """The names to draw from, and for which cells: a woman's name takes the place of a woman's."""
        if self.kind in FAMILY_KINDS:
            return [(np.ones(len(cells), bool), family_name_array())]
        listed = given_names()
        by_sex = {sex: listed.names.filter(pc.equal(listed.sex, sex)) for sex in (_FEMALE, _MALE)}
        folded, found = fold(cells), []
        for sex, other in ((_FEMALE, _MALE), (_MALE, _FEMALE)):
            alone = by_sex[sex].filter(pc.invert(pc.is_in(by_sex[sex], value_set=by_sex[other])))
            asked = pc.is_in(folded, value_set=alone).to_numpy(zero_copy_only=False)
            found.append((np.asarray(asked), alone))
        return found

    def _unknown(self, names: pa.StringArray) -> pa.StringArray:
        hashes = hash_text(names)
        at = np.minimum(np.searchsorted(self.known, hashes), max(len(self.known) - 1, 0))
        fits = pc.binary_length(names).to_numpy(zero_copy_only=False) <= self.longest
        new = self.known[at] != hashes if len(self.known) else np.ones(len(names), bool)
        return names.filter(pa.array(new & fits))
