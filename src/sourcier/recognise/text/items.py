"""A comment as a row of items: terms of the lexicons, and the words, numbers and signs between them."""

from dataclasses import dataclass
from functools import cache

from .roles import NO_ROLE
from .vocabulary import NUMBER, POSTCODE, YEAR_WORD, Node, Vocabulary, vocabulary

ID = (1 << 20) - 1
SPACE, TITLE, UPPER, GIVEN, FAMILY, COMMON, SHOUTED, TESTS = (1 << bit for bit in (20, 21, 22, 24, 25, 26, 27, 28))
"""Bits beside a token's number: a blank before it, a capital first letter, capitals throughout, names, a common word;
of a row's first token, that the whole comment is in capitals, that it speaks of tests or of several germs."""
_MOST_SKIPPED = 3
_LONGEST_DOTTED = 12
"""Letters and points of an abbreviation such as H.T.A."""
_NUMBERS = (NUMBER, YEAR_WORD, POSTCODE)


@dataclass(slots=True)
class Item:
    """A term, or a single word, number or sign."""

    start: int
    end: int
    """Tokens from `start` to before `end`."""
    bits: int
    """Of the first token."""
    word: int
    """The number of the first token."""
    kind: int = -1
    nature: str = ""
    roles: int = NO_ROLE
    status: int = 0
    muted: bool = False
    """Names no fact here: a look-alike, or a part of something else."""
    bound: int = 0
    """As a separator: 0 none, 1 joins (et, ou), 2 ends a clause, 3 ends a sentence."""

    @property
    def fact(self) -> bool:
        """Whether it names a fact that is meant."""
        return self.kind >= 0 and not self.muted


class Segmenter:
    """Cuts rows of tokens into items, the longest term first."""

    def __init__(self, known: Vocabulary) -> None:
        ids = known.ids
        self.ids = ids
        self._root, self._skipped = known.root, known.skipped
        self.skipped_words = known.skipped
        self._any, self._year, self._zero = ids["#"], ids["@"], ids["0"]
        self._euro = ids["€"]
        self._point, self._comma, self._hyphen, self._quote = ids["."], ids[","], ids["-"], ids["'"]
        self.letters = frozenset(ids[letter] for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        self.numbers = frozenset(number for word, number in ids.items() if word.isdigit() or word in _NUMBERS)
        self.postcode = ids[POSTCODE]
        self.alphabetic = frozenset(number for word, number in ids.items() if word.strip("*").isalpha()) | {0}
        self._spelt = {number: letter for letter, number in ids.items() if number in self.letters}
        self._one_letter_e = ids["E"]
        self._begins = frozenset(known.root.next) | self.numbers | self.letters
        self._lengths = {number: len(word) for word, number in ids.items()}

    def length(self, word: int) -> int:
        """Return how many letters a known word has."""
        return self._lengths[word]

    def items(self, tokens: list[int]) -> list[Item]:
        """Return the items of one comment."""
        found: list[Item] = []
        at, size = 0, len(tokens)
        begins, letters = self._begins, self.letters
        while at < size:
            bits = tokens[at]
            word = bits & ID
            node, end = self._longest(tokens, at) if word in begins else (None, at)
            if node is None and word in letters:
                node, end = self._dotted(tokens, at)
            if node is None:
                found.append(Item(at, at + 1, bits, word))
                at += 1
                continue
            found.append(Item(at, end, bits, word, node.kind, node.nature, node.roles))
            at = end
        return found

    def _longest(self, tokens: list[int], at: int) -> tuple[Node | None, int]:
        word = tokens[at] & ID
        alone = self._root.next.get(word)
        if alone is not None and not alone.next and word not in self.numbers and word != self._one_letter_e:
            return (alone, at + 1) if alone.kind >= 0 or alone.roles else (None, at)
        best: tuple[Node | None, int] = (None, at)
        fronts = [(self._root, at, 0)]
        size = len(tokens)
        first = True
        while fronts:
            later = []
            for node, place, skips in fronts:
                if place >= size:
                    continue
                word = tokens[place] & ID
                for follower, end in self._steps(node, tokens, place, word):
                    if (follower.kind >= 0 or follower.roles) and end > best[1]:
                        best = (follower, end)
                    if follower.next:
                        later.append((follower, end, 0))
                if not first and skips < _MOST_SKIPPED and self._may_skip(tokens, place, word):
                    later.append((node, place + 1, skips + 1))
            fronts, first = later, False
        return best

    def _steps(self, node: Node, tokens: list[int], place: int, word: int) -> list[tuple[Node, int]]:
        found = []
        if (follower := node.next.get(word)) is not None:
            found.append((follower, place + 1))
        if word in self.numbers and (word != self._zero or self._amount(tokens, place) > place + 1):
            if word != self._any and (follower := node.next.get(self._any)) is not None:
                found.append((follower, self._amount(tokens, place)))
            elif follower is not None and word == self._any:
                found = [(follower, self._amount(tokens, place))]
        elif word == self._one_letter_e and (follower := node.next.get(self._euro)) is not None:
            found.append((follower, place + 1))
        return found

    def _amount(self, tokens: list[int], place: int) -> int:
        """Where a number ends that may have decimals: 34,50."""
        if place + 2 < len(tokens):
            sign, digits = tokens[place + 1], tokens[place + 2]
            glued = not (sign & SPACE or digits & SPACE) and digits & ID in self.numbers
            if glued and sign & ID in (self._point, self._comma):
                return place + 3
        return place + 1

    def _may_skip(self, tokens: list[int], place: int, word: int) -> bool:
        if word == self._hyphen:
            return not tokens[place] & SPACE and place + 1 < len(tokens) and not tokens[place + 1] & SPACE
        if word == self._point:
            return tokens[place - 1] & ID in self.letters and not tokens[place] & SPACE
        return word in self._skipped

    def _dotted(self, tokens: list[int], at: int) -> tuple[Node | None, int]:
        """Single letters with points between them: H.T.A."""
        letters, end, place = [], at, at
        size = len(tokens)
        limit = min(size, at + _LONGEST_DOTTED)
        while place < limit and tokens[place] & ID in self.letters and (place == at or not tokens[place] & SPACE):
            letters.append(self._spelt[tokens[place] & ID])
            end = place + 1
            if end >= limit or tokens[end] & ID != self._point or tokens[end] & SPACE:
                break
            place = end + 1
        end += self._last_point(tokens, end)
        if len(letters) < 2:  # noqa: PLR2004  # one letter is no abbreviation with points
            return None, at
        number = self.ids.get("".join(letters))
        node = self._root.next.get(number) if number is not None else None
        if node is None or (node.kind < 0 and not node.roles):
            return None, at
        return node, end

    def _last_point(self, tokens: list[int], end: int) -> bool:
        """Whether the point right behind an abbreviation is its own and ends no sentence: E.P. ??"""
        if end >= len(tokens) or tokens[end] & ID != self._point or tokens[end] & SPACE:
            return False
        return end + 1 == len(tokens) or not tokens[end + 1] & TITLE


@cache
def segmenter() -> Segmenter:
    """Return the segmenter, made once."""
    return Segmenter(vocabulary())
