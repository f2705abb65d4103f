"""Where terms of a role may begin in rows of words: by their first word, their first two, or their first three."""

from collections.abc import Iterator, Sequence

import numpy as np

from .vocabulary import Node, Vocabulary

_MOST = 3
_BITS = 20


class Openers:
    """Finds the words that terms of some roles begin with; it may find more than there are, never fewer."""

    def __init__(self, known: Vocabulary, roles: int) -> None:
        self._alone, self._first = np.zeros(len(known.words), bool), np.zeros(len(known.words), bool)
        rows: list[list[int]] = [[] for _ in range(_MOST + 1)]
        for path in _paths(known.root, roles, ()):
            rows[len(path)].append(_packed(path))
            if len(path) > 1:
                self._first[path[0]] = True
                rows[_MOST] += [_packed((path[0], skipped, path[1])) for skipped in sorted(known.skipped)]
        self._alone[rows[1]] = True
        self._rows = {size: np.array(sorted(rows[size]), np.int64) for size in range(2, _MOST + 1) if rows[size]}

    def begin(self, word: np.ndarray) -> np.ndarray:
        """Return at which words such a term may begin."""
        return self._longer(word, self._alone[word], np.flatnonzero(self._first[word]))

    def alone(self, word: np.ndarray) -> np.ndarray:
        """Return which words are such a term by themselves."""
        return np.asarray(self._alone[word])

    def begin_at(self, word: np.ndarray, places: np.ndarray) -> np.ndarray:
        """Return at which of some places, in order, such a term may begin."""
        found = np.zeros(len(word), bool)
        found[places] = self._alone[word[places]]
        return np.asarray(self._longer(word, found, places[self._first[word[places]]])[places])

    def _longer(self, word: np.ndarray, found: np.ndarray, at: np.ndarray) -> np.ndarray:
        """Add the places among some at which a term of several words may begin."""
        for size, rows in self._rows.items():
            inside = at[at + size <= len(word)]
            row = np.zeros(len(inside), np.int64)
            for step in range(size):
                row |= word[inside + step].astype(np.int64) << _BITS * step
            near = np.minimum(np.searchsorted(rows, row), len(rows) - 1)
            found[inside[rows[near] == row]] = True
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
