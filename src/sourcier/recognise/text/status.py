"""What is said of each fact: asserted, negated, of the family, asked, or past; by cues and how far they reach.

A cue reaches to the end of its clause (comma, semicolon, point, bracket, "mais"), joined facts included where it leads
a list; words that carry nothing on stop it. Of two statuses the stronger holds: negated, family, question, past.
"""

from .behind import Behind, denied
from .clauses import CLAUSE, JOINS, SENTENCE, decimal
from .found import ASSERTED, CODES, FAMILY, NEGATED, PAST, QUESTION
from .items import SPACE, Item, Segmenter
from .roles import Role

_RANK = {NEGATED: 0, FAMILY: 1, QUESTION: 2, PAST: 3, ASSERTED: 4, 0: 5}
_GUARD, _DEBT, _DRUG = CODES["guardianship"], CODES["debt"], CODES["health.drug"]
_VIOLENCE = CODES["violence"]
WITHIN = ("DANS", "CHEZ")
"""Words before a family that has what stands before them."""
_DOERS = (
    "VIOLENT", "VIOLENTE", "INCESTUEUX", "INCESTUEU", "MALTRAITANT", "MALTRAITANTE", "MENACANT", "MENACANTE",
    "AGRESSIF", "AGRESSIVE", "BRUTAL", "BRUTALE", "DANGEREUX", "DANGEREU",
)  # fmt: skip
"""What is said of who does violence: a relative's is the patient's lot."""
_REFUSED = frozenset(CODES[f"health.{kind}"] for kind in ("drug", "surgery", "psychiatric", "fertility", "cancer"))
"""What somebody who refuses it does not have: refuse l'insuline."""
_PARENTS = ("PERE", "PAPA", "MERE", "MAMAN", "PARENT", "BEAU", "BELLE", "BEAUX")
_UNKNOWN_PASSED = 2
_FAMILY_PASSED = 3


