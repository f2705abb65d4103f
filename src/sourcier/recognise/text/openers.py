"""Where terms of a role may begin in rows of words: by their first word, or their first two."""

from collections.abc import Iterator, Sequence

import numpy as np

from .vocabulary import Node, Vocabulary

_MOST = 2
_BITS = 20
_ANY = ("#", "@", "#####")
"""Words for numbers."""
_REACH = 4
"""Tokens behind its first word among which the second word of a term stands: à l'étude."""


class Openers:
    """Finds the words that terms of some roles begin with; it may find more than there are, never fewer."""

    def __init__(self, known: Vocabulary, roles: int) -> None:
        size = len(known.words)
        self._alone, self._first, self._small = (np.zeros(size, bool) for _ in range(3))
        self._small[sorted(known.skipped)] = True
        self._level = np.arange(size)
        self._level[[number for word, number in known.ids.items() if word in _ANY or word.isdigit()]] = known.ids["#"]
        paths = [tuple(self._level[list(path)].tolist()) for path in _paths(known.root, roles, ())]
        self._alone[[path[0] for path in paths if len(path) == 1]] = True
        pairs = sorted({_packed(path) for path in paths if len(path) > 1})
        self._first[[path[0] for path in paths if len(path) > 1]] = True
        self._pairs = np.array(pairs or [-1], np.int64)

    def begin(self, word: np.ndarray) -> np.ndarray:
        """Return at which words such a term may begin."""
        level = self._level[word]
        return self._longer(level, self._alone[level], np.flatnonzero(self._first[level]))

    def alone(self, word: np.ndarray) -> np.ndarray:
        """Return which words are such a term by themselves."""
        return np.asarray(self._alone[word])

    def begin_at(self, word: np.ndarray, places: np.ndarray) -> np.ndarray:
        """Return at which of some places, in order, such a term may begin."""
        found, level = np.zeros(len(word), bool), self._level[word]
        found[places] = self._alone[level[places]]
        return np.asarray(self._longer(level, found, places[self._first[level[places]]])[places])

    def _longer(self, word: np.ndarray, found: np.ndarray, at: np.ndarray) -> np.ndarray:
        """Add the places among some at which a term of several words may begin, small words between its first two."""
        for step in range(1, _REACH + 1):
            at = at[at + step < len(word)]
            pair = word[at] | word[at + step] << _BITS
            near = np.minimum(np.searchsorted(self._pairs, pair), len(self._pairs) - 1)
            found[at[self._pairs[near] == pair]] = True
            at = at[self._small[word[at + step]]]
        return found


def telling(known: Vocabulary, roles: int) -> list[int]:
    """Return the longest word of every term of some roles: without one of them, no such term stands anywhere."""
    rest: list[tuple[Node, int]] = [(known.root, -1)]
    found: set[int] = set()
    while rest:
        node, longest = rest.pop()
        if node.roles & roles:
            found.add(longest)
        for word, follower in node.next.items():
            longer = longest < 0 or len(known.words[word]) > len(known.words[longest])
            rest.append((follower, word if longer else longest))
    return sorted(found)


def _packed(path: Sequence[int]) -> int:
    return sum(word << _BITS * at for at, word in enumerate(path))


def _paths(node: Node, roles: int, path: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Yield the first words of terms, no more of them than it takes to know the role."""
    for word, follower in node.next.items():
        longer = (*path, word)
        if follower.roles & roles or (len(longer) == _MOST and follower.leads_to(roles)):
            yield longer
        elif len(longer) < _MOST:
            yield from _paths(follower, roles, longer)
