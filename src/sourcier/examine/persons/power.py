"""How many of one person's pairs the rules would not have joined, were they all that the errors seen here make of them.

What was joined shows how often each field differs within one person. Pairs are drawn whose fields differ that often,
each for itself, and put to the same odds and rules: who would not be joined then was not joined here either.
"""

from dataclasses import dataclass

import numpy as np

from .compare import DAY, LEVELS, ORDER, RIVAL, SEX, Compared
from .dates import ABSENT, DIFFERS, EXACT, NEAR
from .fields import FAMILY, GIVEN, agreed
from .frequencies import Shares
from .records import NOBODY, Records
from .texts import NUMBER
from .tiers import allowed
from .view import View
from .weights import HOME, Model

_MAN = 1
_DRAWN, _SEED, _ROUNDS = 4_096, 1, 3
_EXISTS = 0.025
"""How often one letter wrong makes another given name that exists: of the common ones in `sourcier.data`."""
_LEAST, _LEAST_AT_MOST = 0.5, 0.25
"""Of an error that is found less often than that, what was found does not say how often it occurs."""


@dataclass(frozen=True, slots=True, eq=False)
class Joins:
    """What was joined, as far as no number did it."""

    pairs: Compared
    rows: np.ndarray
    """Rows of each person."""
    records: np.ndarray
    """Records of each person."""
    open: np.ndarray
    """Records that no number settles."""


