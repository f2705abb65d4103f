"""What a term is beside its neighbours: allergens, grounds of a cover, places and addressees, typists' initials."""

from .clauses import CLAUSE
from .found import CODES
from .items import ID, SPACE, UPPER, Item, Segmenter
from .roles import Role

_DRUG, _DISEASE, _CANCER = CODES["health.drug"], CODES["health.disease"], CODES["health.cancer"]
_RELIGION, _ADDICTION, _SEX_LIFE = CODES["religion"], CODES["health.addiction"], CODES["sex_life"]
_DEBT = CODES["debt"]
_AMOUNT_NEAR = 3
_INITIALS = 4
GROUNDS = ("AT", "MUTUELLE", "TP", "AMC", "CMU", "CSS", "CPAM")
"""What may pay in full without anybody being ill."""


def clause(items: list[Item], at: int) -> tuple[int, int]:
    """Return where the clause around an item begins and ends."""
    first, last = at, at + 1
    while first > 0 and items[first - 1].bound < CLAUSE:
        first -= 1
    while last < len(items) and items[last].bound < CLAUSE:
        last += 1
    return first, last


class Neighbours:
    """Settles terms that were not muted by themselves."""

    def __init__(self, cut: Segmenter) -> None:
        ids = cut.ids
        self._cut = cut
        self._minus, self._percent, self._colon, self._by = ids["-"], ids["%"], ids[":"], ids["PAR"]
        self._a = ids["A"]
        self._decimals, self._euros = {ids[","], ids["."]}, {ids["€"], ids["E"]}
        self._fond = {ids[word] for word in ("ACCRO", "ADDICT", "DROGUE") if word in ids}
        self._other_grounds = {ids[word] for word in GROUNDS if word in ids}

    def stand(self, items: list[Item], at: int, tokens: list[int]) -> None:
        """Settle what a term is beside its neighbours."""
        item = items[at]
        if item.nature == "allergy":
            self._allergen(items, at)
        elif item.nature == "cover":
            item.muted = self._ground_follows(items, at, tokens)
        elif item.nature in ("service", "site"):
            item.muted = self._only_place(items, at) or (item.nature == "service" and self._addressed(items, at))
        elif item.kind == _RELIGION:
            item.muted = self._named_after(items, at)
        elif item.kind == _ADDICTION:
            self._craved(items, at)
        elif item.kind == _SEX_LIFE:
            item.muted = self._hyphened(items, at)
        elif item.nature == "done":
            self._operated(items, at)
        elif item.kind == _DEBT:
            self._owed(items, at)
        item.muted |= self._typist(items, at)

    def _small(self, item: Item) -> bool:
        return item.word in self._cut.skipped_words and not item.bound

    def _only_place(self, items: list[Item], at: int) -> bool:
        """A place of care in the laboratory's own business: navette de l'ESAT, tubes du CMP."""
        _first, last = clause(items, at)
        if any(item.roles & Role.CARRIER for item in items[:at]):
            return False
        return any(item.roles & Role.FACILITY and item.kind < 0 for item in items[:last])

    def _named_after(self, items: list[Item], at: int) -> bool:
        """A laboratory, a street or a school that is named after saints: labo des Carmélites."""
        place = at - 1
        while place >= 0 and self._small(items[place]):
            place -= 1
        return place >= 0 and bool(items[place].roles & (Role.PLACE | Role.STREET)) and items[place].kind < 0

    def _craved(self, items: list[Item], at: int) -> None:
        """What one is addicted to belongs to the addiction: accro aux benzos."""
        place = at + 1
        while place < len(items) and self._small(items[place]):
            place += 1
        beside = place > at + 1 or items[at].end - items[at].start == 1
        if beside and place < len(items) and items[place].kind == _DRUG and not items[place].muted:
            items[at].end, items[place].muted = items[place].end, True
        elif items[at].word in self._fond and at + 1 < place < len(items) and items[place].kind != _ADDICTION:
            items[at].muted = items[at].end - items[at].start == 1 and not items[place].bound

    def _hyphened(self, items: list[Item], at: int) -> bool:
        """Part of a word or a name with a hyphen: Gay-Lussac, trans-océanique."""
        if at + 2 >= len(items) or items[at].end - items[at].start != 1 or items[at + 1].word != self._minus:
            return False
        glued = not (items[at + 1].bits & SPACE or items[at + 2].bits & SPACE)
        return glued and items[at + 2].word == 0

    def _owed(self, items: list[Item], at: int) -> None:
        """The amount right behind a debt belongs to it: huissier mandaté : 220 €."""
        item, place, passed = items[at], at + 1, 0
        while place < len(items) and passed < _AMOUNT_NEAR and items[place].bound < CLAUSE:
            if items[place].word in self._cut.numbers and place + 1 < len(items):
                end = place + 1
                while end < len(items) and (items[end].word in self._cut.numbers or items[end].word in self._decimals):
                    end += 1
                if end < len(items) and items[end].word in self._euros:
                    item.end = items[end].end
                return
            if items[place].kind >= 0 or items[place].roles & Role.SETTLED:
                return
            passed, place = passed + 1, place + 1

    def _operated(self, items: list[Item], at: int) -> None:
        """What one was operated on for belongs to the operation: opérée de l'appendicite."""
        place = at + 1
        while place < len(items) and self._small(items[place]):
            place += 1
        if at + 1 < place < len(items) and items[place].fact and items[place].kind not in (_DRUG, _CANCER):
            items[at].end, items[place].muted = items[place].end, True

    def _allergen(self, items: list[Item], at: int) -> None:
        """What one is allergic to belongs to the allergy, and nobody takes it; neither do those listed after it."""
        allergy = items[at]
        if at and items[at - 1].kind == _DRUG and not items[at - 1].muted:
            items[at - 1].muted = True
            allergy.start = items[at - 1].start
        reach, taken = at + 1, 0
        while reach < len(items) and items[reach].bound < CLAUSE:
            item = items[reach]
            if item.roles & (Role.THERAPY | Role.FAMILY | Role.NEGATION | Role.SILENT):
                return
            if item.kind >= 0 and item.nature != "allergy":
                if item.kind not in (_DRUG, _DISEASE):
                    return
                item.muted = True
                allergy.end, taken = max(allergy.end, item.end), taken + 1
            reach += 1
        while reach + 1 < len(items) and taken and items[reach].bound == CLAUSE and items[reach + 1].kind == _DRUG:
            items[reach + 1].muted = True
            reach += 2
            while reach < len(items) and items[reach].bound < CLAUSE:
                if items[reach].kind == _DRUG:
                    items[reach].muted = True
                reach += 1

    def _ground_follows(self, items: list[Item], at: int, tokens: list[int]) -> bool:
        """The ground of a full cover says more than the cover: 100 % STERILITE."""
        if tokens[items[at].end - 1] & ID != self._percent:
            return False
        first, last = clause(items, at)
        if any(item.word in self._other_grounds for item in items[max(first, at - 3) : at]):
            return True
        rest = [item for item in items[at + 1 : min(last, at + 3)] if item.word != self._colon]
        if rest and rest[0].word in self._other_grounds:
            return True
        return bool(rest) and rest[0].fact and rest[0].nature != "cover"

    def _addressed(self, items: list[Item], at: int) -> bool:
        first, _last = clause(items, at)
        return any(item.roles & Role.ADDRESSEE for item in items[first:at])

    def _did(self, items: list[Item], at: int) -> bool:
        """Initials that did an office's work: IVG a validé."""
        if at + 2 >= len(items) or self._cut.length(items[at].word) > _INITIALS:
            return False
        return items[at + 1].word == self._a and bool(items[at + 2].roles & Role.ADMIN)

    def _typist(self, items: list[Item], at: int) -> bool:
        """Initials of who typed: after "saisi par", or alone at the end of an office's remark."""
        item = items[at]
        if item.end - item.start != 1 or not item.bits & UPPER or item.nature in ("positive", "cover"):
            return False
        if self._did(items, at) or not at:
            return self._did(items, at)
        last = at + 1 == len(items) or items[at + 1].bound >= CLAUSE
        if self._cut.length(item.word) <= _INITIALS and items[at - 1].roles & Role.TYPIST:
            return True
        if items[at - 1].word == self._by and last and item.kind != _DRUG:
            return True
        if at + 1 < len(items) or self._cut.length(item.word) >= _INITIALS:
            return False
        before = items[at - 1]
        apart = before.bound or before.word in self._cut.numbers or before.word == self._minus
        others = any(other.fact for other in items[:at])
        return bool(apart) and not others and any(other.roles & Role.ADMIN for other in items[:at])
