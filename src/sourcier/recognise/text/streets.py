"""Words of ways, told from the same words in other senses: rue is one, mail and passage only behind a number."""

from functools import cache

import numpy as np

from .roles import Role
from .vocabulary import vocabulary

SURE = (
    "RUE", "AVENUE", "AVE", "AV", "BOULEVARD", "BD", "BLD", "BVD", "IMPASSE", "IMP", "ALLEE", "CHEMIN", "SQUARE",
    "QUAI", "ROUTE", "RTE", "LOTISSEMENT", "HAMEAU", "FAUBOURG", "FBG", "VENELLE", "SENTIER", "RUELLE",
)  # fmt: skip
"""Ways that need no number before them."""
_HOUSING = ("RESIDENCE", "LIEU", "CITE", "QUARTIER", "VILLAGE", "HLM", "TOUR", "DOMAINE", "PLACE")
"""Where someone may live without a number, if it is said that they do."""


class Streets:
    """Finds where an address may begin."""

    def __init__(self) -> None:
        known = vocabulary()
        size = len(known.words)
        self.sure, self._any, self._number, self._housing = (np.zeros(size, bool) for _ in range(4))
        for number, node in known.root.next.items():
            self._any[number] = bool(node.roles & Role.STREET)
        self._any[known.ids["LIEU"]] = True
        self.sure[[known.ids[word] for word in SURE if word in known.ids]] = True
        self._housing[[known.ids[word] for word in _HOUSING if word in known.ids]] = True
        for word, number in known.ids.items():
            self._number[number] = word.isdigit() or word in ("#", "@", "#####")
        self._lives, self._suffix = np.zeros(size, bool), np.zeros(size, bool)
        self._suffix[[known.ids[word] for word in ("BIS", "TER", "QUATER", "A", "B", "C") if word in known.ids]] = True
        for number, node in known.root.next.items():
            self._lives[number] = bool(node.roles & Role.LIVES)

    def begin(self, word: np.ndarray) -> np.ndarray:
        """Return which tokens are words of a way where one is likely."""
        likely = self._any[word]
        near = np.zeros(len(word), bool)
        for step in (1, 2):
            near[step:] |= self._housing[word[step:]] & self._lives[word[:-step]]
        near[1:] |= self._number[word[:-1]]
        near[2:] |= self._number[word[:-2]] & self._suffix[word[1:-1]]
        return np.asarray(likely & (self.sure[word] | near))


@cache
def streets() -> Streets:
    """Return the finder, made once."""
    return Streets()
