"""Which comments are worth reading word by word: those with a word that some term cannot do without."""

from functools import cache

import numpy as np

from .items import COMMON, FAMILY, GIVEN, TITLE, UPPER
from .pattern import SKIPPED
from .roles import Role
from .spots import Row
from .vocabulary import POSTCODE, terms, vocabulary

_CUE_REACH = 6
_CUES = Role.PERSON_CUE | Role.LISTED_CUE


class Triggers:
    """Finds tokens that call for a reading."""

    def __init__(self) -> None:
        known = vocabulary()
        size = len(known.words)
        self._alone = np.zeros(size, bool)
        self._after_number = np.zeros(size, bool)
        self._cue = np.zeros(size, bool)
        self._letter = np.zeros(size, bool)
        self._number = np.zeros(size, bool)
        self._point = known.ids["."]
        self._alone[known.ids[POSTCODE]] = True
        for word, number in known.ids.items():
            self._letter[number] = len(word) == 1 and word.isalpha()
            self._number[number] = word.isdigit() or word in ("#", "@", "#####")
        for words in sorted((path for path, _kind in terms(known.root)), key=len):
            self._add(words, known.words)
        for number, node in known.root.next.items():
            self._alone[number] |= bool(node.roles & Role.CIVILITY)
            self._cue[number] |= node.leads_to(_CUES)

    def _add(self, path: tuple[int, ...], words: tuple[str, ...]) -> None:
        if any(self._alone[number] for number in path):
            return
        own = [number for number in path if words[number] not in SKIPPED and words[number] not in ("#", "@", "#####")]
        if own:
            self._alone[max(own, key=lambda number: (len(words[number]), -number))] = True
        else:
            self._after_number[path[-1]] = True

    def fire(self, row: Row, ways: np.ndarray) -> np.ndarray:
        """Return which tokens call for their comment to be read; `ways` are those at which an address may begin."""
        word, bits = row.word, row.bits
        fired: np.ndarray = self._alone[word]
        fired[ways] = True
        if len(word) < 2:  # noqa: PLR2004  # no neighbours
            return fired
        counted = np.flatnonzero(self._after_number[word])
        fired[counted] |= (counted > 0) & self._number[word[counted - 1]]
        name = ((bits & (GIVEN | FAMILY)) != 0) | ((word == 0) & ((bits & TITLE) != 0))
        cue = np.flatnonzero(self._cue[word])
        for step in range(1, _CUE_REACH + 1):
            inside = cue[cue + step < len(word)]
            fired[inside] |= name[inside + step]
        given = (bits & GIVEN) != 0
        for step in (1, 2):
            inside = cue[cue >= step] - step
            fired[inside] |= given[inside]
        plain = (word == 0) & ((bits & (TITLE | UPPER)) != 0)
        family, loud = (bits & FAMILY) != 0, plain & ((bits & TITLE) != 0) & ((bits & COMMON) == 0)
        pair = given[:-1] & (family | loud)[1:] | (family | loud)[:-1] & given[1:]
        fired[:-1] |= pair & plain[:-1] & plain[1:]
        points = np.flatnonzero(word == self._point)
        points = points[points > 0] - 1
        fired[points] |= self._letter[word[points]]
        return fired


@cache
def triggers() -> Triggers:
    """Return the triggers, made once."""
    return Triggers()