class Statuses:
    """Gives every fact its status."""

    def __init__(self, cut: Segmenter) -> None:
        ids = cut.ids
        self._behind = Behind(cut)
        self._numbers = cut.numbers
        self._mark, self._zero, self._open = ids["?"], ids["0"], ids["("]
        self._more, self._ne, self._en = ids["PLUS"], {ids["N"], ids["NE"]}, ids["EN"]
        self._small = {*cut.skipped_words, ids[":"], ids["'"]}
        self._owners = {ids[word] for word in ("SA", "SON", "SES", "LEUR", "MA", "MON")}
        self._patients = {ids[word] for word in ("PATIENT", "PATIENTE", "PT", "PTE") if word in ids}
        self._in, self._several = ids.get("DANS", -1), {ids[w] for w in ("DEUX", "TROIS", "TOUS", "LES") if w in ids}
        self._within, self._colon = {ids[word] for word in WITHIN if word in ids}, ids[":"]
        self._placed = {ids[word] for word in ("PLACE", "PLACEE", "CONFIE", "CONFIEE", "PUPILLE") if word in ids}
        self._denying = {ids[word] for word in ("NON", "AUCUN", "AUCUNE", "NEGATIF", "NEGATIVE", "N") if word in ids}
        self._by = ids["PAR"]
        self._former = {ids[word] for word in ("ANCIEN", "ANCIENNE", "EX") if word in ids}
        self._refuse = ids.get("REFUSE", -1)
        self._parents = {ids[word] for word in _PARENTS if word in ids}
        self._doers = {ids[word] for word in _DOERS if word in ids}
        self._under, self._or_words = ids["SOUS"], {ids["OU"], ids["NI"]}

    def give(self, items: list[Item]) -> None:
        """Set the status of every fact that has none yet."""
        for at, item in enumerate(items):
            if self._behind.refutes(items, at):
                continue
            if item.roles and item.kind < 0 and not item.muted:
                self._lead(items, at)
            elif item.word == self._zero and item.kind < 0:
                self._negate(items, at)
            elif item.word == self._mark:
                self._ask(items, at)
            elif item.word == self._more and item.kind < 0:
                self._no_more(items, at)
        for at, item in enumerate(items):
            if item.fact:
                self._set(item, self._behind.status(items, at))
                if not item.status:
                    item.status = ASSERTED

    def _set(self, item: Item, status: int) -> None:
        if _RANK[status] < _RANK[item.status]:
            item.status = status

    def _lead(self, items: list[Item], at: int) -> None:
        """What a cue says of the facts behind it."""
        roles = items[at].roles
        if roles & Role.NEGATION:
            self._negate(items, at)
        if roles & (Role.FAMILY | Role.FAMILY_LIST):
            self._relate(items, at)
        if roles & (Role.QUESTION | Role.QUESTION_NEAR | Role.PAST_BEFORE) and denied(items, at, self._small):
            return
        if roles & Role.QUESTION:
            self._reach(items, at, QUESTION, _UNKNOWN_PASSED, every=True)
        if roles & Role.QUESTION_NEAR:
            self._reach(items, at, QUESTION, 0, every=False)
        if roles & Role.HISTORY:
            self._history(items, at)
        if roles & Role.PAST_BEFORE:
            former = items[at].word in self._former and items[at].end - items[at].start == 1
            self._reach(items, at, PAST, 0 if former else 1, every=False)

    def _negate(self, items: list[Item], at: int) -> None:
        place, done = at + 1, False
        zero = items[at].word == self._zero
        if zero and (decimal(items, at, self._numbers) or (at and items[at - 1].word in self._numbers)):
            return
        refused = items[at].word == self._refuse
        while place < len(items):
            item = items[place]
            if item.bound >= CLAUSE:
                return
            if item.fact:
                if refused and item.kind not in _REFUSED:
                    return
                if done and not self._continues(items, place):
                    return
                self._set(item, NEGATED)
                done = True
            elif (
                not done
                and not (item.roles & (Role.THROUGH | Role.HISTORY | Role.QUESTION) or item.word in self._small)
            ) or (done and not (item.bound == JOINS or item.word in self._small or item.roles & Role.NEGATION)):
                return
            place += 1

    def _continues(self, items: list[Item], place: int) -> bool:
        """Whether a fact behind another is of the same list: or, nor, a stroke between."""
        for back in range(place - 1, -1, -1):
            item = items[back]
            if item.fact:
                return False
            if item.bound == JOINS and not item.roles & Role.AND:
                return True
            if item.roles & Role.AND:
                return item.word in self._or_words
        return False

    def _reach(self, items: list[Item], at: int, status: int, passed: int, *, every: bool) -> None:
        """Give a status to the first fact behind a cue, or to all of its clause."""
        unknown, done = 0, False
        for item in items[at + 1 :]:
            stops = item.roles & (Role.STOPS_FAMILY | Role.REPLACED) and item.kind < 0
            if item.bound >= CLAUSE or (stops and not item.roles & Role.THROUGH):
                return
            if item.fact:
                if (done and not every) or (status == PAST and not self._behind.can_stop(items[at], item)):
                    return
                if not (items[at].roles & (Role.CAN_BE | Role.PARTNER) and item.kind == _VIOLENCE):
                    self._set(item, status)
                done = True
            elif item.bound == JOINS or item.word in self._small or item.roles & Role.THROUGH:
                continue
            elif done and not every:
                return
            else:
                unknown += not item.roles & (Role.FAMILY | Role.FAMILY_LIST)
                if unknown > passed:
                    return

    def _history(self, items: list[Item], at: int) -> None:
        """Antecedents: the whole list behind the word, until a sentence ends or today's treatment begins."""
        later = False
        for item in items[at + 1 :]:
            if item.bound >= SENTENCE or (item.roles & Role.THERAPY and item.kind < 0):
                return
            if item.bound == CLAUSE:
                later = True
            if item.fact and not (later and item.kind in (_DRUG, _DEBT, _GUARD)):
                self._set(item, PAST)

    def _relate(self, items: list[Item], at: int) -> None:
        cue = items[at]
        if cue.roles & Role.NEEDS_OWNER and not self._owned(items, at):
            return
        unknown, owned = 0, True
        listed = bool(cue.roles & Role.FAMILY_LIST) and not self._trailing(items, at)
        under = False
        for item in items[at + 1 :]:
            if item.bound >= (SENTENCE if listed else CLAUSE):
                break
            if item.word in self._patients and owned:
                continue
            owned &= item.word in self._small
            if item.kind < 0 and self._ends_family(item.roles, listed=listed):
                break
            under |= item.word == self._under
            if item.fact:
                if self._shared(cue, item, under=under):
                    self._set(item, FAMILY)
            elif not (item.bound or item.word in self._small or item.roles):
                unknown += 1
                if unknown > _FAMILY_PASSED and not listed:
                    break
        self._relate_back(items, at)

    def _owned(self, items: list[Item], at: int) -> bool:
        """Whether it is said whose wife or child is meant: sa femme, chez le bébé."""
        if not at:
            return False
        if items[at - 1].word in (self._owners | self._several | self._numbers):
            return True
        return at > 1 and items[at - 1].word in self._small and items[at - 2].word in self._within

    def _trailing(self, items: list[Item], at: int) -> bool:
        """Whether a family is named behind what it has, and so heads no list: hémophilie dans la famille."""
        within = at - 2 if at > 1 and items[at - 1].word in self._small else at - 1
        lists = at + 1 < len(items) and items[at + 1].word == self._colon
        return within > 0 and items[within].word in self._within and items[within - 1].bound == 0 and not lists

    def _ends_family(self, roles: int, *, listed: bool) -> bool:
        """Whether what follows is no longer said of the relative."""
        return bool((roles & Role.STOPS_FAMILY and not roles & Role.THROUGH) or (roles & Role.THERAPY and listed))

    def _shared(self, cue: Item, item: Item, *, under: bool) -> bool:
        """Whether what is said beside a relative is the relative's: a partner's violence is the patient's lot."""
        if item.kind == _GUARD:
            return under or item.word in self._placed
        return not (
            item.kind == _VIOLENCE
            and (cue.roles & Role.PARTNER or (item.word in self._doers and cue.word in self._parents))
        )

    def _relate_back(self, items: list[Item], at: int) -> None:
        """A relative named right behind a fact: K sein mère, diabète chez le père."""
        after = items[at + 1] if at + 1 < len(items) else None
        if after is not None and not (
            after.bound or after.roles & (Role.FAMILY | Role.FAMILY_LIST) or after.word in self._numbers
        ):
            return
        chez = False
        for back in range(at - 1, -1, -1):
            item = items[back]
            if item.bound >= CLAUSE and item.word != self._open:
                return
            if item.fact:
                done_by = item.kind == _VIOLENCE and any(other.word == self._by for other in items[back + 1 : at])
                if self._shared(items[at], item, under=False) and not done_by:
                    self._set(item, FAMILY)
                if not chez:
                    return
            elif item.roles & Role.BESIDE or item.word == self._in:
                chez = True
            elif (
                item.word == self._open
                or item.roles & (Role.FAMILY | Role.FAMILY_LIST)
                or item.word in self._small
                or item.word in self._several
                or item.word in self._numbers
                or item.bound == JOINS
            ):
                continue
            else:
                return

    def _ask(self, items: list[Item], at: int) -> None:
        """A question mark asks for the facts of its clause before it; at the start of a clause, for the next one."""
        place, unknown = at - 1, 0
        while place >= 0 and items[place].word in (self._open, self._mark):
            place -= 1
        found, after = False, items[at + 1 : at + 3]
        answered = (
            bool(after)
            and after[0].word in self._denying
            and (len(after) == 1 or after[1].bound > 0 or after[1].word == self._colon)
        )
        while place >= 0 and items[place].bound < CLAUSE and unknown <= _FAMILY_PASSED:
            item = items[place]
            if item.fact:
                other = items[place + 1]
                if found and other.fact and other.kind != item.kind and "weak" not in (item.nature, other.nature):
                    break
                self._set(item, NEGATED if answered else QUESTION)
                found = True
            elif (found and item.bound != JOINS and item.word not in self._small) or item.word == self._mark:
                break
            elif not (item.bound or item.word in self._small or item.roles & Role.THROUGH):
                unknown += 1
            place -= 1
        starts = at == 0 or items[at - 1].bound >= CLAUSE or items[at].bits & SPACE
        if not found and starts and at + 1 < len(items) and items[at + 1].fact:
            self._set(items[at + 1], QUESTION)

    def _no_more(self, items: list[Item], at: int) -> None:
        """Plus de dette, n'est plus enceinte, ne fume plus."""
        denied = any(item.word in self._ne for item in items[max(0, at - 4) : at])
        first = at == 0 or items[at - 1].bound > 0
        if denied and at and items[at - 1].fact:
            self._set(items[at - 1], PAST)
        elif (denied or first) and not (at and items[at - 1].word == self._en):
            self._reach(items, at, PAST, 0, every=False)
