"""Comments cut into parts that say nothing of each other: short rows of tokens, most of which were met before.

A part ends at a comma, a semicolon, a point, a line's end, a bracket's end, or a hyphen or a stroke between blanks,
unless something reaches across: antecedents and families head lists, a clause may be nothing but a word about the fact
before it, an address has commas, a sign may be a result. Read part by part, a comment says what it says as a whole.
"""

from collections.abc import Iterable
from functools import cache

import numpy as np

from .found import CODES, TESTED
from .items import ID, SHOUTED, SPACE, TESTS, TITLE, UPPER
from .openers import Openers
from .persons import DOTTED
from .roles import Role
from .status import WITHIN
from .streets import streets
from .vocabulary import POSTCODE, Vocabulary, terms, vocabulary

_STICKY = Role.HISTORY | Role.FAMILY_LIST
_ACROSS = Role.NEGATION_AFTER | Role.QUESTION_AFTER | Role.PAST_AFTER | Role.SETTLED | Role.ENDED
_NAME_REACH = 8
_INITIALS = 3
_FIRST = 4
"""Tokens of a clause in which a word about the fact before it may stand."""
_DRUG = CODES["health.drug"]
_BESIDE = 2
"""Tokens of a clause in which what someone is may stand behind a name: Mme X, infirmière."""
_SENTENCE, _CLAUSE, _SPACED, _CLOSED = ";\n", ",", "-/", ")"
"""Signs that end a part: always, in a sentence, between blanks, as their part's own last sign."""


