"""Addresses in comments: a number and a street, or a street someone lives in; not a laboratory's or a clinic's."""

from .clauses import CLAUSE, SENTENCE
from .items import COMMON, FAMILY, GIVEN, SPACE, TITLE, UPPER, Item, Segmenter
from .roles import NO_ROLE, Role
from .streets import ARTICLES, FLAT, HOUSES, HOUSING, SURE, TOLD

_AFTER = ["BIS", "TER", "QUATER", "B", "T", "A", "C"]
_MOST = 5
_POSTCODE_BACK = 3
_FLAT_NEAR = 4


class Addresses:
    """Finds addresses in a row of items."""

    def __init__(self, cut: Segmenter) -> None:
        ids = cut.ids
        self._numbers, self._alphabetic = cut.numbers, cut.alphabetic
        self._small = cut.skipped_words
        self._comma, self._point, self._colon = ids[","], ids["."], ids[":"]
        self._postcode = cut.postcode
        self._chez, self._house = ids["CHEZ"], ids["MAISON"]
        self._told_as = {ids[word] for word in TOLD if word in ids}
        self._articles = {ids[word] for word in ARTICLES}
        self._between = {ids["/"], ids["-"]}
        self._room = ids.get("CH", -1)
        self._main = {ids[word] for word in ("GRAND", "GRANDE") if word in ids}
        self._housing = {ids[word] for word in HOUSING if word in ids}
        self._hamlets = {ids[word] for word in ("HAMEAU", "LIEU", "LIEUDIT") if word in ids}
        self._houses = {ids[word] for word in HOUSES if word in ids}
        self._flat = {ids[word] for word in FLAT if word in ids}
        self._sure = {ids[word] for word in SURE if word in ids}
        self._suffix = {ids[word] for word in _AFTER if word in ids}

    def find(self, items: list[Item], *, shouted: bool) -> list[tuple[int, int]]:
        """Return addresses, as tokens from and to; what their words would mean elsewhere is muted."""
        found = []
        at = 0
        while at < len(items):
            item = items[at]
            if item.word == self._postcode and (hamlet := self._hamlet(items, at, shouted=shouted)):
                found.append((items[hamlet[0]].start, items[hamlet[1] - 1].end))
                self._take(items[hamlet[0] : hamlet[1]])
                at = hamlet[1]
                continue
            if item.roles & Role.LIVES and (estate := self._estate(items, at)):
                found.append((items[estate[0]].start, items[estate[1] - 1].end))
                self._take(items[estate[0] : estate[1]])
                at = estate[1]
                continue
            if not (item.roles & Role.STREET and item.end - item.start <= 3):  # noqa: PLR2004  # LIEU-DIT
                at += 1
                continue
            sure = items[at].word in self._sure or items[at].word in self._main
            first, numbered = self._number(items, at, sure=sure)
            pointed = at + 1 < len(items) and items[at + 1].word == self._point and not items[at + 1].bits & SPACE
            last, words = self._name(items, at + 1 + pointed, sure=sure)
            nameless = numbered and items[at].word in self._main and not words
            named = nameless or (
                words and (sure or self._titled(items, at + 1, last) or (numbered and self._capital(items, at + 1)))
            )
            if not named:
                at += 1
                continue
            end = self._town(items, last)
            lived = numbered or end > last or self._lived(items, at) or self._visited(items, at, last)
            lived = lived or self._told(items, at, last, shouted=shouted)
            last = end
            if lived and not self._public(items, first, last):
                found.append((items[first].start, items[last - 1].end))
            self._take(items[first:last])
            at = last
        return found

    def _take(self, items: list[Item]) -> None:
        """Take words out of what is read further."""
        for inside in items:
            inside.muted, inside.roles, inside.bound = True, NO_ROLE, 0
            inside.bits &= ~(GIVEN | FAMILY | TITLE | UPPER)

    def _hamlet(self, items: list[Item], at: int, *, shouted: bool) -> tuple[int, int] | None:
        """A place of its own name before a postcode and town: Kergroas, 56480 Cléguérec."""
        end = self._town(items, at)
        first = at - 1 if at and items[at - 1].word == self._comma else at
        place = first
        while place > max(0, first - _POSTCODE_BACK) and self._proper(items[place - 1]):
            place -= 1
        named = end > at and all(self._proper(item) or item.roles & Role.PLACE for item in items[at + 1 : at + 2])
        return (place, end) if place < first - shouted and named else None

    def _estate(self, items: list[Item], at: int) -> tuple[int, int] | None:
        """A place of its own name behind what says that it is an address: adresse : Les Granges Basses."""
        if items[at].word not in self._told_as or items[at].end - items[at].start > 2:  # noqa: PLR2004  # ADRESSE DE
            return None
        first = at + 1
        while first < len(items) and items[first].word == self._colon:
            first += 1
        if first >= len(items) or items[first].word not in self._articles or not items[first].bits & TITLE:
            return None
        last = first + 1
        while last < len(items) and last - first < _MOST and items[last].bits & TITLE and items[last].kind < 0:
            last += 1
        return (first, last) if last > first + 1 else None

    def _proper(self, item: Item) -> bool:
        return bool(item.bits & TITLE) and item.kind < 0 and not (item.roles or item.bits & COMMON or item.word)

    def _titled(self, items: list[Item], first: int, last: int) -> bool:
        """Whether a place that may be no street has a name of its own."""
        return any(item.bits & (TITLE | UPPER) and not item.bits & COMMON for item in items[first:last])

    def _capital(self, items: list[Item], at: int) -> bool:
        """Whether a name begins with a capital behind its small words: place du Marché."""
        while at < len(items) and items[at].word in self._small and items[at].end - items[at].start == 1:
            at += 1
        return at < len(items) and bool(items[at].bits & TITLE) and not items[at].bits & UPPER

    def _number(self, items: list[Item], at: int, *, sure: bool) -> tuple[int, bool]:
        place = at - 1
        if place >= 0 and items[place].word == self._comma and sure:
            place -= 1
        if place > 0 and items[place].word in self._suffix:
            place -= 1
        if place >= 0 and items[place].word in self._numbers and items[place].end - items[place].start == 1:
            glued = place > 0 and not items[place].bits & SPACE
            if (
                glued
                and place > 1
                and items[place - 1].word in self._between
                and items[place - 2].word in self._numbers
            ):
                return place - 2, True
            return (at, False) if glued else (place, True)
        return at, False

    def _name(self, items: list[Item], at: int, *, sure: bool) -> tuple[int, int]:
        words, titled = 0, False
        while at < len(items) and words < _MOST:
            item = items[at]
            if item.bound:
                break
            if item.word in self._small and item.end - item.start == 1:
                at += 1
                continue
            if words and item.bits & COMMON and not item.bits & (GIVEN | FAMILY):
                break
            if words and item.roles & Role.STREET and item.word in self._sure:
                break
            if item.word in self._numbers:
                if words or not sure:
                    break
                at += 1
                continue
            if item.word not in self._alphabetic and item.kind < 0:
                break
            if words and self._leaves(item, titled=titled):
                break
            words += 1
            at += 1
            titled = bool(item.bits & TITLE)
        return at, words

    def _leaves(self, item: Item, *, titled: bool) -> bool:
        """Whether a word behind others is no part of the name: a fact, a cue, or small behind one with a capital."""
        if titled and not item.bits & (TITLE | UPPER):
            return True
        named = Role.PLACE | Role.MONTH | Role.THROUGH | Role.PERSON_CUE | Role.DOCTOR
        return item.kind >= 0 or bool(item.roles & ~named)

    def _town(self, items: list[Item], at: int) -> int:
        """The end of a postcode and town behind a street."""
        place = at + 1 if at < len(items) and items[at].bound == CLAUSE else at
        if place < len(items) and items[place].word == self._postcode and place + 1 < len(items):
            end, words = place + 1, 0
            while (
                end < len(items)
                and words < _POSTCODE_BACK
                and items[end].word in self._alphabetic
                and items[end].kind < 0
            ):
                if items[end].roles & ~(Role.PLACE | Role.THROUGH) or items[end].bound:
                    break
                end, words = end + 1, words + 1
            return end if words else at
        return at

    def _lived(self, items: list[Item], at: int) -> bool:
        for back in range(at - 1, max(-1, at - 5), -1):
            if items[back].roles & Role.LIVES:
                return True
            if items[back].bound >= CLAUSE and not (
                items[back].word == self._point and back and items[back - 1].roles & Role.LIVES
            ):
                return False
        return False

    def _visited(self, items: list[Item], at: int, last: int) -> bool:
        """A place out of the way at which someone is: lieu-dit La Rage chez M. Prado."""
        after = items[last] if last < len(items) else None
        if after is None:
            return False
        flat = items[at].word in self._housing and any(
            item.word in self._flat for item in items[last : last + _FLAT_NEAR]
        )
        return flat or after.word == self._chez or bool(after.roles & Role.CIVILITY)

    def _told(self, items: list[Item], at: int, last: int, *, shouted: bool) -> bool:
        """A clause that is nothing but a place of its own name, in a comment that is not all in capitals."""
        opens = at == 0 or items[at - 1].bound >= CLAUSE or items[at - 1].word == self._colon
        way, house = items[at].word in self._sure, items[at].word in self._houses and not items[at].bits & UPPER
        flat = any(item.word in self._flat for item in items[last : last + 2])
        if shouted:
            return flat and any(item.word in self._numbers for item in items[last : last + 3])
        if not (opens and (way or house) and self._titled(items, at + 1, last)):
            return False
        after = items[last] if last < len(items) else None
        ends = after is None or (after.bound >= CLAUSE and after.word != self._colon)
        hamlet = items[at].word in self._hamlets and (after is None or after.word != self._colon)
        return hamlet or (house and ends) or flat

    def _public(self, items: list[Item], first: int, last: int) -> bool:
        """Whether a laboratory, a clinic or a depot is at the address."""
        if self._lived(items, first):
            return False
        for back in range(first - 1, max(-1, first - 6), -1):
            if items[back].roles & Role.LIVES:
                return False
            if items[back].word == self._room and items[back + 1].word in self._numbers:
                continue
            if items[back].word == self._house and items[back].end - items[back].start == 1:
                continue
            if items[back].roles & (Role.PLACE | Role.DOCTOR) and not items[back].roles & Role.STREET:
                return True
            if items[back].bound >= SENTENCE:
                break
        return any(item.roles & Role.DOCTOR for item in items[last : last + 2])
