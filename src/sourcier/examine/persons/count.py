"""Persons counted: the interval, its steps, and the pairs that are left in doubt."""

from dataclasses import dataclass

import numpy as np

from sourcier.model.people import People, PeopleStep
from sourcier.recognise.dates import MISSING
from sourcier.recognise.hashing import combine, hash_numbers

from .compare import Compared
from .dates import DIFFERS
from .fields import FAMILY, GIVEN, Sheet, agreed
from .frequencies import namesakes
from .households import households
from .interval import Doubts, Range, ranged
from .power import Power, joins_of
from .records import NOBODY, Records
from .tiers import one_number
from .view import View
from .weigh import WORTH_ASKING

_PARTS = 16


@dataclass(frozen=True, slots=True, eq=False)
class Linked:
    """Everything that was found of the rows; arrays of pairs are aligned with `compared`."""

    sheet: Sheet
    view: View
    records: Records
    compared: Compared
    blocks: np.ndarray
    odds: np.ndarray
    forbidden: np.ndarray
    """Pairs that a rule, or what else their persons hold, keeps apart."""
    joining: np.ndarray
    """Positions of the pairs that joined two parts."""
    person: np.ndarray
    """Per record: the smallest record of its person."""
    power: Power
    """The rules that told them apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Doubt:
    """Two records that may be one person, or that one identifier joins and another forbids."""

    first: int
    second: int
    """Rows, numbered through all tables."""
    odds: float
    forbidden: bool


def count(linked: Linked) -> tuple[np.ndarray, People, tuple[Doubt, ...]]:
    """Return the person of each row, their number as an interval, and what is in doubt."""
    own = linked.person == np.arange(len(linked.person))
    number = np.cumsum(own, dtype=np.int32) - 1
    of_row = np.full(len(linked.sheet), NOBODY, np.int32)
    known = linked.records.of_row != NOBODY
    of_row[known] = number[linked.person[linked.records.of_row[known]]]
    persons, without = int(own.sum()), int((~known).sum())
    blocked, loose = _left_apart(linked)
    soft = _soft(linked)
    homes = households(linked.sheet, of_row, persons)
    conflicts = len(blocked) + homes.shared + _split_names(linked.sheet, of_row)
    joins = joins_of(
        linked.records, linked.person, linked.compared.only(soft), agreed(linked.view.numbers(slice(None)))
    )
    doubts = Doubts(
        linked.odds[soft],
        linked.odds[loose],
        namesakes(linked.power.shares, linked.records, linked.compared.names, persons),
        linked.power.missed(joins),
        conflicts,
    )
    found, most = ranged(persons, doubts), int(known.sum())
    best = min(max(found.best, min(persons, 1)), most)
    people = People(
        low=max(min(found.low, best), min(best, 1)),
        best=best,
        high=max(min(found.high, most), best) + without,
        method=_method(linked.sheet, known),
        conflicts=conflicts,
        without_identity=without,
        households=homes.households,
        dependants=homes.dependants,
        steps=(*_steps(linked, of_row, soft), *_expected(found)),
    )
    return of_row, people, _doubts(linked, blocked, loose)


def _left_apart(linked: Linked) -> tuple[np.ndarray, np.ndarray]:
    """The strongest pair between any two persons: those forbidden although likely, and those not likely enough."""
    first, second = linked.person[linked.compared.first], linked.person[linked.compared.second]
    at = np.flatnonzero((first != second) & (linked.odds > WORTH_ASKING))
    low, high = np.minimum(first, second)[at], np.maximum(first, second)[at]
    order = np.lexsort((at, -linked.odds[at], high, low))
    low, high = low[order], high[order]
    at = at[order[np.append(True, (low[1:] != low[:-1]) | (high[1:] != high[:-1]))[: len(order)]]]
    blocked = linked.forbidden[at] & (linked.odds[at] > 0)
    return at[blocked], at[~blocked]


def _soft(linked: Linked) -> np.ndarray:
    """Joins that rest on more than one number that agrees on both sides, or on one under which the name changed."""
    joining = linked.joining
    sure = one_number(linked.view, linked.compared.first[joining], linked.compared.second[joining])
    return np.asarray(joining[~sure | (linked.compared.of(FAMILY)[joining] == DIFFERS)])


def _method(sheet: Sheet, known: np.ndarray) -> str:
    named = any(sheet.values[name].any() for name in (FAMILY, GIVEN) if name in sheet.values)
    return "keys" if named or agreed(sheet.national).any() else "addresses" if known.any() else "none"


def _split_names(sheet: Sheet, of_row: np.ndarray) -> int:
    """Names with a birth date that stand with several numbers, each agreeing: namesakes, or one person twice."""
    numbered = agreed(sheet.national) & (sheet.day != MISSING) & (of_row != NOBODY)
    found = 0
    for part in range(_PARTS):  # Who is born on one day stands in one part.
        rows = np.flatnonzero(numbered & (sheet.day % _PARTS == part))
        family, given = sheet.of(FAMILY, rows), sheet.of(GIVEN, rows)
        rows = rows[(family != 0) & (given != 0)]
        name = combine(sheet.of(FAMILY, rows).astype(np.uint64), sheet.of(GIVEN, rows).astype(np.uint64))
        name = combine(name, hash_numbers(sheet.day[rows]))
        order = np.argsort(name, kind="stable")
        name, who = name[order], of_row[rows][order]
        starts = np.flatnonzero(np.append(True, name[1:] != name[:-1])[: len(name)])
        if starts.size:
            found += int((np.minimum.reduceat(who, starts) != np.maximum.reduceat(who, starts)).sum())
    return found


def _steps(linked: Linked, of_row: np.ndarray, soft: np.ndarray) -> tuple[PeopleStep, ...]:
    """How the count was come by; rows of `compared` and `kept_apart` are pairs' records."""
    numbered = agreed(linked.sheet.national) & (of_row != NOBODY)
    others = (of_row != NOBODY) & ~numbered
    with_number, without_number = (np.zeros(len(linked.person), bool) for _ in range(2))
    with_number[of_row[numbered]] = True
    without_number[of_row[others]] = True
    without_number &= ~with_number
    likely = linked.forbidden & (linked.odds > 0)
    return (
        PeopleStep("by_number", int(numbered.sum()), int(with_number.sum())),
        PeopleStep("by_name_and_birth", int(others.sum()), int(without_number.sum())),
        PeopleStep("typing_errors", int(_touched(linked, soft).size), int(soft.size)),
        PeopleStep("kept_apart", int(_touched(linked, np.flatnonzero(likely)).size), int(likely.sum())),
    )


def _expected(found: Range) -> tuple[PeopleStep, ...]:
    """What the count is corrected by; no step where nothing is."""
    steps = PeopleStep("hidden_by_errors", 0, found.hidden), PeopleStep("merged_by_chance", 0, found.merged)
    return tuple(step for step in steps if step.people)


def _touched(linked: Linked, pairs: np.ndarray) -> np.ndarray:
    return np.union1d(linked.compared.first[pairs], linked.compared.second[pairs])


def _doubts(linked: Linked, blocked: np.ndarray, loose: np.ndarray) -> tuple[Doubt, ...]:
    """Forbidden pairs first, then those nearest to being joined."""
    asked = np.concatenate([blocked, loose[np.argsort(-linked.odds[loose], kind="stable")]])
    rows = [linked.view.first[side[asked]].tolist() for side in (linked.compared.first, linked.compared.second)]
    told = zip(*rows, linked.odds[asked].tolist(), linked.forbidden[asked].tolist(), strict=True)
    return tuple(Doubt(min(a, b), max(a, b), odds, forbidden) for a, b, odds, forbidden in told)