class Parts:
    """Finds where rows of tokens may be cut."""

    def __init__(self) -> None:
        known = vocabulary()
        size = len(known.words)
        self._point, self._stroke, self._colon = (known.ids[sign] for sign in "./:")
        self._postcode = known.ids[POSTCODE]
        self._letter, self._number, self._sign = (np.zeros(size, bool) for _ in range(3))
        for word, number in known.ids.items():
            self._letter[number] = len(word) == 1 and word.isalpha()
            self._number[number] = word.isdigit() or word in ("#", "@", "#####")
            self._sign[number] = bool(word) and not (word.strip("*").isalnum() or self._number[number])
        self._sentence, self._clause, self._spaced, self._closed = (
            _flags(known, signs) for signs in (_SENTENCE, _CLAUSE, _SPACED, _CLOSED)
        )
        self._small = _flags(known, (*(known.words[number] for number in known.skipped), *":'(),-[]\"|>"))
        self._within = _flags(known, [word for word in WITHIN if word in known.ids])
        self._naming = _flags(known, [word for word in ("NOM", "PRENOM") if word in known.ids])
        self._dotted = _flags(known, [word for word in DOTTED if word in known.ids])
        self._about(known)
        self._tested = np.zeros(size, bool)
        self._tested[[path[-1] for path, kind in terms(known.root) if kind in TESTED]] = True
        self._streets = streets()
        self._sticky, self._across = Openers(known, _STICKY), Openers(known, _ACROSS)

    def _about(self, known: Vocabulary) -> None:
        """Set down what single words are."""
        size = len(known.words)
        self._admin, self._short, self._doctor, self._allergy, self._drug = (np.zeros(size, bool) for _ in range(5))
        self._agent, self._test, self._civility, self._place = (np.zeros(size, bool) for _ in range(4))
        self._facility, self._unfinished, self._relatives, self._signed = (np.zeros(size, bool) for _ in range(4))
        for number, node in known.root.next.items():
            self._relatives[number] = bool(node.roles & Role.FAMILY_LIST) and not node.roles & Role.HISTORY
            self._signed[number] = known.ids["-"] in node.next
            self._dotted[number] |= self._point in node.next or bool(node.roles & Role.LIVES)
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
            self._unfinished[number] = bool(node.roles & Role.UNFINISHED)

    def starts(self, bits: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        """Return the first token of every part of the comments that begin and end at these tokens."""
        word = bits & ID
        filled = last > first
        cut, ends = self._cuts(word, bits)
        owner = np.searchsorted(first, cut, side="right") - 1
        allergy = _sums(self._allergy[word])
        listed = (allergy[cut] > allergy[first[owner]]) & self._opens_with_drug(word, cut)
        typed = self._typed(word, bits, first[owner], cut - 1)
        kept = ~self._whole(word, bits, first, last)[owner] & ~listed & ~typed & (cut < last[owner])
        cut, ends = cut[kept], ends[kept]
        begins = np.zeros(len(word), bool)
        begins[first[filled]] = True
        begins[cut[ends]] = True
        sentences = np.flatnonzero(begins)
        sticky = _sums(
            (self._sticky.begin(word) & ~self._trailing(word)) | self._streets.begin(word) | (word == self._postcode)
        )
        held = sticky[np.append(sentences[1:], len(word))] > sticky[sentences]
        inner = cut[~ends]
        begins[inner[~held[np.searchsorted(sentences, inner, side="right") - 1]]] = True
        return np.flatnonzero(begins)

    def _trailing(self, word: np.ndarray) -> np.ndarray:
        """Which words for a family stand behind what it has, and so head no list: hémophilie dans la famille."""
        trailing = np.zeros(len(word), bool)
        at = np.flatnonzero(self._relatives[word])
        within = at - 1 - (self._small[word[np.maximum(at - 1, 0)]] & (at > 1))
        at, within = at[within > 0], within[within > 0]
        lists = (word[np.minimum(at + 1, len(word) - 1)] == self._colon) & (at + 1 < len(word))
        trailing[at[self._within[word[within]] & ~self._sign[word[within - 1]] & ~lists]] = True
        return trailing

    def _whole(self, word: np.ndarray, bits: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        """Which comments are not cut: an office's remark with its typist's initials, a place of care and its tubes."""
        place, facility = _sums(self._place[word]), _sums(self._facility[word])
        whole = (place[last] > place[first]) & (facility[last] > facility[first])
        return np.asarray(whole | (last > first) & self._typed(word, bits, first, last))

    def _typed(self, word: np.ndarray, bits: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        """Which stretches of an office's remarks end with what may be initials."""
        admin, ends = _sums(self._admin[word]), np.maximum(last - 1, 0)
        return np.asarray((admin[last] > admin[first]) & self._short[word[ends]] & ((bits[ends] & UPPER) != 0))

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

    def trimmed(self, bits: np.ndarray, begin: np.ndarray, stop: np.ndarray, last: np.ndarray) -> np.ndarray:
        """Return where parts stop without the separator at their end; a hyphen that ends the comment is a result."""
        word = bits[np.maximum(stop - 1, 0)] & ID
        closed = self._sentence[word] | self._clause[word] | (self._spaced[word] & (stop < last))
        return np.asarray(np.where(closed & (stop - begin > 1), stop - 1, stop))

    def _cuts(self, word: np.ndarray, bits: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The tokens before which a part may end, and which of them begin a sentence."""
        if len(word) < 2:  # noqa: PLR2004  # nothing to part
            return np.empty(0, np.int64), np.empty(0, bool)
        places = np.flatnonzero(self._separates(word, bits)[:-1])
        before, after = word[np.maximum(places - 1, 0)], word[places + 1]
        inside = (places > 0) & self._number[before] & self._number[after] & ((bits[places + 1] & SPACE) == 0)
        inside |= self._number[before] & self._closed[word[places]]
        places = places[~inside & ~self._naming[before]]
        starts = places + 1
        across = self._answers(word, starts)
        named = self._named(word, starts)
        for step in range(_BESIDE):
            across |= self._doctor[word[np.minimum(starts + step, len(word) - 1)]] & named
        places = places[~across]
        sign = word[places]
        return places + 1, self._sentence[sign] | (sign == self._point)

    def _separates(self, word: np.ndarray, bits: np.ndarray) -> np.ndarray:
        """Which signs end a part."""
        separates = self._sentence[word] | self._clause[word] | self._closed[word]
        at = np.flatnonzero((word == self._point) | self._spaced[word])
        at = at[(at > 0) & (at + 1 < len(word))]
        before, here, after = word[at - 1], word[at], word[at + 1]
        apart = (bits[at + 1] & SPACE) != 0
        point = here == self._point
        ends = point & ~self._letter[before] & ~self._dotted[before]
        result = self._signed[before] | self._sign[after] | (self._unfinished[after] & self._tested[before])
        spaced = ~point & ((bits[at] & SPACE) != 0) & ~result
        second = (here == self._stroke) & ((bits[at + 1] & (TITLE | UPPER)) != 0)
        separates[at[apart & (ends | (spaced & ~second))]] = True
        return np.asarray(separates)

    def _answers(self, word: np.ndarray, starts: np.ndarray) -> np.ndarray:
        """Which clauses begin with a word about the fact before them."""
        found, still = np.zeros(len(starts), bool), np.ones(len(starts), bool)
        opens = self._across.begin(word)
        for step in range(_FIRST):
            at = np.minimum(starts + step, len(word) - 1)
            found |= still & opens[at]
            still &= self._small[word[at]]
        return found

    def _named(self, word: np.ndarray, starts: np.ndarray) -> np.ndarray:
        """Behind which clauses someone may have been named."""
        civil = _sums(self._civility[word])
        return np.asarray(civil[starts] > civil[np.maximum(starts - _NAME_REACH, 0)])


def shout(bits: np.ndarray, letters: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Return the bit that says a comment is in capitals, per comment; `letters` are words of two letters and more."""
    low = _sums(letters & ((bits & UPPER) == 0))
    return np.asarray(np.where(low[last] > low[first], 0, SHOUTED), np.int32)


def _flags(known: Vocabulary, words: Iterable[str]) -> np.ndarray:
    flags = np.zeros(len(known.words), bool)
    flags[[known.ids[word] for word in words]] = True
    return flags


def _sums(flags: np.ndarray) -> np.ndarray:
    sums = np.zeros(len(flags) + 1, np.int64)
    np.cumsum(flags, out=sums[1:])
    return sums


@cache
def parts() -> Parts:
    """Return the finder of parts, made once."""
    return Parts()
