"""Cues behind a fact: Xarelto arrêté, diabète : non, grossesse ?, phlébite 2009."""

from .clauses import CLAUSE, JOINS, SENTENCE, decimal
from .found import CODES, NEGATED, PAST, QUESTION
from .items import Item, Segmenter
from .roles import Role

_GUARD, _DEBT, _ORIGIN = CODES["guardianship"], CODES["debt"], CODES["origin"]
_INFECTION, _DISABILITY = CODES["health.infection"], CODES["health.disability"]
_DISEASE, _DRUG = CODES["health.disease"], CODES["health.drug"]
_DENIABLE = frozenset(CODES[kind] for kind in ("sex_life", "health.addiction", "violence", "religion", "origin"))
_DATED = frozenset(CODES[f"health.{kind}"] for kind in ("surgery", "cancer", "infection", "fertility", "pregnancy"))
_DATED |= {CODES["violence"]}
_ONCE = frozenset(CODES[kind] for kind in ("health.disability", "health.drug", "sex_life", "health.psychiatric"))
"""What a year behind « en » says is over."""
_OPERATED = frozenset(CODES[f"health.{kind}"] for kind in ("cancer", "disease", "infection"))
"""What is over with the year of the operation behind it: K prostate opéré en 2013."""
_STOPPED = frozenset(CODES[f"health.{kind}"] for kind in ("drug", "addiction", "fertility", "pregnancy"))
"""What a bare « arrêt » ends; elsewhere it is a stop of work or of a bus."""
_REFUTED = ("C", "CE", "CA", "ERREUR", "FAUX", "IL", "ELLE", "JUSTE", "SEULEMENT", "SIMPLE", "SIMPLEMENT", "PLUTOT")
"""What explains a « non » right before it."""
_UNKNOWN_PASSED = 3


def denied(items: list[Item], at: int, small: set[int]) -> bool:
    """Whether a cue is itself denied: pas d'arrêt, non sevré."""
    back = at - 1
    while back >= 0 and items[back].word in small and items[back].bound < CLAUSE:
        back -= 1
    return back >= 0 and bool(items[back].roles & Role.NEGATION)


