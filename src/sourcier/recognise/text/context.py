"""Which terms name no fact where they stand: tests that are only ordered, leaflets, addressees, typists' initials."""

from .clauses import CLAUSE
from .found import ASSERTED, CODES, FAMILY, NEGATED, PAST, QUESTION
from .items import SPACE, TESTS, UPPER, Item, Segmenter
from .roles import NO_ROLE, Role

_TESTED = frozenset(CODES[kind] for kind in ("health.hiv", "health.hepatitis", "health.infection"))
_SCREENED = _TESTED | {CODES[kind] for kind in ("health.genetic", "health.cancer", "health.disease")}
_ALONE = frozenset(CODES[kind] for kind in ("health.hiv", "health.hepatitis"))
_DRUG, _DISEASE, _CANCER = CODES["health.drug"], CODES["health.disease"], CODES["health.cancer"]
_SAYS_SO = Role.CARRIER | Role.HISTORY | Role.FAMILY | Role.FAMILY_LIST
_NEAR = 3
_INITIALS = 4
_FIXED = {"negated": NEGATED, "past": PAST, "family": FAMILY, "question": QUESTION}
"""Sections whose terms carry their status: ne boit plus, mari stérile."""
_BRACKETED = 3
_WITH_DECIMALS = 4
"""Tokens of a verb and an amount with decimals."""


