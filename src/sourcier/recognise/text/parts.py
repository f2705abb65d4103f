"""Comments cut into parts that say nothing of each other: short rows of tokens, most of which were met before.

A part ends at a comma, a semicolon, a point, a line's end, a bracket's end, or a hyphen or a stroke between blanks,
unless something reaches across: antecedents and families head lists, a clause may be nothing but a word about the fact
before it, an address has commas, a sign may be a result. Read part by part, a comment says what it says as a whole.
"""

from collections.abc import Iterable
from functools import cache

import numpy as np

from .found import CODES, TESTED
from .items import FAMILY, GIVEN, ID, SHOUTED, SPACE, TESTS, TITLE, UPPER
from .openers import Openers, telling
from .persons import DOTTED
from .roles import Role
from .spots import Row, row_of
from .status import WITHIN
from .vocabulary import POSTCODE, Vocabulary, nodes, vocabulary

_STICKY = Role.HISTORY | Role.FAMILY_LIST
_ACROSS = Role.NEGATION_AFTER | Role.QUESTION_AFTER | Role.PAST_AFTER | Role.SETTLED | Role.ENDED
_RESULT = Role.UNFINISHED | Role.POSITIVE | Role.NEGATION_AFTER
"""Behind a hyphen, what says that the hyphen is a result, or leads to one."""
_NAME_REACH = 8
_INITIALS = 3
_FIRST = 4
"""Tokens of a clause in which a word about the fact before it may stand."""
_DRUG = CODES["health.drug"]
_BESIDE = 3
"""Tokens of a clause in which what someone is may stand behind a name: Mme X, infirmière."""
_SENTENCE, _CLAUSE, _SPACED, _CLOSED = ";\n", ",", "-/", ")"
"""Signs that end a part: always, in a sentence, between blanks, as their part's own last sign."""

