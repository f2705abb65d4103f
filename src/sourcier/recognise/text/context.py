"""Which terms name no fact where they stand: tests that are only ordered, leaflets, addressees, typists' initials."""

from itertools import pairwise

from .clauses import CLAUSE
from .found import ASSERTED, CODES, FAMILY, NEGATED, PAST, QUESTION, TESTED
from .items import SPACE, TESTS, UPPER, Item, Segmenter
from .neighbours import GROUNDS, Neighbours, clause
from .roles import NO_ROLE, Role

_SCREENED = TESTED | {CODES[kind] for kind in ("health.genetic", "health.cancer", "health.disease")}
_ALONE = frozenset(CODES[kind] for kind in ("health.hiv", "health.hepatitis"))
_DRUG, _DISEASE, _CANCER = CODES["health.drug"], CODES["health.disease"], CODES["health.cancer"]
_RELIGION, _ORIGIN = CODES["religion"], CODES["origin"]
_ADDICTION, _SEX_LIFE, _DEBT = CODES["health.addiction"], CODES["sex_life"], CODES["debt"]
_SAYS_SO = Role.CARRIER | Role.HISTORY | Role.FAMILY | Role.FAMILY_LIST
_BACKWARDS = (
    "CAMPAGNE",
    "STAND",
    "CONFERENCE",
    "DEPISTAGE",
    "VACCIN",
    "VACCINATION",
    "PREVENTION",
    "AFFICHAGE",
    "AFFICHE",
    "FORMULAIRE",
    "PROCEDURE",
    "FORMATION",
)
_SCREENS = ("DEPISTAGE", "VACCIN", "VACCINATION", "PREVENTION")
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
        self._cut, self._neighbours = cut, Neighbours(cut)
        self._plus, self._minus, self._open, self._close = ids["+"], ids["-"], ids["("], ids[")"]
        self._mark, self._percent, self._colon = ids["?"], ids["%"], ids[":"]
        self._equal = ids["="]
        self._year, self._arrow, self._number = ids["@"], ids[">"], ids["#"]
        self._by, self._in = ids["PAR"], ids["EN"]
        self._other_grounds = {ids[word] for word in GROUNDS if word in ids}
        self._backwards = {ids[word] for word in _BACKWARDS if word in ids}
        self._screens = {ids[word] for word in _SCREENS if word in ids}
        self._stocked = {ids[word] for word in ("RUPTURE", "STOCK", "LOT", "COMMANDE") if word in ids}
        self._de, self._period = ids["DE"], {ids[word] for word in ("REGLE",) if word in ids}
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
                self._mean(items, at, tokens)
        self._silenced(items)
        for at in facts:
            if not items[at].muted:
                self._neighbours.stand(items, at, tokens)
        self._weak(items)

    def _mean(self, items: list[Item], at: int, tokens: list[int]) -> None:
        """Mute what only looks like a fact, or is only tested."""
        item = items[at]
        if item.nature.startswith("capitals"):
            item.muted = not item.bits & UPPER
            item.nature = item.nature.partition(" ")[2] or "state"
        elif item.nature in _FIXED:
            item.status, item.nature = _FIXED[item.nature], "state"
        if (
            item.roles & (Role.SILENT | Role.SPECIALITY)
            or self._coded(items, at)
            or (item.kind == _DEBT and self._periods(items[at], tokens))
        ):
            item.muted = True
        elif item.nature == "amount":
            item.muted = item.end - item.start < _WITH_DECIMALS
        elif item.status:
            return
        elif item.nature == "agent":
            self._agent(items, at, tests=bool(tokens[0] & TESTS))
        elif item.kind in TESTED:
            item.muted = self._tested(items, at, germ=item.nature == "germ")

    def _periods(self, item: Item, tokens: list[int]) -> bool:
        """Pas de règles is no unpaid bill."""
        words = [token & self._id_mask for token in tokens[item.start : item.end]]
        return words[-1] in self._period and self._de in words

    def _coded(self, items: list[Item], at: int) -> bool:
        """A name or number of something: HIV12345, PSY-001."""
        if items[at].end - items[at].start > 1 or at + 1 == len(items):
            return False
        place = at + 1 if items[at + 1].word != self._minus or items[at + 1].bits & SPACE else at + 2
        if place >= len(items) or items[place].bits & SPACE:
            return False
        return items[place].word == self._number or items[place].word == self._cut.postcode

    def _demote(self, items: list[Item], at: int, tokens: list[int]) -> None:
        """Two tests joined by a plus are no result: HIV + HCV."""
        item = items[at]
        if item.kind not in TESTED or tokens[item.end - 1] & self._id_mask != self._plus or at + 1 == len(items):
            return
        after = items[at + 1]
        two = after.kind in TESTED or after.roles & Role.TEST
        if two and bool(tokens[item.end - 1] & SPACE) == bool(after.bits & SPACE):
            item.nature = "agent"
            item.end -= 1

    _id_mask = (1 << 20) - 1

    def _result(self, items: list[Item], at: int) -> None:
        item, after = items[at], items[at + 1 :]
        if not after:
            return
        if len(after) > 1 and after[1].word == self._arrow:
            return
        after = self._told(after)
        sign = after[0]
        tested = item.nature in ("agent", "germ") or item.kind in TESTED
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
            sign.word == self._minus
            and tested
            and (len(after) == 1 or after[1].bound >= CLAUSE or after[1].roles & Role.UNFINISHED)
        ):
            self._take(item, after[:1], NEGATED)

    def _told(self, after: list[Item]) -> list[Item]:
        """What follows, from the result on where a test or a sign stands before it: PCR positive, - NEG."""
        if len(after) > 1 and after[1].roles & (Role.POSITIVE | Role.NEGATION_AFTER) and after[1].word not in self._no:
            between = after[0].roles & Role.TEST or after[0].word in (self._minus, self._colon, self._equal)
            return after[1:] if between and after[0].kind < 0 else after
        return after

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

    def _tested(self, items: list[Item], at: int, *, germ: bool) -> bool:
        """Whether a test stands before, in the same clause and near."""
        if items[at].nature == "positive":
            return False
        for back in range(at - 1, max(-1, at - 1 - _NEAR), -1):
            if items[back].bound >= CLAUSE:
                break
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
        first, last = clause(items, at)
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
        told = after[1:] if after and after[0].word == self._in else after
        dated = told[1:2] if told and told[0].roles & Role.MONTH else told[:1]
        month = bool(dated) and dated[0] is not told[0] and dated[0].word in self._cut.numbers
        if told is not after and told and told[0].roles & Role.MONTH and not month:
            return
        if dated and (dated[0].word == self._year or month) and item.kind not in _ALONE:
            item.status = PAST
        elif asked and not denied:
            item.status = QUESTION
        elif not (carried or denied):
            item.muted = item.kind not in _ALONE or (tests and not self._other_facts(items[first:last]))

    def _other_facts(self, items: list[Item]) -> bool:
        """Whether something else is said in the clause: then a germ beside it is no entry in a list of tests."""
        return any(other.fact and other.kind not in TESTED for other in items)

    def _silenced(self, items: list[Item]) -> None:
        silent = False
        for at, item in enumerate(items):
            if item.word in self._backwards and item.roles & Role.SILENCES_AFTER:
                place = at - 2 if at > 1 and items[at - 1].word == self._colon else at - 1
                if place >= 0 and items[place].kind >= 0 and items[at - 1].bound == 0:
                    items[place].muted |= items[place].kind in _SCREENED or item.word not in self._screens
            if item.word in self._stocked and at and items[at - 1].kind == _DRUG:
                items[at - 1].muted = True
            if item.bound >= CLAUSE:
                silent = False
            elif item.roles & Role.SILENCES_AFTER and item.kind < 0:
                silent = True
            elif silent and item.kind >= 0:
                item.muted = True

    def _weak(self, items: list[Item]) -> None:
        """A word that only goes along with a fact counts where nothing else of its kind is said."""
        facts = [item for item in items if item.fact]
        if len(facts) + any(item.nature == "weak" for item in facts) < 2:  # noqa: PLR2004  # nothing beside anything
            return
        said = {item.kind for item in facts if item.nature != "weak"}
        for before, item in pairwise(items):
            one = before.fact and item.fact and before.kind == item.kind and item.end - item.start == 1
            if one and item.kind in (_ORIGIN, _RELIGION):
                before.end, item.muted = item.end, True
        for at, item in enumerate(items):
            if item.fact and item.nature == "weak":
                item.muted = item.kind in said or (item.kind == _DEBT and self._insured(items, at))
                said.add(item.kind)

    def _insured(self, items: list[Item], at: int) -> bool:
        """Whether an insurer is spoken of in the clause."""
        first, last = clause(items, at)
        return any(item.word in self._other_grounds for item in items[first:last])