class Context:
    """Settles, before any status, which terms are meant."""

    def __init__(self, cut: Segmenter) -> None:
        ids = cut.ids
        self._cut = cut
        self._plus, self._minus, self._open, self._close = ids["+"], ids["-"], ids["("], ids[")"]
        self._mark, self._percent, self._colon = ids["?"], ids["%"], ids[":"]
        self._year, self._arrow, self._number = ids["@"], ids[">"], ids["#"]
        self._by = ids["PAR"]
        self._other_grounds = {ids[word] for word in ("AT", "MUTUELLE", "TP", "AMC", "CMU", "CSS") if word in ids}
        self._backwards = {ids[word] for word in ("DEPISTAGE", "VACCIN", "VACCINATION", "PREVENTION") if word in ids}
        self._no = frozenset(ids[word] for word in ("NON", "PAS", "NI") if word in ids)

    def settle(self, items: list[Item], tokens: list[int]) -> None:
        """Mute what is not meant; results right after a term become part of it and settle its status."""
        facts = [at for at, item in enumerate(items) if item.kind >= 0 and not item.muted]
        for at in facts:
            self._demote(items, at, tokens)
        for at in facts:
            self._result(items, at)
        for at in facts:
            if not items[at].muted:
                self._mean(items, at, tests=bool(tokens[0] & TESTS))
        self._silenced(items)
        for at in facts:
            if not items[at].muted:
                self._stand(items, at, tokens)
        self._weak(items)

    def _mean(self, items: list[Item], at: int, *, tests: bool) -> None:
        """Mute what only looks like a fact, or is only tested."""
        item = items[at]
        if item.nature.startswith("capitals"):
            item.muted = not item.bits & UPPER
            item.nature = item.nature.partition(" ")[2] or "state"
        elif item.nature in _FIXED:
            item.status, item.nature = _FIXED[item.nature], "state"
        if item.roles & (Role.SILENT | Role.SPECIALITY) or self._coded(items, at):
            item.muted = True
        elif item.nature == "amount":
            item.muted = item.end - item.start < _WITH_DECIMALS
        elif item.status:
            return
        elif item.nature == "agent":
            self._agent(items, at, tests=tests)
        elif item.kind in _TESTED:
            item.muted = self._tested(items, at, germ=item.nature == "germ")

    def _coded(self, items: list[Item], at: int) -> bool:
        """A name or number of something: HIV12345, PSY-001."""
        if items[at].end - items[at].start > 1 or at + 1 == len(items):
            return False
        place = at + 1 if items[at + 1].word != self._minus or items[at + 1].bits & SPACE else at + 2
        if place >= len(items) or items[place].bits & SPACE:
            return False
        return items[place].word == self._number or items[place].word == self._cut.postcode

    def _stand(self, items: list[Item], at: int, tokens: list[int]) -> None:
        """Settle what a term is beside its neighbours."""
        item = items[at]
        if item.nature == "allergy":
            self._allergen(items, at)
        elif item.nature == "cover":
            item.muted = self._ground_follows(items, at, tokens)
        elif item.nature == "service":
            item.muted = self._addressed(items, at)
        elif item.nature == "done":
            item.muted = at > 0 and items[at - 1].fact
            self._operated(items, at)
        item.muted |= self._typist(items, at)

    def _demote(self, items: list[Item], at: int, tokens: list[int]) -> None:
        """Two tests joined by a plus are no result: HIV + HCV."""
        item = items[at]
        if item.kind not in _TESTED or tokens[item.end - 1] & self._id_mask != self._plus or at + 1 == len(items):
            return
        after = items[at + 1]
        two = after.kind in _TESTED or after.roles & Role.TEST
        if two and bool(tokens[item.end - 1] & SPACE) == bool(after.bits & SPACE):
            item.nature = "agent"
            item.end -= 1

    _id_mask = (1 << 20) - 1

    def _result(self, items: list[Item], at: int) -> None:
        item, after = items[at], items[at + 1 :]
        if not after:
            return
        sign = after[0]
        if len(after) > 1 and after[1].word == self._arrow:
            return
        tested = item.nature in ("agent", "germ") or item.kind in _TESTED
        if sign.roles & Role.POSITIVE:
            self._take(item, after[:1], ASSERTED)
        elif sign.roles & Role.NEGATION_AFTER and sign.word not in self._no:
            self._take(item, after[:1] if tested else [], NEGATED)
        elif sign.word == self._open and len(after) >= _BRACKETED and after[1].word in (self._plus, self._minus):
            if after[2].word == self._close:
                self._take(item, after[:3], ASSERTED if after[1].word == self._plus else NEGATED)
        elif sign.word == self._plus and sign.end - sign.start == 1 and self._closes(after):
            run = next((n for n, other in enumerate(after) if other.word != self._plus), len(after))
            self._take(item, after[:run], ASSERTED)
        elif (sign.word == self._minus and tested and self._closes(after) and not sign.bits & SPACE) or (
            sign.word == self._minus and tested and (len(after) == 1 or after[1].bound >= CLAUSE)
        ):
            self._take(item, after[:1], NEGATED)

    def _closes(self, after: list[Item]) -> bool:
        """Whether a sign is a result: what follows is not glued to it, and is no second test."""
        rest = next((n for n, other in enumerate(after) if other.word != after[0].word), len(after))
        if rest == len(after) or after[rest].bound or not after[rest].start:
            return True
        follower = after[rest]
        glued_left = not after[0].bits & SPACE
        if not follower.bits & SPACE:
            return rest > 1
        return glued_left or not (follower.kind >= 0 or follower.roles & Role.TEST)

    def _take(self, item: Item, signs: list[Item], status: int) -> None:
        if item.nature in ("agent", "germ"):
            item.nature = "state"
        if status == NEGATED:
            item.status = NEGATED
        else:
            item.nature = "positive" if item.nature == "state" else item.nature
        for sign in signs:
            item.end = sign.end
            sign.muted, sign.roles, sign.bound = True, NO_ROLE, 0

    def _clause(self, items: list[Item], at: int) -> tuple[int, int]:
        first, last = at, at + 1
        while first > 0 and items[first - 1].bound < CLAUSE:
            first -= 1
        while last < len(items) and items[last].bound < CLAUSE:
            last += 1
        return first, last

    def _tested(self, items: list[Item], at: int, *, germ: bool) -> bool:
        """Whether a test stands before, in the same clause and near."""
        if items[at].nature == "positive":
            return False
        for back in range(at - 1, max(-1, at - 1 - _NEAR), -1):
            if items[back].bound >= CLAUSE:
                return False
            if items[back].roles & Role.TEST and not items[back].roles & Role.CARRIER:
                return True
            if germ and items[back].roles & Role.SEARCH:
                return True
        return self._ordered(items, at)

    def _ordered(self, items: list[Item], at: int) -> bool:
        """Whether what follows orders it as a test."""
        for ahead in range(at + 1, min(len(items), at + 1 + _NEAR)):
            if items[ahead].bound >= CLAUSE:
                return False
            if items[ahead].roles & Role.ORDERED:
                return True
        return False

    def _agent(self, items: list[Item], at: int, *, tests: bool) -> None:
        """A germ or virus by its name alone: a condition where something says so, else a test."""
        item = items[at]
        first, last = self._clause(items, at)
        before, after = items[first:at], items[at + 1 : last]
        if self._tested(items, at, germ=True):
            item.muted = True
            return
        carried = any(other.roles & _SAYS_SO for other in before[-_NEAR:]) or any(
            other.roles & (_SAYS_SO | Role.BESIDE) for other in after[:2]
        )
        denied = any(other.roles & (Role.NEGATION | Role.NEGATION_AFTER) for other in (*before[-1:], *after[:2]))
        asked = any(other.word == self._mark or other.roles & Role.QUESTION_AFTER for other in after[:_NEAR])
        item.nature = "state"
        if after and after[0].word == self._year and item.kind not in _ALONE:
            item.status = PAST
        elif asked and not denied:
            item.status = QUESTION
        elif not (carried or denied):
            item.muted = item.kind not in _ALONE or (tests and not self._other_facts(items))

    def _other_facts(self, items: list[Item]) -> bool:
        """Whether something else is said of the patient: then a germ beside it is no entry in a list of tests."""
        return any(other.fact and other.kind not in _TESTED for other in items)

    def _silenced(self, items: list[Item]) -> None:
        silent = False
        for at, item in enumerate(items):
            if item.word in self._backwards and item.roles & Role.SILENCES_AFTER:
                place = at - 2 if at > 1 and items[at - 1].word == self._colon else at - 1
                if place >= 0 and items[place].kind in _SCREENED:
                    items[place].muted = True
            if item.bound >= CLAUSE:
                silent = False
            elif item.roles & Role.SILENCES_AFTER and item.kind < 0:
                silent = True
            elif silent and item.kind >= 0:
                item.muted = True

    def _weak(self, items: list[Item]) -> None:
        """A word that only goes along with a fact counts where nothing else of its kind is said."""
        said = {item.kind for item in items if item.fact and item.nature != "weak"}
        for item in items:
            if item.fact and item.nature == "weak":
                item.muted = item.kind in said
                said.add(item.kind)

    def _operated(self, items: list[Item], at: int) -> None:
        """What one was operated on for belongs to the operation: opérée de l'appendicite."""
        place = at + 1
        while place < len(items) and items[place].word in self._cut.skipped_words:
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
        if tokens[items[at].end - 1] & self._id_mask != self._percent:
            return False
        rest = [item for item in items[at + 1 : at + 3] if item.word != self._colon]
        if rest and rest[0].word in self._other_grounds:
            return True
        return bool(rest) and rest[0].fact and rest[0].nature != "cover"

    def _addressed(self, items: list[Item], at: int) -> bool:
        first, _last = self._clause(items, at)
        return any(item.roles & Role.ADDRESSEE for item in items[first:at])

    def _typist(self, items: list[Item], at: int) -> bool:
        """Initials of who typed: after "saisi par", or alone at the end of an office's remark."""
        item = items[at]
        if item.end - item.start != 1 or not item.bits & UPPER or not at or item.nature in ("positive", "cover"):
            return False
        last = at + 1 == len(items)
        if items[at - 1].roles & Role.TYPIST or (items[at - 1].word == self._by and last and item.kind != _DRUG):
            return True
        if at + 1 < len(items) or self._cut.length(item.word) >= _INITIALS:
            return False
        before = items[at - 1]
        apart = before.bound or before.word in self._cut.numbers or before.word == self._minus
        others = any(other.fact for other in items[:at])
        return bool(apart) and not others and any(other.roles & Role.ADMIN for other in items[:at])
