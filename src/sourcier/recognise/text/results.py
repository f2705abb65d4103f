"""Germs and viruses beside their tests: a result makes a fact of a name; an order, a panel or a list does not."""

from .clauses import CLAUSE, JOINS
from .found import ASSERTED, CODES, NEGATED, PAST, QUESTION, TESTED
from .items import ID, SPACE, Item, Segmenter
from .neighbours import clause
from .roles import NO_ROLE, Role

_ALONE = frozenset(CODES[kind] for kind in ("health.hiv", "health.hepatitis"))
_SAYS_SO = Role.CARRIER | Role.HISTORY | Role.FAMILY | Role.FAMILY_LIST
_POSITIVE = ("+", "POS", "POS*", "POSITIF", "POSITIVE")
_NEAR = 3
_BRACKETED = 3


class Results:
    """Reads results, and tells what is only tested."""

    def __init__(self, cut: Segmenter) -> None:
        ids = cut.ids
        self._numbers = cut.numbers
        self._plus, self._minus, self._open, self._close = ids["+"], ids["-"], ids["("], ids[")"]
        self._mark, self._colon, self._equal = ids["?"], ids[":"], ids["="]
        self._year, self._arrow, self._in = ids["@"], ids[">"], ids["EN"]
        self._results = {number for word, number in ids.items() if word in _POSITIVE}
        self._no = frozenset(ids[word] for word in ("NON", "PAS", "NI") if word in ids)

    def demote(self, items: list[Item], at: int, tokens: list[int]) -> None:
        """Two tests joined by a plus are no result: HIV + HCV. A term that ends with a result is one."""
        item = items[at]
        last = tokens[item.end - 1]
        if item.kind not in TESTED or item.end - item.start == 1 or last & ID not in self._results:
            return
        after = items[at + 1] if last & ID == self._plus and at + 1 < len(items) else None
        if after is not None and bool(last & SPACE) == bool(after.bits & SPACE) and self._named(after, tokens):
            item.nature = "agent"
            item.end -= 1
        elif item.nature == "state":
            item.nature = "positive"

    def _named(self, item: Item, tokens: list[int]) -> bool:
        """Whether an item is a test, or the name of what is tested and no more: VHC, VHC+."""
        bare = item.nature in ("agent", "germ") or tokens[item.end - 1] & ID == self._plus
        return bool(item.roles & Role.TEST) or (item.kind in TESTED and bare)

    def result(self, items: list[Item], at: int) -> None:
        """Take a result right behind a term into it: VIH+, BK -, HBs : négatif."""
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
        if (
            len(after) > 1
            and after[0].word in (self._colon, self._equal)
            and after[1].word in (self._plus, self._minus)
        ):
            return after[1:]
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

    def tested(self, items: list[Item], at: int, *, germ: bool) -> bool:
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
            if items[ahead].bound >= CLAUSE or items[ahead].roles & Role.QUESTION_AFTER:
                return False
            if items[ahead].roles & (Role.FAMILY | Role.CARRIER) and not items[ahead].roles & Role.TEST:
                return False
            if items[ahead].roles & Role.ORDERED:
                return True
        return False

    def agent(self, items: list[Item], at: int, *, tests: bool) -> None:
        """A germ or virus by its name alone: a condition where something says so, else a test."""
        item = items[at]
        first, last = clause(items, at)
        before, after = items[first:at], items[at + 1 : last]
        if self.tested(items, at, germ=True) or self._panel(items, at):
            item.muted = True
            return
        beside = 0
        while beside < len(after) and (
            after[beside].kind in TESTED or after[beside].bound or self._plus_sign(after[beside])
        ):
            beside += 1
        carried = any(other.roles & _SAYS_SO for other in before[-_NEAR:]) or any(
            other.roles & (_SAYS_SO | Role.BESIDE) for other in after[beside : beside + 2]
        )
        denied = any(other.roles & (Role.NEGATION | Role.NEGATION_AFTER) for other in (*before[-1:], *after[:2]))
        asked = any(other.word == self._mark or other.roles & Role.QUESTION_AFTER for other in after[:_NEAR])
        item.nature = "state"
        told = after[1:] if after and after[0].word == self._in else after
        dated = told[1:2] if told and told[0].roles & Role.MONTH else told[:1]
        month = bool(dated) and dated[0] is not told[0] and dated[0].word in self._numbers
        if told is not after and told and told[0].roles & Role.MONTH and not month:
            return
        if dated and (dated[0].word == self._year or month) and item.kind not in _ALONE:
            item.status = PAST
        elif asked and not denied:
            item.status = QUESTION
        elif not (carried or denied):
            item.muted = item.kind not in _ALONE or (tests and not self._other_facts(items[first:last]))

    def _plus_sign(self, item: Item) -> bool:
        return item.word == self._plus and item.end - item.start == 1

    def _panel(self, items: list[Item], at: int) -> bool:
        """Whether three germs or more stand in a row, with nothing said of them: HBV HCV HIV avant biothérapie."""
        first, last = at, at + 1
        while first > 0 and self._in_row(items[first - 1]):
            first -= 1
        while last < len(items) and self._in_row(items[last]):
            last += 1
        row = [item for item in items[first:last] if item.kind in TESTED]
        said = any(item.nature == "positive" or item.status for item in row)
        carried = any(item.roles & _SAYS_SO for item in (*items[max(0, first - 1) : first], *items[last : last + 2]))
        return len(row) > 2 and not (said or carried)  # noqa: PLR2004  # two may be a man's two infections

    def _in_row(self, item: Item) -> bool:
        return item.kind in TESTED or item.bound == JOINS or self._plus_sign(item)

    def _other_facts(self, items: list[Item]) -> bool:
        """Whether something else is said in the clause: then a germ beside it is no entry in a list of tests."""
        return any(other.fact and other.kind not in TESTED for other in items)
