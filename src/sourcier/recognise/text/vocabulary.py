"""Words the lexicons know, and the terms made of them.

A term leads from word to word; where it ends stands an `Entry`. Words that nobody listed are looked at once each: a
plural, a feminine, a word that begins with a listed stem, a slip of the keyboard in a long word.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from sourcier.data import family_names, given_names
from sourcier.data.lexicons import lexicon, lexicon_kinds, registered_drugs
from sourcier.data.medicine import drug_names

from .found import CODES
from .pattern import SKIPPED, canonical, fold_term, sequences
from .roles import NO_ROLE, ROLES, Role

UNKNOWN, NUMBER, YEAR_WORD, HIDDEN_WORD, POSTCODE = "", "#", "@", "\x05", "#####"
_SIGNS = "+-?%€,;./()[]:=&\n'\"*@#_!<>|~^\\{}$°²"
_DRUG = "health.drug"
_SPELT_OUT = (
    "BIS", "TER", "QUATER", "APPART", "ESC", "RDC", "EMPLACEMENT", "ENTREE", "AL", "BEN", "VAN", "DA", "ABD", "ABOU",
    "OULD", "BENT", "INTRODUIT", "INSTAURE", "OUI", "NON", "CE", "CA", "ERREUR", "FAUX", "IL", "ELLE", "JUSTE",
    "SEULEMENT", "SIMPLE", "SIMPLEMENT", "PLUTOT", "MOIS", "ANS", "EN", "PAR", "COMME", "DANS",
)  # fmt: skip
"""Words that no lexicon lists and some rule asks for."""
_SHORTEST_NAME = 3
_LONGEST_STEM = 20
_SPELT_ROLES = Role.NEGATION_AFTER | Role.POSITIVE | Role.HISTORY | Role.QUESTION
_UNLISTED = frozenset((
    "PROGESTERONE", "CALCIUM", "ESTRADIOL", "SYNACTHENE", "ADRENALINE", "SODIUM",
    "BETADINE", "DAKIN", "BISEPTINE", "CHLORHEXIDINE", "HEXOMEDINE"))  # fmt: skip
"""Names of medicines that are, in a laboratory, names of what is measured, or what skin is cleaned with."""


@dataclass(slots=True)
class Node:
    """Where a word leads to, and what ends here."""

    next: dict[int, "Node"] = field(default_factory=dict)
    kind: int = -1
    nature: str = ""
    roles: int = NO_ROLE
    below: int = NO_ROLE
    """Roles of all terms that end here or further on, once the vocabulary is made."""

    def leads_to(self, roles: int) -> bool:
        """Whether a term of such a role ends here or further on."""
        return bool(self.below & roles)


class Vocabulary:
    """All words and terms of the lexicons; unchanging once made."""

    def __init__(self) -> None:
        self.ids: dict[str, int] = {UNKNOWN: 0, NUMBER: 1, YEAR_WORD: 2, HIDDEN_WORD: 3, POSTCODE: 4}
        self.root = Node()
        self.skipped: frozenset[int]
        self._stems: dict[str, int] = {}
        self._written: dict[str, int] = {}
        """Numbers of words as they are written in the lexicons, while these are read."""
        for sign in _SIGNS:
            self._id(sign)
        for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
            self._id(letter)
        for word in (*SKIPPED, *_SPELT_OUT):
            self._id(word)
        for words, kind, nature, roles in _terms():
            self._add(words, kind, nature, roles)
        self._spread_stems()
        _sum_up(self.root, set())
        self.skipped = frozenset(self.ids[word] for word in SKIPPED)
        self.words = tuple(sorted(self.ids, key=lambda word: self.ids[word]))
        self.spelt = self._spelt()
        self._written.clear()

    def _id(self, word: str) -> int:
        number = self._written.get(word)
        if number is None:
            number = self._written[word] = self.ids.setdefault(canonical(word), len(self.ids))
        return number

    def _add(self, words: tuple[str, ...], kind: int, nature: str, roles: int) -> None:
        node = self.root
        for word in words:
            number = self._id(word)
            if word[-1] == "*" and len(word) > 1:
                self._stems[canonical(word[:-1])] = number
            follower = node.next.get(number)
            if follower is None:
                follower = node.next[number] = Node()
            node = follower
        if kind >= 0 and (node.kind < 0 or (nature == "weak" and node.kind == kind)):
            node.kind, node.nature = kind, nature
        node.roles |= roles

    def _spread_stems(self) -> None:
        """A listed word leads where a stem it begins with leads, and longer stems where shorter ones do."""
        following: dict[int, list[int]] = {number: [] for number in self._stems.values()}
        for word, number in sorted(self.ids.items(), key=lambda entry: len(entry[0])):
            for stem in self._stems_of(word.rstrip("*")):
                if stem != number:
                    following[stem].append(number)
                    _merge(self.root, number, self.root.next.get(stem))
        for node in list(nodes(self.root)):
            for stem in node.next.keys() & following.keys():
                for number in following[stem]:
                    node.next.setdefault(number, node.next[stem])

    def _stems_of(self, word: str) -> list[int]:
        """The stems a word begins with, the shortest first."""
        prefixes = (word[:size] for size in range(4, min(len(word), _LONGEST_STEM) + 1)) if word.isalpha() else ()
        return [self._stems[prefix] for prefix in prefixes if prefix in self._stems]

    def _spelt(self) -> tuple[str, ...]:
        """Return the words whose slips are looked for: those that name a fact alone, and the weightiest cues."""
        alone = {word for word, number in self.ids.items() if (node := self.root.next.get(number)) and node.kind >= 0}
        heavy = {
            word for word, number in self.ids.items() if (n := self.root.next.get(number)) and n.roles & _SPELT_ROLES
        }
        return tuple(sorted(word for word in alone | heavy if word.isalpha()))

    def stem(self, word: str) -> int:
        """Return the number of the longest stem the word begins with, 0 for none."""
        return next(reversed(self._stems_of(word)), 0)


def _merge(root: Node, number: int, other: Node | None) -> None:
    """Let a word lead where another does, without losing where it leads itself."""
    if other is None:
        return
    node = root.next.setdefault(number, Node())
    if node.kind < 0:
        node.kind, node.nature = other.kind, other.nature
    node.roles |= other.roles
    for follower, leads in other.next.items():
        node.next.setdefault(follower, leads)


def _sum_up(node: Node, done: set[int]) -> int:
    """Set down, from the ends on, which roles terms have that lead on from a node."""
    if id(node) not in done:
        done.add(id(node))
        node.below = node.roles
        for follower in node.next.values():
            node.below |= _sum_up(follower, done)
    return node.below


def nodes(node: Node) -> Iterator[Node]:
    """Yield a node and every one it leads to, once each."""
    seen: set[int] = set()
    rest = [node]
    while rest:
        one = rest.pop()
        if id(one) not in seen:
            seen.add(id(one))
            yield one
            rest.extend(one.next.values())


def terms(node: Node, path: tuple[int, ...] = ()) -> Iterator[tuple[tuple[int, ...], int]]:
    """Yield the words and the kind of every term that names a fact."""
    if node.kind >= 0:
        yield path, node.kind
    for number, follower in node.next.items():
        yield from terms(follower, (*path, number))


def _terms() -> Iterator[tuple[tuple[str, ...], int, str, int]]:
    for kind in lexicon_kinds():
        for section, term in lexicon(kind):
            nature = section
            for words in sequences(term):
                yield words, CODES[kind], nature, NO_ROLE
    for name in sorted({*registered_drugs(), *drug_names()} - _UNLISTED - given_words()):
        for words in sequences(name):
            yield words, CODES[_DRUG], "state", NO_ROLE
    for file in ("cues", "looks"):
        for section, term in lexicon(file):
            for words in sequences(term):
                yield words, -1, "", ROLES[section]


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary, made once."""
    return Vocabulary()


@cache
def given_words() -> frozenset[str]:
    """Words that are given names."""
    return frozenset(
        word for name in given_names().names.to_pylist() for word in name.split(" ") if len(word) >= _SHORTEST_NAME
    )


@cache
def family_words() -> frozenset[str]:
    """Words that are family names."""
    return frozenset(
        name for name in family_names().names.to_pylist() if " " not in name and len(name) >= _SHORTEST_NAME
    )


@cache
def common_words() -> frozenset[str]:
    """Words that are no names, though a name might stand in their place."""
    return frozenset(fold_term(word) for _section, word in lexicon("common_words"))