class Behind:
    """Reads what stands behind a fact."""

    def __init__(self, cut: Segmenter) -> None:
        ids = cut.ids
        self._numbers = cut.numbers
        self._zero, self._colon, self._equal = ids["0"], ids[":"], ids["="]
        self._year, self._slash, self._minus = ids["@"], ids["/"], ids["-"]
        self._en, self._n = ids["EN"], ids["N"]
        self._refuted = {ids[word] for word in _REFUTED if word in ids}
        self._yes_no = {ids[word] for word in ("OUI", "NON") if word in ids}
        self._non = ids["NON"]
        self._stopped = {ids[word] for word in ("ARRET", "ARRETS", "STOP") if word in ids}
        self._ago = {ids["IL"], ids["Y"]}
        self._none = {ids[word] for word in ("NON", "AUCUN", "AUCUNE", "JAMAIS") if word in ids}
        self._a = ids["A"]
        self._old = {ids[word] for word in ("ANCIEN", "ANCIENNE") if word in ids}
        self._begun = {ids[word] for word in ("MIS", "MISE", "DEBUT", "DEBUTE", "INSTAURE", "INTRODUIT") if word in ids}
        self._small = {*cut.skipped_words, ids[":"], ids["'"]}

    def status(self, items: list[Item], at: int) -> int:
        """Return the status that cues behind a fact give it, 0 where they say nothing."""
        item, unknown, crossed, finished = items[at], 0, False, True
        operated = False
        for place in range(at + 1, len(items)):
            other = items[place]
            if other.bound >= CLAUSE or (crossed and other.bound):
                if (
                    crossed
                    or operated
                    or other.bound >= SENTENCE
                    or other.roles & Role.CLAUSE
                    or not self._opens_with_cue(items, place + 1)
                ):
                    return 0
                crossed = True
            elif other.fact and other.nature != "weak":
                done = other.nature == "done" and place == at + 1 and item.kind in _OPERATED
                operated |= done
                if not done and (
                    item.kind == _DEBT or not any(between.bound == JOINS for between in items[at + 1 : place])
                ):
                    return 0
            elif status := self._said_behind(items, at, place, near=unknown == 0, finished=finished):
                return status
            else:
                finished &= not other.roles & Role.UNFINISHED or bool(other.roles & Role.PAST_AFTER)
                unknown += not (other.word in self._small or other.roles or other.word in self._numbers)
                if unknown > _UNKNOWN_PASSED:
                    return 0
        return 0

    def _said_behind(self, items: list[Item], at: int, place: int, *, near: bool, finished: bool) -> int:
        """The status that one item behind a fact gives it, 0 for none."""
        item, roles = items[at], items[place].roles
        if self._denies(items, place, item.kind, crossed=any(other.bound for other in items[at + 1 : place])) or (
            roles & Role.REFUSED and item.nature == "cover"
        ):
            return NEGATED
        denied_after = place + 1 < len(items) and items[place + 1].roles & Role.NEGATION_AFTER
        asked = (
            near and not denied_after and roles & (Role.QUESTION | Role.QUESTION_NEAR) and not self._leads(items, place)
        )
        if roles & Role.QUESTION_AFTER or asked:
            return QUESTION
        finished &= not roles & Role.UNFINISHED or bool(roles & Role.PAST_AFTER)
        written = items[place].word == self._year or self._short_year(items, place)
        year = written and self._year_ends(items, at, place, finished=finished)
        return PAST if year or self._over(items, item, place, finished=finished) else 0

    def _over(self, items: list[Item], item: Item, place: int, *, finished: bool) -> bool:
        roles = items[place].roles
        if denied(items, place, self._small) or (item.kind == _ORIGIN and items[place].word in self._ago):
            return False
        if roles & Role.PAST_AFTER:
            if not self.can_stop(items[place], item):
                return False
            if items[place].word in self._old:
                last = place + 1 == len(items) or items[place + 1].bound > 0
                return finished and last and item.kind != _DISEASE
            return finished
        if roles & Role.SETTLED:
            return item.kind in (_DEBT, _ORIGIN)
        return bool(roles & Role.ENDED) and item.kind in (_GUARD, _INFECTION)

    def _opens_with_cue(self, items: list[Item], place: int) -> bool:
        """Whether a clause holds nothing but a word about the fact before it."""
        cues = Role.PAST_AFTER | Role.QUESTION_AFTER | Role.NEGATION_AFTER | Role.SETTLED | Role.ENDED
        while place < len(items) and not items[place].roles & cues:
            small = items[place].word in self._small and items[place].end - items[place].start == 1
            if not (small or items[place].bound == CLAUSE):
                break
            place += 1
        if place >= len(items) or not items[place].roles & cues or items[place].fact:
            return False
        follower = place + 1
        return follower >= len(items) or not items[follower].fact

    def _denies(self, items: list[Item], place: int, kind: int, *, crossed: bool) -> bool:
        """Diabète : non; HTA 0; enceinte: N."""
        item = items[place]
        if item.roles & Role.NEGATION_AFTER:
            return not (crossed and kind in _DENIABLE)
        last = place + 1 >= len(items) or items[place + 1].bound > 0
        before = items[place - 1].word if place else -1
        if item.word in self._none and item.end - item.start == 1:
            return last or self.refutes(items, place)
        if item.word == self._zero and items[place - 1].fact:
            return not decimal(items, place, self._numbers)
        if item.word in (self._zero, self._n) or item.roles & Role.NEGATION:
            return last and before in (self._colon, self._equal)
        return False

    def can_stop(self, cue: Item, item: Item) -> bool:
        """Whether a bare « stop » or « arrêt » may end a fact; an operation it does not: stop avant intervention."""
        bare = cue.word in self._stopped and cue.end - cue.start == 1
        return not bare or item.kind in _STOPPED

    def refutes(self, items: list[Item], place: int) -> bool:
        """Whether a « non » speaks of the fact before it: tuteur : NON c'est le gendre; diabète non HTA oui."""
        if items[place].word != self._non or items[place].end - items[place].start > 1:
            return False
        before = place - 1
        while before > 0 and items[before].word in (self._colon, self._minus, self._equal):
            before -= 1
        if before < 0 or not items[before].fact:
            return False
        if place + 1 >= len(items) or items[place + 1].bound or items[place + 1].word == self._colon:
            return True
        if items[place + 1].word in self._refuted:
            return True
        answered = next((other for other in items[place + 2 : place + 4] if other.word != self._colon), None)
        return items[place + 1].fact and answered is not None and answered.word in self._yes_no

    def _leads(self, items: list[Item], place: int) -> bool:
        """Whether a fact stands right behind a cue, which then asks for that one: allaite, demande si pilule ok."""
        after = place + 1
        while after < len(items) and items[after].word in self._small:
            after += 1
        return after < len(items) and items[after].fact

    def _year_ends(self, items: list[Item], at: int, place: int, *, finished: bool) -> bool:
        """A year on a finished fact; a day and a month, or what began or will come, is not over."""
        item = items[at]
        if self._ends_with_year(items, place):
            return finished
        lasting = item.nature != "event" and item.kind not in _DATED
        if lasting and item.kind in _ONCE and place and items[place - 1].word == self._en:
            lasting = any(other.word in self._begun for other in items[max(0, at - 3) : at])
        if not finished or lasting:
            return False
        before = [self._shape(other) for other in items[max(0, place - 4) : place]]
        if before[-2:] == ["number", "/"]:
            return before[-4:] != ["number", "/", "number", "/"]
        return before[-2:] != ["number", "month"]

    def _ends_with_year(self, items: list[Item], place: int) -> bool:
        """From one year to another: 2012 à 2016."""
        if place + 2 >= len(items) or items[place].word != self._year or items[place + 2].word != self._year:
            return False
        return items[place + 1].word in (self._a, self._minus, self._slash)

    def _short_year(self, items: list[Item], place: int) -> bool:
        """Sept 21: a number right behind a month is a year, where no day stands before it."""
        if not place or items[place].word not in self._numbers or not items[place - 1].roles & Role.MONTH:
            return False
        return place < 2 or items[place - 2].word not in self._numbers  # noqa: PLR2004  # the month and what is before

    def _shape(self, item: Item) -> str:
        if item.word in self._numbers:
            return "number"
        if item.word == self._slash:
            return "/"
        return "month" if item.roles & Role.MONTH else ""
