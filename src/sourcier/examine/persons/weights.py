"""How likely a pair is one person, by a mixture the file itself teaches.

A pair is one person, two of a household, twins, or two strangers. Each field speaks by the odds of its level among one
person's records against its odds among strangers (Fellegi and Sunter, "A Theory for Record Linkage", 1969). What
strangers share is counted in the file; how often one person's records differ is learnt from the pairs themselves by
expectation and maximisation (Dempster, Laird and Rubin, 1977). No threshold is set: more likely than not is joined.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .compare import DAY, LEVELS, ORDER, RIVAL, SEX, Compared
from .dates import ABSENT, DIFFERS, EXACT, NEAR
from .fields import FAMILY, GIVEN, Field
from .texts import NUMBER

_AT_ONCE = 100_000
_CLIP = 60.0
_RAREST = -20.0
"""Logarithm of the least share that counts."""
_ROUNDS, _SETTLED = 40, 1e-4
_LEARN_FROM = 200_000
_STRENGTH = 30.0
"""Pairs that the belief about errors is worth before the file is looked at."""
_STRANGERS = 300.0
_TWINS = 0.0085
"""Pairs of twins per record: 1.7 % of those born are twins (INSEE), if both are always in the file."""
_RHYME = 1.3
"""Logarithm of how much more often twins' names are a letter apart than strangers' names."""
_EXTRA = 5
"""Pairs per record that the belief about how many are one person is worth."""
_UNRELIABLE, _EVENLY = 0.02, 1.5
_MOST_COMMON = 0.3
"""No kind of pair is taken to be more than so many of all."""
MOST = 18.0
"""No field speaks louder than e to that."""
# One person's records, and strangers' where they do not share a value: differs, partly, near, exact, rival.
_ONE = {
    FAMILY: (0.03, 0.03, 0.04, 0.9, 0.0),
    GIVEN: (0.001, 0.03, 0.04, 0.9285, 0.0005),
    ORDER: (0.01, 0.0, 0.0, 0.99, 0.0),
    DAY: (0.002, 0.02, 0.03, 0.948, 0.0),
    SEX: (0.01, 0.0, 0.0, 0.99, 0.0),
    NUMBER: (0.02, 0.0, 0.03, 0.95, 0.0),
}
_OF_FIELD = (0.15, 0.05, 0.05, 0.75, 0.0)
_UNLIKE = {
    FAMILY: (0.99, 0.005, 0.003, 0.002, 0.0),
    GIVEN: (0.97, 0.01, 0.002, 0.01, 0.008),
    ORDER: (0.01, 0.0, 0.0, 0.99, 0.0),
    DAY: (0.992, 0.006, 0.002, 0.0001, 0.0),
    SEX: (0.5, 0.0, 0.0, 0.5, 0.0),
    NUMBER: (0.999, 0.0, 0.0005, 0.0001, 0.0),
}
_UNLIKE_FIELD = (0.9, 0.05, 0.01, 0.04, 0.0)
_CHOSEN = (NUMBER, DAY, SEX)
"""What sure pairs are chosen by: they cannot teach how it differs."""
_RIGHT, _MOSTLY = (FAMILY, GIVEN, DAY), 0.5
"""What tells who somebody is stands right more often than not: else chance resemblances are learnt from, not people."""
HOME = ("street", "postcode", "commune", "landline")
"""Fields that change together."""
_SAME_FAMILY, _SAME_NUMBER = 0.8, 0.2
_NAMESAKE = 0.01
"""How often two of one household bear one given name: father and son."""


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """What the file teaches of one person's records, households, twins and strangers."""

    names: tuple[str, ...]
    one: np.ndarray
    """Shares of levels among one person's records, shape (fields, levels)."""
    unlike: np.ndarray
    """The same among strangers."""
    prior: np.ndarray
    """Shares of all pairs: one person, household, twins."""
    fields: tuple[Field, ...]

    def odds(self, compared: Compared, shares: np.ndarray) -> np.ndarray:
        """Return the natural logarithm of the odds that each pair is one person, float32."""
        found = [np.zeros(0, np.float32)]
        for start in range(0, compared.levels.shape[1], _AT_ONCE):
            here = slice(start, start + _AT_ONCE)
            levels, share = compared.levels[:, here], np.log(shares[:, here])
            parts = _mixture(self.names, levels, share, self)
            with np.errstate(divide="ignore"):
                odds = np.log(parts[0]) - np.log(parts[1:].sum(axis=0))
            found.append(np.clip(odds, -_CLIP, _CLIP).astype(np.float32))
        return np.concatenate(found)

    @property
    def wrong(self) -> tuple[float, ...]:
        """How often family name, given name and birth date differ within one person."""
        return tuple(1 - float(self.one[self.names.index(name), EXACT]) for name in (FAMILY, GIVEN, DAY))

    def lenient(self, seen: "Seen") -> bool:
        """Whether one person's records differ so often in birth date and in given name that neither tells people apart.

        One of them alone does not say so: sons named after their fathers differ in birth date, twins in given name,
        but there are not so many of either. Nor do both where the family name stands: carelessness spares no field,
        families share theirs.
        """
        records = seen.records
        one_person = self.prior[0] * (seen.pairs + _EXTRA * records)
        odds = self.odds(seen.compared, seen.shares)
        mine = 1 / (1 + np.exp(-odds.astype(np.float64)))
        levels = {name: seen.compared.of(name) for name in (FAMILY, GIVEN, DAY)}
        family = float(self.one[self.names.index(FAMILY), DIFFERS])
        # Of those who share a birth date, how many bear another given name, and the other way about: brothers and
        # sisters whose birth date is not told show nothing.
        given = _differing(levels[GIVEN], mine * (levels[DAY] == EXACT))
        day = _differing(levels[DAY], mine * (levels[GIVEN] == EXACT))
        often = min(day, given) > _UNRELIABLE and max(day, given) < _EVENLY * family
        return bool(often and day * one_person > _NAMESAKE * records and given * one_person > 2 * _TWINS * records)


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """The candidate pairs that are learnt from."""

    compared: Compared
    shares: np.ndarray
    """How likely strangers share what a pair shares."""
    sure: np.ndarray
    """Pairs that one number joins: they teach how names and addresses differ, not how many such pairs there are."""
    pairs: int
    """How many pairs there are, candidates or not."""
    records: int
    scale: float = 1.0
    """How many candidates each of these stands for."""

    def only(self, kept: np.ndarray) -> "Seen":
        """Return some of the pairs."""
        return Seen(
            self.compared.only(kept), self.shares[:, kept], self.sure[kept], self.pairs, self.records, self.scale
        )


