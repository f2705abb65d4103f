"""Names of people in comments: behind a civility, a relative or another cue, or a given beside a family name.

Doctors, nurses and the laboratory's own people are not meant; nor are places named after people.
"""

from .clauses import CLAUSE
from .items import COMMON, FAMILY, GIVEN, SPACE, TITLE, UPPER, Item, Segmenter
from .roles import NO_ROLE, Role

_LINKS = 3
"""Signs between a cue and the name: homonyme !! X."""
_MOST = 4
"""Words of a name."""
_PARTICLES = (
    "DE", "DU", "DES", "D", "LE", "LA", "LES", "EL", "AL", "BEN", "VAN", "VON", "DA", "DOS", "DI", "ABD", "ABOU", "AIT",
    "OULD", "BENT", "EP", "EPSE", "EPOUSE", "NEE", "NE", "VEUVE", "VVE",
)  # fmt: skip
_WIFE = frozenset(["EP", "EPSE", "EPOUSE", "NEE", "VEUVE", "VVE"])
DOTTED = ("DR", "DRS", "PR", "PROF", "DCT", "MR", "MME", "MLLE", "MM")
"""Titles that are written with a point."""
_TITLES = ("DR", "DRS", "DOCTEUR", "DOCTEURE", "PR", "PROFESSEUR", "PROF", "IDE", "IDEL", "DOC", "DCT")
_MERE = Role.PEOPLE | Role.OBJECT | Role.ANIMAL | Role.MACHINE
"""What a family name may well mean besides: Berger, Poulain."""
_NO_NAME = Role.STOPS_FAMILY | Role.NEGATION | Role.THERAPY | Role.DOCTOR | Role.UNFINISHED | Role.CLAUSE