@dataclass(frozen=True, slots=True, eq=False)
class Power:
    """The rules, and what they are put to."""

    view: View
    model: Model
    shares: Shares
    lenient: bool

    def missed(self, joins: Joins) -> tuple[float, float]:
        """Return how many joins are expected to be missing, and how many there may be.

        Rows that read the same were written twice without an error, or at most they are copies and say nothing of
        errors, while errors that are seldom found occur more often than found.
        """
        if not len(joins.pairs.first):
            return 0.0, 0.0
        copies = float((joins.rows - joins.records).sum())
        expected = self._missed(joins, copies, copies, _LEAST)
        return expected, max(expected, self._missed(joins, self._written_again(joins), copies, _LEAST_AT_MOST))

    def _missed(self, joins: Joins, again: float, copies: float, least: float) -> float:
        share = len(joins.pairs.first) / (len(joins.pairs.first) + again)
        fresh = joins.records + (joins.rows - joins.records) * (again / copies if copies else 0.0)
        two, more = joins.rows == 2, joins.rows > 2  # noqa: PLR2004  # a pair misses both's errors, a third row only its own
        men = self.view.sexes(joins.pairs.first) == _MAN, self.view.sexes(joins.open) == _MAN
        found = 0.0
        for man in (True, False):
            those, people = joins.pairs.only(men[0] == man), joins.open[men[1] == man]
            # Where nobody of that sex is open to be drawn from, what the others do is as near as one gets.
            people = people if len(people) else joins.open
            if not len(those.first) or not len(people):
                continue
            part = len(those.first) / len(joins.pairs.first)
            errors = self._errors(those, share)
            if two.any():
                lost = self._lost(errors, people, least)
                found += part * float((fresh[two] - 1).sum()) * lost / (1 - lost)
            if more.any():
                lost = self._lost(errors.of_one(), people, least)
                found += part * float(fresh[more].sum()) * lost / (1 - lost)
        return found

    def _written_again(self, joins: Joins) -> float:
        """Pairs of rows that were written twice and read the same, from how many differ once and twice (Chao, 1984)."""
        differs = self._differing(joins.pairs)
        homes = np.isin(np.array(joins.pairs.names), HOME)
        # Who moves has another street, town and telephone at once: that is one difference.
        differ = differs[~homes].sum(axis=0) + differs[homes].any(axis=0)
        once, twice = int((differ == 1).sum()), int((differ == 2).sum())  # noqa: PLR2004  # Chao's f1 and f2
        return min(float((joins.rows - joins.records).sum()), once * once / (2 * (twice + 1)))

    def _told(self, name: str, records: np.ndarray) -> np.ndarray:
        if name == DAY:
            return np.asarray(self.view.dates[records] != 0)
        if name == SEX:
            return np.asarray(self.view.sexes(records) != 0)
        if name == NUMBER:
            return np.asarray(self.view.numbers(records) != 0)
        return np.ones(len(records), bool) if name == ORDER else np.asarray(self.view.of(name, records) != 0)

    def _differing(self, pairs: Compared) -> np.ndarray:
        """Per field and pair, whether the two tell something else, or only one tells anything."""
        either = np.array([self._told(n, pairs.first) | self._told(n, pairs.second) for n in pairs.names])
        absent = np.isin(np.array(pairs.names), [ORDER])[:, None] & (pairs.levels == ABSENT)
        return np.asarray((pairs.levels != EXACT) & either & ~absent)

    def _errors(self, pairs: Compared, share: float) -> "_Errors":
        """What errors do to pairs, of which `share` differ at all."""
        both = pairs.levels != ABSENT
        counts = np.array([np.bincount(row, minlength=LEVELS) for row in pairs.levels], float)
        counts[:, ABSENT] = 0
        levels = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
        levels *= share
        levels[:, EXACT] += 1 - levels.sum(axis=1)
        one = np.array([self._told(n, pairs.first) | self._told(n, pairs.second) for n in pairs.names])
        blank = (one & ~both).sum(axis=1) / np.maximum(one.sum(axis=1), 1) * share
        blank[[name == ORDER for name in pairs.names]] = 0
        return _Errors(pairs, levels, blank, share)

    def _lost(self, errors: "_Errors", people: np.ndarray, least: float) -> float:
        """The share of drawn pairs that are not joined; names and the like are those of some records, `people`.

        An error of which less than `least` is found in what is drawn occurs no more often than if that much were.
        """
        rng = np.random.default_rng(_SEED)
        base = people[np.arange(_DRAWN) * len(people) // _DRAWN]
        homes, of_home = errors.of_home(rng)
        levels, blank = errors.levels, errors.blank
        told = np.array([self._told(name, base) for name in self.model.names])
        chance, gone = rng.random((2, len(levels), _DRAWN))
        true, found = levels, 0.0
        for _ in range(_ROUNDS):
            edges = np.cumsum(self._with_rivals(true), axis=1)
            drawn = (chance[:, :, None] >= edges[:, None, :-1]).sum(axis=2).astype(np.uint8)
            drawn[homes] = np.where(of_home != ABSENT, of_home, drawn[homes])
            drawn[~told | (gone < blank[:, None])] = ABSENT
            # Rows that read the same are one record whatever the odds.
            joined = self._joined(base, drawn) | ((drawn == EXACT) | ~told).all(axis=0)
            found = float(joined.mean())
            kept = np.ones_like(true)
            for number in range(len(true)):
                of_level = np.bincount(drawn[number], minlength=LEVELS)
                good = np.bincount(drawn[number], joined, minlength=LEVELS)
                kept[number] = np.where(of_level > 0, good / np.maximum(of_level, 1), 1)
            true = levels / np.maximum(kept, least)
            true /= true.sum(axis=1, keepdims=True)
        return min(1 - found, 0.9)

    def _with_rivals(self, levels: np.ndarray) -> np.ndarray:
        """Some typing errors make another name that exists: none of them was joined, nor counted."""
        given, levels = self.model.names.index(GIVEN), levels.copy()
        rival = levels[given, NEAR] * _EXISTS
        levels[given, NEAR] -= rival
        levels[given, RIVAL] += rival
        return levels

    def _joined(self, base: np.ndarray, levels: np.ndarray) -> np.ndarray:
        names = self.model.names
        other = np.full(len(base), self._numberless())
        number = levels[names.index(NUMBER)]
        other[number == EXACT] = base[number == EXACT]
        given = levels[names.index(GIVEN)]
        pairs = Compared(base, other, names, levels, (given == DIFFERS) | (given == RIVAL))
        odds = self.model.odds(pairs, self.shares.shared(base, names, levels))
        return np.asarray((odds > 0) & allowed(self.view, pairs, lenient=self.lenient) & _brought(pairs))

    def _numberless(self) -> int:
        without = np.flatnonzero(~agreed(self.view.numbers(slice(None))))
        return int(without[0]) if without.size else 0


def _brought(pairs: Compared) -> np.ndarray:
    """Pairs that a key is likely to bring together: a name with another, a birth date, or anything of their own."""
    family, given, day = (pairs.of(name) for name in (FAMILY, GIVEN, DAY))
    named = ((family == EXACT) & (given >= NEAR)) | ((family >= NEAR) & (given == EXACT))
    dated = (day >= NEAR) & ((family == EXACT) | (given == EXACT) | (day == EXACT))
    beside = np.zeros(len(family), bool)
    for name in pairs.names:
        if name not in (FAMILY, GIVEN, DAY, SEX, ORDER):
            beside |= pairs.of(name) == EXACT
    return np.asarray(named | dated | beside)


@dataclass(frozen=True, slots=True, eq=False)
class _Errors:
    """What errors do to pairs of rows of one person."""

    pairs: Compared
    levels: np.ndarray
    """Shares of levels of each field, blanks apart."""
    blank: np.ndarray
    """How often one of two that might tell a field is blank."""
    share: float
    """How many pairs differ at all."""

    def of_one(self) -> "_Errors":
        """Return what errors of one of two rows make of a pair."""
        right = np.sqrt(self.levels[:, EXACT])
        wrong = np.maximum(1 - self.levels[:, EXACT], 1e-12)
        single = self.levels * ((1 - right) / wrong)[:, None]
        single[:, EXACT] = right
        return _Errors(self.pairs, single, 1 - np.sqrt(1 - self.blank), self.share / 2)

    def of_home(self, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        """Draw what tells of a home together: who moves has another street, town and telephone at once."""
        homes = np.flatnonzero(np.isin(np.array(self.pairs.names), HOME))
        found = self.pairs.levels[np.ix_(homes, rng.integers(0, len(self.pairs.first), _DRAWN))]
        found[:, rng.random(_DRAWN) >= self.share] = EXACT
        return homes, found


def joins_of(records: Records, person: np.ndarray, pairs: Compared, numbered: np.ndarray) -> Joins:
    """Return what was joined. `numbered`: records that a number joins."""
    free = ~numbered
    rows = np.bincount(records.of_row[records.of_row != NOBODY], minlength=len(person))
    of_person = np.bincount(person[free], rows[free], minlength=len(person))
    how_many = np.bincount(person[free], minlength=len(person))
    several = of_person > 1
    return Joins(pairs, of_person[several], how_many[several], np.flatnonzero(free))