def learn(
    seen: Seen, strangers: Compared, fields: Sequence[Field], *, few_twins: bool = False, households: float = 0.0
) -> Model:
    """Return what candidate pairs teach, by expectation and maximisation from a belief about errors.

    There are as many twins as are born, or with `few_twins` as many as the pairs show, if that is less; and no smaller
    a share of pairs of a household than `households`, where these pairs do not show them all.
    """
    names, size = seen.compared.names, seen.compared.levels.shape[1]
    every = slice(None, None, max(1, size // _LEARN_FROM))
    levels, shares, sure = seen.compared.levels[:, every], np.log(seen.shares[:, every]), seen.sure[every]
    unlike = _unlike(strangers, names)
    believed = np.array([_row(_ONE.get(name, _OF_FIELD)) for name in names])
    scale, all_pairs = seen.scale * size / max(1, levels.shape[1]), seen.pairs + _EXTRA * seen.records
    twins = min(max(_TWINS * seen.records, 1) / all_pairs, _MOST_COMMON)
    prior = np.array([0.2 / seen.records, 0.3 / seen.records, twins])
    model = Model(names, believed, unlike, prior, tuple(fields))
    chosen = np.array([name in _CHOSEN for name in names])
    for _ in range(_ROUNDS):
        parts = _mixture(names, levels, shares, model)
        parts /= parts.sum(axis=0)
        mine = np.where(sure, 1, parts[0])
        weights = [mine * ~sure if by_it else mine for by_it in chosen]
        counts = np.array([np.bincount(*pair, minlength=LEVELS) for pair in zip(levels, weights, strict=True)])
        learnt = _shares(counts, believed, names)
        found = ((parts[:2] * ~sure).sum(axis=1) * scale + 1) / all_pairs
        moved = float(np.abs(learnt - model.one).max())
        if few_twins:
            twins = min(twins, (float((parts[2] * ~sure).sum()) * scale + 1) / all_pairs)
        found[1] = max(float(found[1]), households)
        prior = np.minimum(np.append(found, twins), _MOST_COMMON)
        model = Model(names, learnt, unlike, prior, tuple(fields))
        if moved < _SETTLED:
            break
    return model


def _differing(levels: np.ndarray, weights: np.ndarray) -> float:
    """The share of pairs that differ altogether, among those that tell the field."""
    told = float(weights[levels != ABSENT].sum())
    return float(weights[(levels == DIFFERS) | (levels == RIVAL)].sum()) / max(told, 1.0)


def _row(levels: tuple[float, ...]) -> list[float]:
    """Shares by level, absent first: it says nothing."""
    return [1.0, *(max(share, 1e-4) for share in levels)]


def _unlike(strangers: Compared, names: Sequence[str]) -> np.ndarray:
    rows = []
    for name in names:
        believed = np.array(_row(_UNLIKE.get(name, _UNLIKE_FIELD)))
        counted = np.bincount(strangers.of(name), minlength=LEVELS) if name in strangers.names else np.zeros(LEVELS)
        counted[ABSENT] = 0
        found = (counted + _STRANGERS * believed / believed[1:].sum()) / (counted.sum() + _STRANGERS)
        found[ABSENT] = 1
        rows.append(found)
    return np.array(rows)


def _shares(counts: np.ndarray, believed: np.ndarray, names: Sequence[str]) -> np.ndarray:
    counts = counts.copy()
    counts[:, ABSENT] = 0
    shares: np.ndarray = (counts + _STRENGTH * believed) / (counts.sum(axis=1, keepdims=True) + _STRENGTH)
    for number, name in enumerate(names):
        if name in _RIGHT and shares[number, EXACT] < _MOSTLY:
            others = np.arange(LEVELS) != EXACT
            shares[number, others] *= (1 - _MOSTLY) / (1 - shares[number, EXACT])
            shares[number, EXACT] = _MOSTLY
    shares[:, ABSENT] = 1
    return shares


def _mixture(names: Sequence[str], levels: np.ndarray, shares: np.ndarray, model: "Model") -> np.ndarray:
    """How likely each pair is one person, two of a household, twins, strangers: shape (4, pairs), in proportion.

    `shares` are logarithms. What two of a household share is written with as many errors as one person's.
    """
    pairs = levels.shape[1]
    odds = np.zeros((4, pairs), np.float32)
    alike = {FAMILY: _SAME_FAMILY, NUMBER: _SAME_NUMBER} | {field.name: field.household for field in model.fields}
    one, unlike = np.log(model.one), np.log(model.unlike)
    moved = np.zeros(pairs, np.float32)
    for number, name in enumerate(names):
        level = levels[number]
        exact = np.flatnonzero(level == EXACT)
        share = shares[number, exact]
        table = np.clip(one[number] - unlike[number], -MOST, MOST).astype(np.float32)
        table[ABSENT] = 0
        mine = np.clip(np.float32(one[number, EXACT]) - share, -MOST, MOST)
        speaks = _spread(table, level, exact, mine)
        if name in HOME:
            # Who moves has another street, town and telephone at once: that speaks against one person once.
            np.minimum(moved, speaks, out=moved)
            np.maximum(speaks, 0, out=speaks)
        odds[0] += speaks
        if name in alike:
            kin = _spread(_shared(table, alike[name]), level, exact, _shared(mine, alike[name]))
            odds[1] += kin
            odds[2] += kin
        elif name == GIVEN:
            again = np.zeros(pairs, np.float32)
            again[exact] = np.log1p(np.float32(_NAMESAKE) / np.exp(np.maximum(share, _RAREST)))
            odds[1] += again
            odds[2] += again + np.where(level == RIVAL, np.float32(_RHYME), np.float32(0))
        elif name == DAY:
            other = np.full(LEVELS, -MOST, np.float32)
            other[ABSENT], other[NEAR] = 0, table[NEAR]
            odds[2] += _spread(other, level, exact, mine)
    odds[0] += moved
    odds[:3] += np.log(model.prior).astype(np.float32)[:, None]
    odds[3] = np.log1p(-model.prior.sum())
    odds -= odds.max(axis=0)
    return np.asarray(np.exp(odds, out=odds))


def _spread(table: np.ndarray, level: np.ndarray, exact: np.ndarray, of_exact: np.ndarray) -> np.ndarray:
    """Return one entry per pair: of its level, or its own where what it shares counts."""
    found: np.ndarray = table[level]
    found[exact] = of_exact
    return found


def _shared(ratios: np.ndarray, household: float) -> np.ndarray:
    """Return the logarithm of how much likelier than strangers two are so alike of whom many share a value."""
    return np.asarray(np.log(np.float32(household) * np.exp(ratios) + np.float32(1 - household + 1e-9)))