class Persons:
    """Finds names in a row of items."""

    def __init__(self, cut: Segmenter) -> None:
        ids = cut.ids
        self._alphabetic, self._letters, self._numbers = cut.alphabetic, cut.letters, cut.numbers
        self._particles = {ids[word] for word in _PARTICLES if word in ids}
        self._point, self._quote, self._hyphen = ids["."], ids["'"], ids["-"]
        self._links = {ids[sign] for sign in ':(=!"'} | {
            ids[word] for word in ("EST", "=", "AVEC", "ELLE", "LUI") if word in ids
        }
        self._m, self._open, self._close, self._slash, self._and = (ids[word] for word in ("M", "(", ")", "/", "ET"))
        self._trailing = self._particles | {self._hyphen, self._quote}
        self._pr = ids["PR"]
        self._owners = {ids[word] for word in ("SA", "SON")}
        self._spelt = {ids[word] for word in ("MONSIEUR", "MADAME", "MADEMOISELLE") if word in ids}
        self._masters = {ids[word] for word in ("ME", "MAITRE") if word in ids}
        self._naming = {ids[word] for word in ("NOM", "PRENOM") if word in ids}
        self._comma = ids[","]
        self._dotted = {ids[word] for word in DOTTED if word in ids}
        self._titles = {ids[word] for word in _TITLES if word in ids}

    def find(self, items: list[Item], *, shouted: bool) -> list[tuple[int, int]]:
        """Return the names, as tokens from and to, and take their words out of what follows.

        In a comment that is `shouted`, all in capitals, a capital tells nothing.
        """
        found = []
        at = 0
        while at < len(items):
            span = self._at(items, at, shouted=shouted)
            if span is None:
                at += 1
                continue
            first, last = span
            told = items[at].word not in self._titles and not self._staff(items, at, last)
            if told:
                found.append((items[first].start, items[last - 1].end))
            for item in items[at:last]:
                if item is items[at] and at < first:
                    item.muted |= item.kind >= 0
                    continue
                item.muted, item.roles, item.bound = True, NO_ROLE, 0
            at = max(last, at + 1)
            if at + 1 < len(items) and items[at].word in (self._and, self._slash):
                more = self._name(items, at + 1, shouted=shouted, sure=False)
                if more > at + 1:
                    if told:
                        found.append((items[at + 1].start, items[more - 1].end))
                    for item in items[at + 1 : more]:
                        item.muted, item.roles, item.bound = True, NO_ROLE, 0
                    at = more
        return found

    def _at(self, items: list[Item], at: int, *, shouted: bool) -> tuple[int, int] | None:
        roles = items[at].roles
        if not (roles or items[at].bits & (TITLE | UPPER)):
            return None
        if roles & Role.CIVILITY:
            found = self._behind_civility(items, at, shouted=shouted)
        elif roles & Role.DOCTOR and items[at].word in self._titles and not self._for(items[at]):
            found = self._behind_title(items, at, shouted=shouted)
        elif roles & (Role.PERSON_CUE | Role.LISTED_CUE):
            found = self._behind_cue(items, at, shouted=shouted)
        elif self._relative_behind(items, at):
            found = at, self._name(items, at, shouted=shouted, sure=False)
        else:
            return self._pair(items, at, shouted=shouted)
        return found if found[1] > found[0] else None

    def _behind_civility(self, items: list[Item], at: int, *, shouted: bool) -> tuple[int, int]:
        first = at + 1
        written_out = items[at].word in self._spelt
        pointed = first < len(items) and items[first].word == self._point and not items[first].bits & SPACE
        if pointed and not written_out:
            first += 1
        elif items[at].word == self._m and items[at].end - items[at].start == 1 and self._size(items, at):
            return at, at
        if items[at].word in self._masters and (shouted or items[at].bits & UPPER or not self._titled(items, first)):
            return at, at
        while first < len(items) and items[first].roles & Role.CIVILITY:
            first += 1
        return first, self._name(items, first, shouted=shouted, sure=True)

    def _size(self, items: list[Item], at: int) -> bool:
        """Whether an M without a point is no civility: a small one, or one before what is no name (gants M épuisés)."""
        after = items[at + 1] if at + 1 < len(items) else None
        return not items[at].bits & UPPER or (
            after is not None and not after.bits & (TITLE | GIVEN | FAMILY) and after.kind < 0
        )

    def _titled(self, items: list[Item], at: int) -> bool:
        return at < len(items) and bool(items[at].bits & TITLE)

    def _behind_title(self, items: list[Item], at: int, *, shouted: bool) -> tuple[int, int]:
        """A doctor's name: taken out of what is read, not reported."""
        first = at + 1
        if items[at].word not in self._dotted and first < len(items) and items[first].word == self._point:
            return at, at
        if first < len(items) and items[first].word == self._point:
            first += 1
        while first < len(items) and items[first].roles & Role.CIVILITY:
            first += 1
        if first == len(items) or not items[first].bits & (TITLE | UPPER):
            return at, at
        return first, self._name(items, first, shouted=shouted, sure=True)

    def _behind_cue(self, items: list[Item], at: int, *, shouted: bool) -> tuple[int, int]:
        first = at + 1
        while first < min(len(items), at + _LINKS + 1) and self._links_on(items, first):
            first += 1
        naming = items[at].word in self._naming and items[at].end - items[at].start == 1 and not shouted
        if naming and first < len(items) and items[first].word == self._comma:
            first += 1
        if first == len(items) or items[first].roles & Role.CIVILITY:
            return at, at
        plain = not items[first].roles & Role.PERSON_CUE if first > at + 1 else not items[first].roles
        if naming and items[first].bits & TITLE and plain:
            return first, self._name(items, first, shouted=shouted, sure=True)
        if items[first].word in self._particles and not (shouted or self._titled(items, first + 1)):
            return at, at
        listed = items[first].bits & (GIVEN | FAMILY) and items[first].bits & TITLE
        if not listed and not items[at].roles & Role.PERSON_CUE:
            return at, at
        return first, self._name(items, first, shouted=shouted, sure=False)

    def _named(self, item: Item, *, shouted: bool) -> bool:
        """Whether a word looks like a name by itself: listed, or a capital where capitals tell."""
        if not self._single(item) or item.roles & ~_MERE or item.kind >= 0:
            return False
        listed, capital = item.bits & (GIVEN | FAMILY), item.bits & (TITLE | UPPER)
        if item.bits & COMMON:
            return bool(listed and item.bits & TITLE) and not shouted
        if item.word:
            return bool(listed and capital)
        return bool(listed or (capital and not shouted))

    def _single(self, item: Item) -> bool:
        return item.end - item.start == 1 and item.word in self._alphabetic and item.word not in self._letters

    def _name(self, items: list[Item], first: int, *, shouted: bool, sure: bool) -> int:
        """Where a name that begins at an item ends."""
        at, words = first, 0
        while at < len(items) and words < _MOST:
            item = items[at]
            if self._elided(items, at):
                at += 2
                continue
            joined = item.word in (self._hyphen, self._quote) and words and not item.bits & SPACE
            if joined or (item.word in self._particles and at + 1 < len(items)):
                at += 1
            elif words and self._initial(item):
                at += 2 if at + 1 < len(items) and items[at + 1].word == self._point else 1
            elif self._part(items, at, first=not words, shouted=shouted, sure=sure):
                at, words = at + 1, words + 1
            else:
                break
        while at > first and items[at - 1].word in self._trailing:
            at -= 1
        return at if words else first

    def _elided(self, items: list[Item], at: int) -> bool:
        """The N' or O' that a name begins with."""
        if at + 2 >= len(items) or not self._initial(items[at]):
            return False
        quote, rest = items[at + 1], items[at + 2]
        return quote.word == self._quote and bool(rest.bits & TITLE) and not (quote.bits | rest.bits) & SPACE

    def _initial(self, item: Item) -> bool:
        return item.end - item.start == 1 and item.word in self._letters and bool(item.bits & UPPER)

    def _part(self, items: list[Item], at: int, *, first: bool, shouted: bool, sure: bool) -> bool:
        """Whether an item is a word of a name that may have begun before it."""
        item = items[at]
        if not self._single(item):
            return sure and first and item.kind >= 0 and item.end - item.start == 1
        if sure and first and not item.bits & TITLE:
            before = items[at - 1]
            small = before.word in self._spelt and not shouted and not item.bits & (GIVEN | FAMILY)
            if small or (item.kind >= 0 and before.bits & TITLE):
                return False
        glued = not first and items[at - 1].word in (self._hyphen, self._quote)
        return glued or self._named(item, shouted=shouted) or (sure and first and self._plain(item))

    def _plain(self, item: Item) -> bool:
        """A first word behind a civility is a name, whatever else it means, but not a verb or the like."""
        fact = item.kind >= 0 and item.bits & TITLE and not item.bits & UPPER
        if item.bits & COMMON and not (fact or (item.bits & FAMILY and item.bits & TITLE)):
            return False
        return item.bound == 0 and not (item.roles & _NO_NAME and item.kind < 0)

    def _links_on(self, items: list[Item], at: int) -> bool:
        """Whether a sign or number leads from a cue to a name: contacts : 1) Lise."""
        word = items[at].word
        return word in self._links or word in self._numbers or (word == self._close and self._counts(items, at - 1))

    def _counts(self, items: list[Item], at: int) -> bool:
        return items[at].word in self._numbers

    def _relative_behind(self, items: list[Item], at: int) -> bool:
        """Gisèle (sœur), Gilbert son mari."""
        if at + 2 >= len(items) or not (self._bare(items[at]) and items[at].bits & GIVEN):
            return False
        link = items[at + 1].word
        return (link == self._open or link in self._owners) and bool(items[at + 2].roles & Role.FAMILY)

    def _pair(self, items: list[Item], at: int, *, shouted: bool) -> tuple[int, int] | None:
        """A given and a family name side by side."""
        if self._like_disease(items, at, shouted=shouted):
            return at, self._name(items, at + 1, shouted=shouted, sure=False)
        if at + 1 >= len(items) or not self._bare(items[at]) or (at and self._place_before(items, at)):
            return None
        second = at + 1
        if not self._bare(items[second]):
            return None
        a, b = items[at].bits, items[second].bits
        listed = (a & GIVEN and b & FAMILY) or (a & FAMILY and b & GIVEN)
        written = not shouted and a & TITLE and b & TITLE and (a & GIVEN or (b & GIVEN and a & UPPER))
        if not (listed or written):
            return None
        last = self._name(items, at, shouted=shouted, sure=False)
        return (at, max(last, second + 1))

    def _like_disease(self, items: list[Item], at: int, *, shouted: bool) -> bool:
        """A family name like a disease before a given name: Sourdeau Marie."""
        if shouted or at + 1 >= len(items):
            return False
        item, given = items[at], items[at + 1]
        proper = item.kind >= 0 and item.end - item.start == 1 and item.bits & TITLE and not item.bits & UPPER
        return bool(proper) and self._bare(given) and bool(given.bits & GIVEN) and not given.bits & COMMON

    def _bare(self, item: Item) -> bool:
        return (
            item.end - item.start == 1
            and (item.word == 0 or bool(item.bits & GIVEN and not item.bits & COMMON))
            and bool(item.bits & (TITLE | UPPER))
            and item.kind < 0
            and not item.roles & ~_MERE
        )

    def _place_before(self, items: list[Item], at: int) -> bool:
        for back in range(at - 1, max(-1, at - 4), -1):
            if items[back].roles & (Role.PLACE | Role.STREET):
                return True
            if items[back].bound >= CLAUSE or not (
                items[back].word in self._particles or items[back].word == self._point
            ):
                return False
        return False

    def _for(self, item: Item) -> bool:
        """A small « pr » stands for « pour »."""
        return item.word == self._pr and not item.bits & TITLE

    def _staff(self, items: list[Item], at: int, last: int) -> bool:
        """Whether a doctor, a nurse or the laboratory stands right before or behind the name."""
        for back in range(at - 1 if items[at].roles & (Role.CIVILITY | Role.PERSON_CUE) else at, max(-1, at - 4), -1):
            item = items[back] if back < at else items[at]
            if back == at:
                continue
            if item.roles & Role.DOCTOR and not self._for(item):
                return True
            if item.bound >= CLAUSE:
                break
        if at and items[at - 1].roles & Role.DOCTOR and not self._for(items[at - 1]):
            return True
        for ahead in range(last, min(len(items), last + 3)):
            if items[ahead].roles & Role.DOCTOR and not items[ahead].roles & Role.ADDRESSEE:
                return True
            if items[ahead].bound >= CLAUSE and items[ahead].bound != CLAUSE:
                break
        return False