_ALWAYS, _SOMETIMES = 1, 2
_PAIR = 20
_POSTCODE, _RELATIVES, _PLACE, _FACILITY, _ALLERGY, _CIVILITY, _AGENT, _TEST, _ADMIN = (1 << bit for bit in range(9))
"""What is looked up of every word."""


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
        self._ends = np.zeros(size, np.uint8)
        self._ends[self._sentence | self._clause | self._closed] = _ALWAYS
        self._ends[self._spaced] = self._ends[self._point] = _SOMETIMES
        self._small = _flags(known, (*(known.words[number] for number in known.skipped), *":'(),-[]\"|>"))
        self._within = _flags(known, [word for word in WITHIN if word in known.ids])
        self._naming = _flags(known, [word for word in ("NOM", "PRENOM") if word in known.ids])
        self._dotted = _flags(known, [word for word in DOTTED if word in known.ids])
        self._about(known)
        self._tested = np.zeros(size, bool)
        self._tested[
            [word for node in nodes(known.root) for word, after in node.next.items() if after.kind in TESTED]
        ] = True
        self._sticky, self._across, self._doctor = (Openers(known, roles) for roles in (_STICKY, _ACROSS, Role.DOCTOR))

    def _about(self, known: Vocabulary) -> None:
        """Set down what single words are."""
        size = len(known.words)
        self._short, self._drug = np.zeros(size, bool), np.zeros(size, bool)
        self._ends_result, self._signed = np.zeros(size, bool), np.zeros(size, bool)
        self._flags = np.zeros(size, np.uint16)
        self._fact = np.zeros(size, bool)
        lettered, letter = [-1], self._letter
        self._flags[known.ids[POSTCODE]] = _POSTCODE
        self._flags[telling(known, Role.CIVILITY | Role.PERSON_CUE)] |= _CIVILITY
        for number, node in known.root.next.items():
            family = bool(node.roles & Role.FAMILY_LIST) and not node.roles & Role.HISTORY
            self._flags[number] |= (
                family * _RELATIVES
                | (node.nature in ("service", "site")) * _PLACE
                | bool(node.roles & Role.FACILITY) * _FACILITY
                | (node.nature == "allergy") * _ALLERGY
                | (node.nature == "agent") * _AGENT
                | (bool(node.roles & Role.TEST) and node.kind < 0) * _TEST
                | bool(node.roles & Role.ADMIN) * _ADMIN
            )
            lettered += [
                number << _PAIR | after for after, leads in node.next.items() if leads.kind >= 0 and letter[after]
            ]
            self._fact[number] = node.kind >= 0
            self._signed[number] = known.ids["-"] in node.next
            self._dotted[number] |= self._point in node.next or bool(node.roles & (Role.LIVES | Role.STREET))
            self._drug[number] = node.kind == _DRUG
            self._short[number] = node.kind >= 0 and len(known.words[number]) <= _INITIALS
            self._ends_result[number] = bool(node.roles & _RESULT)
        self._lettered = np.array(sorted(lettered), np.int64)

    def row(self, bits: np.ndarray) -> Row:
        """Return tokens as a row."""
        return row_of(bits, self._flags)

    def starts(self, row: Row, ways: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        """Return the first token of every part of the comments that begin and end at these tokens.

        `ways` are the tokens at which an address may begin.
        """
        word, filled = row.word, last > first
        cut, ends = self._cuts(row)
        owner = np.searchsorted(first, cut, side="right") - 1
        listed = (row.between(_ALLERGY, first[owner], cut) > 0) & self._opens_with_drug(word, cut)
        typed = self._typed(row, first[owner], cut - 1)
        kept = ~self._whole(row, first, last)[owner] & ~listed & ~typed & (cut < last[owner])
        cut, ends = cut[kept], ends[kept]
        begins = np.zeros(len(word), bool)
        begins[first[filled]] = True
        begins[cut[ends]] = True
        sentences = np.flatnonzero(begins)
        heads = self._sticky.begin(word)
        heads[self._trailing(row)] = False
        sticky = np.sort(np.concatenate([np.flatnonzero(heads), ways, row.of(_POSTCODE)]))
        held = np.searchsorted(sticky, np.append(sentences[1:], len(word))) > np.searchsorted(sticky, sentences)
        inner = cut[~ends]
        begins[inner[~held[np.searchsorted(sentences, inner, side="right") - 1]]] = True
        return np.flatnonzero(begins)

    def _trailing(self, row: Row) -> np.ndarray:
        """Which words for a family stand behind what it has, and so head no list: hémophilie dans la famille."""
        word, at = row.word, row.of(_RELATIVES)
        within = at - 1 - (self._small[word[np.maximum(at - 1, 0)]] & (at > 1))
        at, within = at[within > 0], within[within > 0]
        lists = (word[np.minimum(at + 1, len(word) - 1)] == self._colon) & (at + 1 < len(word))
        return np.asarray(at[self._within[word[within]] & ~self._sign[word[within - 1]] & ~lists])

    def _whole(self, row: Row, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        """Which comments are not cut: an office's remark with its typist's initials, a place of care and its tubes."""
        whole = (row.within(_PLACE, first, last) > 0) & (row.within(_FACILITY, first, last) > 0)
        return np.asarray(whole | (last > first) & self._typed(row, first, last))

    def _typed(self, row: Row, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        """Which stretches of an office's remarks end with what may be initials."""
        ends = np.maximum(last - 1, 0)
        short = self._short[row.word[ends]] & ((row.bits[ends] & UPPER) != 0)
        return np.asarray(short & (row.between(_ADMIN, first, np.maximum(first, last)) > 0))

    def _opens_with_drug(self, word: np.ndarray, cut: np.ndarray) -> np.ndarray:
        """Which clauses begin with a medicine: behind an allergy, another of its kind."""
        found = np.zeros(len(cut), bool)
        for step in range(_BESIDE):
            found |= self._drug[word[np.minimum(cut + step, len(word) - 1)]]
        return found

    def among_tests(self, row: Row, first: np.ndarray, last: np.ndarray) -> np.ndarray:
        """Return the bit that says a comment speaks of tests or of several germs, per comment."""
        several = (row.within(_TEST, first, last) > 0) | (row.within(_AGENT, first, last) > 1)
        return np.asarray(np.where(several, TESTS, 0), np.int32)

    def holds_agent(self, row: Row, begin: np.ndarray, stop: np.ndarray) -> np.ndarray:
        """Return which parts name a germ or virus, for which alone it matters what else is tested."""
        return np.asarray(row.within(_AGENT, begin, stop) > 0)

    def trimmed(self, row: Row, begin: np.ndarray, stop: np.ndarray, last: np.ndarray) -> np.ndarray:
        """Return where parts stop without the separator at their end; a hyphen that ends the comment is a result."""
        word, before = row.word[np.maximum(stop - 1, 0)], row.word[np.maximum(stop - 2, 0)]
        closed = self._sentence[word] | self._clause[word] | (self._spaced[word] & (stop < last))
        closed |= (word == self._point) & ~self._letter[before] & ~self._dotted[before] & ~self._sign[before]
        return np.asarray(np.where(closed & (stop - begin > 1), stop - 1, stop))

    def _cuts(self, row: Row) -> tuple[np.ndarray, np.ndarray]:
        """The tokens before which a part may end, and which of them begin a sentence."""
        word, bits = row.word, row.bits
        if len(word) < 2:  # noqa: PLR2004  # nothing to part
            return np.empty(0, np.int64), np.empty(0, bool)
        places = np.flatnonzero(self._separates(word, bits)[:-1])
        before, after = word[np.maximum(places - 1, 0)], word[places + 1]
        inside = (places > 0) & self._number[before] & self._number[after] & ((bits[places + 1] & SPACE) == 0)
        inside |= self._number[before] & self._closed[word[places]]
        places = places[~inside & ~self._naming[before]]
        starts = places + 1
        across = self._answers(word, starts)
        named = row.between(_CIVILITY, np.maximum(starts - _NAME_REACH, 0), starts) > 0
        for step in range(_BESIDE):
            across |= self._doctor.begin_at(word, np.minimum(starts + step, len(word) - 1)) & named
        places = places[~across]
        sign = word[places]
        return places + 1, self._sentence[sign] | (sign == self._point)

    def _separates(self, word: np.ndarray, bits: np.ndarray) -> np.ndarray:
        """Which signs end a part."""
        ends = self._ends[word]
        separates = ends == _ALWAYS
        at = np.flatnonzero(ends == _SOMETIMES)
        at = at[(at > 0) & (at + 1 < len(word))]
        before, here, after = word[at - 1], word[at], word[at + 1]
        apart = (bits[at + 1] & SPACE) != 0
        point = here == self._point
        termed = self._termed(word[np.maximum(at - 2, 0)], before)
        closes = point & (~self._letter[before] | termed) & ~self._dotted[before]
        result = (
            (self._signed[before] & ~termed) | self._sign[after] | (self._ends_result[after] & self._tested[before])
        )
        spaced = ~point & ((bits[at] & SPACE) != 0) & ~result
        second = (here == self._stroke) & ((bits[at - 1] & (TITLE | UPPER)) != 0) & _like_name(bits[at + 1])
        separates[at[apart & (closes | (spaced & ~second))]] = True
        return np.asarray(separates)

    def _termed(self, first: np.ndarray, second: np.ndarray) -> np.ndarray:
        """Which letters are the end of a term, and so no initials and no blood group: hépatite C."""
        pair = first.astype(np.int64) << _PAIR | second
        near = np.minimum(np.searchsorted(self._lettered, pair), len(self._lettered) - 1)
        return np.asarray(self._lettered[near] == pair)

    def _about_next(self, word: np.ndarray, at: np.ndarray) -> np.ndarray:
        """Which cues stand before a fact, of which they speak: ancienne phlébite, en rémission, lymphome."""
        behind = at + np.where(self._across.alone(word[at]), 1, 2)
        return np.asarray(self._fact[word[np.minimum(behind, len(word) - 1)]] & (behind < len(word)))

    def _answers(self, word: np.ndarray, starts: np.ndarray) -> np.ndarray:
        """Which clauses begin with a word about the fact before them."""
        found, still = np.zeros(len(starts), bool), np.ones(len(starts), bool)
        opens = self._across.begin(word)
        opens[:-1] |= self._letter[word[:-1]] & (word[1:] == self._point)
        for step in range(_FIRST):
            at = np.minimum(starts + step, len(word) - 1)
            found |= still & opens[at] & ~self._about_next(word, at)
            still &= self._small[word[at]]
        return found


def _like_name(bits: np.ndarray) -> np.ndarray:
    """Which words might be of a name: Mme X / Y."""
    unlisted = ((bits & ID) == 0) & ((bits & (TITLE | UPPER)) != 0)
    return np.asarray(unlisted | ((bits & (GIVEN | FAMILY)) != 0))


def shout(bits: np.ndarray, letters: np.ndarray, first: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Return the bit that says a comment is in capitals, per comment; `letters` are words of two letters and more."""
    if not len(first):
        return np.empty(0, np.int32)
    low = np.append(letters & ((bits & UPPER) == 0), False)
    spoken = np.logical_or.reduceat(low, first) & (last > first)
    return np.asarray(np.where(spoken, 0, SHOUTED), np.int32)


def _flags(known: Vocabulary, words: Iterable[str]) -> np.ndarray:
    flags = np.zeros(len(known.words), bool)
    flags[[known.ids[word] for word in words]] = True
    return flags


@cache
def parts() -> Parts:
    """Return the finder of parts, made once."""
    return Parts()
