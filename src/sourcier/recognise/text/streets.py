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
HOUSING = (
    "RESIDENCE", "LIEU", "LIEUDIT", "CITE", "QUARTIER", "VILLAGE", "HLM", "TOUR", "DOMAINE", "PLACE", "FERME", "MAS",
    "VILLA", "RES", "CAMPING", "CHALET", "MANOIR", "MOULIN", "HABITATION", "MORNE", "CLOS",
)  # fmt: skip
"""Where someone may live without a number, if it is said that they do."""
HOUSES = tuple(word for word in HOUSING if word not in ("TOUR", "PLACE", "CITE", "CAMPING"))
"""Of these, where someone lives if nothing but the place is said."""
FLAT = (
    "APPT", "APT", "APPART", "APPARTEMENT", "ETAGE", "ESC", "ESCALIER", "LOGEMENT", "BAT", "BATIMENT", "CODE",
    "DIGICODE", "PORTE", "RDC", "INTERPHONE", "EMPLACEMENT", "CHALET", "VILLA", "BOITE", "SONNER", "SONNETTE",
    "MAISON", "ENTREE",
)  # fmt: skip
"""What says behind a place that someone lives there."""
TOLD = ("ADRESSE", "ADR", "DOMICILE", "DOM", "HABITE")
"""What says that an address comes, also one without a way or a number."""
ARTICLES = ("LE", "LA", "LES", "L")
_FLAT_REACH = 6
"""Words behind a place among which they stand."""


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
        self._housing[[known.ids[word] for word in HOUSING if word in known.ids]] = True
        for word, number in known.ids.items():
            self._number[number] = word.isdigit() or word in ("#", "@", "#####")
        self._sign = np.zeros(size, bool)
        self._sign[[known.ids[sign] for sign in ",;:.\n()-/" if sign in known.ids]] = True
        self._house = np.zeros(size, bool)
        self._house[[known.ids[word] for word in HOUSES if word in known.ids]] = True
        self._lives, self._suffix = np.zeros(size, bool), np.zeros(size, bool)
        self._suffix[[known.ids[word] for word in ("BIS", "TER", "QUATER", "A", "B", "C") if word in known.ids]] = True
        self._says, self._article, self._colon = np.zeros(size, bool), np.zeros(size, bool), known.ids[":"]
        self._says[[known.ids[word] for word in TOLD if word in known.ids]] = True
        self._article[[known.ids[word] for word in ARTICLES]] = True
        self._flat = np.zeros(size, bool)
        self._flat[[known.ids[word] for word in FLAT if word in known.ids]] = True
        for number, node in known.root.next.items():
            self._lives[number] = bool(node.roles & Role.LIVES)

    def begin(self, word: np.ndarray) -> np.ndarray:
        """Return the tokens that are words of a way where one is likely."""
        at = np.flatnonzero(self._any[word])
        here, before, third = word[at], word[np.maximum(at - 1, 0)], word[np.maximum(at - 2, 0)]
        second = (at > 1) & self._number[third] & self._suffix[before]
        lived = (at > 0) & self._lives[before] | (at > 1) & self._lives[third]
        for step in range(2, _FLAT_REACH):
            lived |= self._flat[word[np.minimum(at + step, len(word) - 1)]]
        opens = (at == 0) | self._sign[before]
        likely = (
            self.sure[here]
            | (at > 0) & self._number[before]
            | second
            | self._housing[here] & lived
            | self._house[here] & opens
        )
        told = self._told_of(word)
        return np.union1d(at[likely], told) if told.size else np.asarray(at[likely])

    def _told_of(self, word: np.ndarray) -> np.ndarray:
        """The words that say an address comes, before an article: adresse : Les Granges."""
        at = np.flatnonzero(self._says[word])
        after = word[np.minimum(at + 1, len(word) - 1)]
        third = word[np.minimum(at + 2, len(word) - 1)]
        article = self._article[after] | (after == self._colon) & self._article[third]
        return np.asarray(at[article])


@cache
def streets() -> Streets:
    """Return the finder, made once."""
    return Streets()
