"""Comments cut into parts that say nothing of each other: short rows of tokens, most of which were met before.

A part ends at a comma, a semicolon, a point or a line's end, unless something reaches across: antecedents and families
head lists, a clause may be nothing but a word about the fact before it, an address has commas, tests are told by
the company they keep.
"""

from functools import cache

import numpy as np

from .found import CODES
from .items import ID, SHOUTED, SPACE, TESTS, UPPER
from .roles import Role
from .streets import streets
from .vocabulary import POSTCODE, vocabulary

_STICKY = Role.HISTORY | Role.FAMILY_LIST
_ACROSS = (
    Role.NEGATION_AFTER | Role.QUESTION_AFTER | Role.QUESTION_NEAR | Role.PAST_AFTER | Role.SETTLED | Role.ENDED
)  # fmt: skip
_NAME_REACH = 8
_INITIALS = 3
_FIRST = 4
"""Tokens of a clause in which a word about the fact before it may stand."""
_DRUG = CODES["health.drug"]
_BESIDE = 2
"""Tokens of a clause in which what someone is may stand behind a name: Mme X, infirmière."""


class Parts:
    """Finds where rows of tokens may be cut."""

    def __init__(self) -> None:
        known = vocabulary()
        size = len(known.words)
        self._sticky, self._across, self._admin = (np.zeros(size, bool) for _ in range(3))
        self._letter, self._number, self._short = (np.zeros(size, bool) for _ in range(3))
        for word, number in known.ids.items():
            self._letter[number] = len(word) == 1 and word.isalpha()
            self._number[number] = word.isdigit() or word in ("#", "@", "#####")
        self._doctor, self._allergy, self._drug, self._agent, self._test, self._civility = (
            np.zeros(size, bool) for _ in range(6)
        )
        self._place, self._facility = np.zeros(size, bool), np.zeros(size, bool)
        for number, node in known.root.next.items():
            self._sticky[number] = bool(node.roles & _STICKY)
            self._across[number] = bool(node.roles & _ACROSS)
            self._place[number] = node.nature in ("service", "site")
            self._facility[number] = bool(node.roles & Role.FACILITY)
            self._allergy[number] = node.nature == "allergy"
            self._drug[number] = node.kind == _DRUG
            self._short[number] = node.kind >= 0 and len(known.words[number]) <= _INITIALS
            self._civility[number] = bool(node.roles & (Role.CIVILITY | Role.PERSON_CUE))
            self._agent[number] = node.nature == "agent"
            self._test[number] = bool(node.roles & Role.TEST) and node.kind < 0
            self._doctor[number] = bool(node.roles & Role.DOCTOR)
            self._admin[number] = bool(node.roles & Role.ADMIN)
        self._streets = streets()
        self._sticky[known.ids[POSTCODE]] = True
        ids = known.ids
        self._point = ids["."]
        self._separators = np.zeros(size, bool)
        self._separators[[ids[sign] for sign in ",;\n"]] = True

    def starts(self, bits: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        """Return the first token of every part of the comments that begin and end at these tokens."""
        word = bits & ID
        cut = self._cuts(word, bits)
        sticky = _sums(self._sticky[word] | self._streets.begin(word))
        admin = _sums(self._admin[word])
        filled = last > first
        whole = sticky[last] > sticky[first]
        place, facility = _sums(self._place[word]), _sums(self._facility[word])
        whole |= (place[last] > place[first]) & (facility[last] > facility[first])
        ends = np.maximum(last - 1, 0)
        whole |= filled & (admin[last] > admin[first]) & self._short[word[ends]] & ((bits[ends] & UPPER) != 0)
        owner = np.searchsorted(first, cut, side="right") - 1
        allergy = _sums(self._allergy[word])
        listed = (allergy[cut] > allergy[first[owner]]) & self._opens_with_drug(word, cut)
        cut = cut[~whole[owner] & ~listed & (cut < last[owner])]
        begins = np.zeros(len(word), bool)
        begins[first[filled]] = True
        begins[cut] = True
        return np.flatnonzero(begins)

    def _opens_with_drug(self, word: np.ndarray, cut: np.ndarray) -> np.ndarray:
        """Which clauses begin with a medicine: behind an allergy, another of its kind."""
        found = np.zeros(len(cut), bool)
        for step in range(_BESIDE):
            found |= self._drug[word[np.minimum(cut + step, len(word) - 1)]]
        return found

    def among_tests(self, bits: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        """Return the bit that says a comment speaks of tests or of several germs, per comment."""
        word = bits & ID
        tests, agents = _sums(self._test[word]), _sums(self._agent[word])
        return np.asarray(
            np.where((tests[last] > tests[first]) | (agents[last] - agents[first] > 1), TESTS, 0), np.int32
        )

    def holds_agent(self, bits: np.ndarray, begin: np.ndarray, stop: np.ndarray) -> np.ndarray:
        """Return which parts name a germ or virus, for which alone it matters what else is tested."""
        agents = _sums(self._agent[bits & ID])
        return np.asarray(agents[stop] > agents[begin])

    def trimmed(self, bits: np.ndarray, begin: np.ndarray, stop: np.ndarray) -> np.ndarray:
        """Return where parts stop without the separator at their end."""
        closed = (stop - begin > 1) & self._separators[bits[np.maximum(stop - 1, 0)] & ID]
        return np.asarray(np.where(closed, stop - 1, stop))

    def _cuts(self, word: np.ndarray, bits: np.ndarray) -> np.ndarray:
        """The tokens before which a part may end."""
        if len(word) < 2:  # noqa: PLR2004  # nothing to part
            return np.empty(0, np.int64)
        separates = self._separators[word]
        points = np.flatnonzero(word == self._point)
        behind = points[(points > 0) & (points + 1 < len(word))]
        kept = ~self._letter[word[behind - 1]] & ((bits[behind + 1] & SPACE) != 0)
        separates[behind[kept]] = True
        places = np.flatnonzero(separates[:-1])
        inside = (places > 0) & self._number[word[places - 1]] & self._number[word[places + 1]]
        inside &= (bits[places + 1] & SPACE) == 0
        starts = places[~inside] + 1
        across = np.zeros(len(starts), bool)
        named = self._named(word, starts)
        for step in range(_FIRST):
            at = np.minimum(starts + step, len(word) - 1)
            across |= self._across[word[at]]
            if step < _BESIDE:
                across |= self._doctor[word[at]] & named
        return np.asarray(starts[~across])

    def _named(self, word: np.ndarray, starts: np.ndarray) -> np.ndarray:
        """Behind which clauses someone may have been named."""
        civil = _sums(self._civility[word])
        return np.asarray(civil[starts] > civil[np.maximum(starts - _NAME_REACH, 0)])


def shout(bits: np.ndarray, letters: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Return the bit that says a comment is in capitals, per comment; `letters` are words of two letters and more."""
    low = _sums(letters & ((bits & UPPER) == 0))
    return np.asarray(np.where(low[last] > low[first], 0, SHOUTED), np.int32)


def _sums(flags: np.ndarray) -> np.ndarray:
    sums = np.zeros(len(flags) + 1, np.int64)
    np.cumsum(flags, out=sums[1:])
    return sums


@cache
def parts() -> Parts:
    """Return the finder of parts, made once."""
    return Parts()
