"""Laboratories, places, months and categories, counted from the row facts."""

from collections.abc import Callable, Sequence

import numpy as np

from sourcier.model.facts import CategoryCount, Column, Lab, Month, OtherPeople, Period, Place
from sourcier.recognise.dates import MISSING

from .laboratories import MOST_LABS, Named
from .people import NOBODY, Persons, people_per
from .rows import CATEGORIES, DEPARTMENTS, RowFacts

_SHOWN_DEPARTMENTS = 3
_OTHER_ROLES = ("prescriber", "sampler", "staff")
_TELLS_APART = ("rpps", "adeli", "doctor", "full_name", "family_name", "email", "user_code")
"""Kinds by which other people are told apart, best first."""


def labs_of(
    named: Named, persons: Persons, shown: Callable[[str], bool], where: Callable[[int], str]
) -> tuple[Lab, ...]:
    """Return the laboratories, most rows first; `shown` says whether a label is harmless, `where` a row stands."""
    facts, labels = named.facts, named.labels
    count = len(labels.known)
    if not count or count > MOST_LABS:
        return ()
    names = list(labels.known)
    rows = np.bincount(facts.lab[facts.lab >= 0], minlength=count)
    people = people_per(facts.lab, persons.of_row, count)
    first, last = _span(facts, count)
    order = sorted(range(count), key=lambda lab: (-int(rows[lab]), names[lab]))
    return tuple(
        Lab(
            label=names[lab] if shown(names[lab]) else f"lab-{place + 1}",
            finess=labels.finess_of(lab),
            rows=int(rows[lab]),
            people=int(people[lab]),
            first=_iso(first[lab]),
            last=_iso(last[lab]),
            departments=_commonest(facts, lab),
            seen=where(named.seen[lab]),
            labels=named.joined[lab],
            decisions=named.decisions[lab],
        )
        for place, lab in enumerate(order)
    )


def _span(facts: RowFacts, count: int) -> tuple[np.ndarray, np.ndarray]:
    """First and last day per laboratory, `MISSING` where no row of it is dated."""
    dated = (facts.lab >= 0) & (facts.day != MISSING)
    first, last = np.full(count, np.iinfo(np.int32).max, np.int64), np.full(count, MISSING, np.int64)
    np.minimum.at(first, facts.lab[dated], facts.day[dated])
    np.maximum.at(last, facts.lab[dated], facts.day[dated])
    return np.where(last == MISSING, MISSING, first), last


def _iso(day: int) -> str | None:
    return None if day == MISSING else str(np.datetime64(int(day), "D"))


def _commonest(facts: RowFacts, lab: int) -> tuple[str, ...]:
    places = facts.place[(facts.lab == lab) & (facts.place >= 0)]
    counts = np.bincount(places, minlength=len(DEPARTMENTS))
    order = np.argsort(-counts, kind="stable")[:_SHOWN_DEPARTMENTS]
    return tuple(DEPARTMENTS[place] for place in order.tolist() if counts[place])


def places_of(facts: RowFacts, persons: Persons) -> tuple[Place, ...]:
    """Return the departments people live in, most people first."""
    people = people_per(facts.place, persons.of_row, len(DEPARTMENTS))
    order = np.argsort(-people, kind="stable")
    return tuple(Place(DEPARTMENTS[place], int(people[place])) for place in order.tolist() if people[place])


def period_of(facts: RowFacts, column: int | None) -> Period:
    """Return from when to when rows are dated, and how many fall in each month."""
    days = facts.day[facts.day != MISSING]
    if not days.size:
        return Period(None, None, ())
    months = days.astype("datetime64[D]").astype("datetime64[M]")
    names, counts = np.unique(months, return_counts=True)
    shown = tuple(Month(str(name), int(count)) for name, count in zip(names, counts, strict=True))
    return Period(_iso(int(days.min())), _iso(int(days.max())), shown, column)


def categories_of(facts: RowFacts, persons: Persons) -> tuple[CategoryCount, ...]:
    """Return how many rows and people each category touches, in their order; those that touch none are left out."""
    counted = []
    for number, category in enumerate(CATEGORIES):
        touched = (facts.categories >> np.uint16(number)) & np.uint16(1) == 1
        rows = int(touched.sum())
        if rows:
            counted.append(CategoryCount(category.value, rows, _people(persons.of_row[touched])))
    return tuple(counted)


def _people(persons: np.ndarray) -> int:
    """How many there are among these rows' persons."""
    met = np.zeros(int(persons.max(initial=NOBODY)) + 2, bool)
    met[persons] = True
    return int(met[:-1].sum())


def others_of(tables: Sequence[Sequence[Column]]) -> tuple[OtherPeople, ...]:
    """Return the people other than patients, told apart in each table by the best column that names them."""
    found = []
    for role in _OTHER_ROLES:
        best = [column for columns in tables if (column := _best(columns, role)) is not None]
        if best:
            found.append(OtherPeople(role, max(c.distinct for c in best), sum(c.filled for c in best)))
    return tuple(found)


def _best(columns: Sequence[Column], role: str) -> Column | None:
    fitting = [c for c in columns if c.role == role and c.kind in _TELLS_APART and c.filled]
    return min(fitting, key=lambda c: (_TELLS_APART.index(c.kind or ""), -c.filled), default=None)
