"""Which terms name no fact where they stand: tests that are only ordered, leaflets, addressees, typists' initials."""

from itertools import pairwise

from .clauses import CLAUSE
from .found import CODES, FAMILY, NEGATED, PAST, QUESTION, TESTED
from .items import ID, SPACE, TESTS, TITLE, UPPER, Item, Segmenter
from .neighbours import GROUNDS, Neighbours, clause
from .results import Results
from .roles import Role

_SCREENED = TESTED | {CODES[kind] for kind in ("health.genetic", "health.cancer", "health.disease")}
_DRUG, _DISEASE, _CANCER = CODES["health.drug"], CODES["health.disease"], CODES["health.cancer"]
_RELIGION, _ORIGIN = CODES["religion"], CODES["origin"]
_ADDICTION, _SEX_LIFE, _DEBT = CODES["health.addiction"], CODES["sex_life"], CODES["debt"]
_OF_BODIES = frozenset(code for kind, code in CODES.items() if kind.startswith("health."))
_OF_PEOPLE = frozenset((_ORIGIN, _RELIGION))
_BACKWARDS = (
    "CAMPAGNE", "STAND", "CONFERENCE", "DEPISTAGE", "VACCIN", "VACCINATION", "PREVENTION", "AFFICHAGE", "AFFICHE",
    "FORMULAIRE", "PROCEDURE", "FORMATION",
)  # fmt: skip
_SCREENS = ("DEPISTAGE", "VACCIN", "VACCINATION", "PREVENTION")
_INITIALS = 4
_FIXED = {"negated": NEGATED, "past": PAST, "family": FAMILY, "question": QUESTION}
"""Sections whose terms carry their status: ne boit plus, mari stérile."""
_WITH_DECIMALS = 4
"""Tokens of a verb and an amount with decimals."""


class Context:
    """Settles, before any status, which terms are meant."""

    def __init__(self, cut: Segmenter) -> None:
        ids = cut.ids
        self._cut, self._neighbours = cut, Neighbours(cut)
        self._results = Results(cut)
        self._minus, self._colon, self._equal, self._quotes = ids["-"], ids[":"], ids["="], ids['"']
        self._number, self._within = ids["#"], ids["DANS"]
        self._other_grounds = {ids[word] for word in GROUNDS if word in ids}
        self._small = cut.skipped_words
        self._defined = {
            ids[word] for word in ("+", "-", "?", "0", "N", "O", "OUI", "NON") if word in ids
        } | cut.numbers
        self._backwards = {ids[word] for word in _BACKWARDS if word in ids}
        self._screens = {ids[word] for word in _SCREENS if word in ids}
        self._stocked = {ids[word] for word in ("RUPTURE", "STOCK", "LOT", "COMMANDE") if word in ids}
        self._de, self._period = ids["DE"], {ids[word] for word in ("REGLE",) if word in ids}

    def settle(self, items: list[Item], tokens: list[int]) -> None:
        """Mute what is not meant; results right after a term become part of it and settle its status."""
        facts = [at for at, item in enumerate(items) if item.kind >= 0 and not item.muted]
        for at in facts:
            self._results.demote(items, at, tokens)
        for at in facts:
            self._results.result(items, at)
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
            or self._defines(items, at)
            or (item.kind in _OF_PEOPLE and self._of_things(items, at))
            or (item.kind == _DEBT and self._periods(items[at], tokens))
        ):
            item.muted = True
        elif item.nature == "amount":
            item.muted = item.end - item.start < _WITH_DECIMALS
        elif item.status:
            return
        elif item.nature == "agent":
            self._results.agent(items, at, tests=bool(tokens[0] & TESTS))
        elif item.kind in TESTED:
            item.muted = self._results.tested(items, at, germ=item.nature == "germ")

    def _periods(self, item: Item, tokens: list[int]) -> bool:
        """Pas de règles is no unpaid bill."""
        words = [token & ID for token in tokens[item.start : item.end]]
        return words[-1] in self._period and self._de in words

    def _coded(self, items: list[Item], at: int) -> bool:
        """A name or number of something: HIV12345, PSY-001."""
        if items[at].end - items[at].start > 1 or at + 1 == len(items):
            return False
        place = at + 1 if items[at + 1].word != self._minus or items[at + 1].bits & SPACE else at + 2
        if place >= len(items) or items[place].bits & SPACE:
            return False
        return items[place].word == self._number or items[place].word == self._cut.postcode

    def _defines(self, items: list[Item], at: int) -> bool:
        """Short letters that are explained: PR = prélèvement refait."""
        item = items[at]
        if item.end - item.start > 1 or self._cut.length(item.word) > _INITIALS or at + 2 >= len(items):
            return False
        after = items[at + 2]
        told = after.roles & (Role.POSITIVE | Role.NEGATION_AFTER | Role.QUESTION_AFTER)
        return items[at + 1].word == self._equal and not (told or after.word in self._defined or after.kind >= 0)

    def _of_things(self, items: list[Item], at: int) -> bool:
        """A people's or a faith's name that tells of a thing or of the staff: salade russe, IDE remplaçant espagnol."""
        place = at - 1
        while place > 0 and items[place].word in self._small and not items[place].bound:
            place -= 1
        if place < 0 or items[place].kind >= 0 or items[place].muted:
            return False
        before = items[place]
        if before.roles & (Role.OBJECT | Role.DOCTOR) and not before.roles & Role.PEOPLE:
            return True
        return (
            items[at].kind == _ORIGIN
            and not before.roles
            and self._mere_noun(before)
            and items[at].end - items[at].start == 1
        )

    def _mere_noun(self, item: Item) -> bool:
        """Whether a word before a people's name is a thing, as far as one can tell: no sign, name, person or cue."""
        plain = item.word in self._cut.alphabetic and item.word not in self._cut.letters
        return plain and not item.bits & (TITLE | UPPER) and not item.bound and item.word not in self._small

    def _silenced(self, items: list[Item]) -> None:
        silent = False
        for at, item in enumerate(items):
            if item.roles & (Role.MACHINE | Role.ANIMAL) and item.kind < 0:
                self._unlike_people(items, at)
            if item.word in self._backwards and item.roles & Role.SILENCES_AFTER:
                place = at - 2 if at > 1 and items[at - 1].word == self._colon else at - 1
                if place >= 0 and items[place].kind >= 0 and items[at - 1].bound == 0:
                    items[place].muted |= items[place].kind in _SCREENED or item.word not in self._screens
            if item.word in self._stocked and at and items[at - 1].kind == _DRUG:
                items[at - 1].muted = True
            if item.bound >= CLAUSE:
                quoted = item.word == self._quotes and at and items[at - 1].roles & Role.SILENCES_AFTER
                silent = silent and bool(quoted)
            elif item.roles & Role.SILENCES_AFTER and item.kind < 0:
                silent = True
            elif silent and item.kind >= 0:
                item.muted = True

    def _unlike_people(self, items: list[Item], at: int) -> None:
        """A machine falls ill and gives birth, an animal has diseases: nobody's fact in that clause."""
        first, last = clause(items, at)
        if items[at].roles & Role.MACHINE:
            touched = items[first:last]
        else:
            place = at - 1
            while place > first and (items[place].word in self._small or items[place].word == self._within):
                place -= 1
            touched = items[max(place, first) : at]
        for item in touched:
            item.muted |= item.kind in _OF_BODIES and item.nature != "allergy"

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
