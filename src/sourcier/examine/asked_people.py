"""Questions about people: two rows that may be one person, or that one identifier joins and another forbids."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from sourcier.model.queue import Question

from .asked_columns import MOST
from .decided import Pair
from .people import Persons
from .persons import Doubt

_ODDS_DIGITS = 3


def open_doubts(persons: Persons, decided: Sequence[Pair]) -> list[Doubt]:
    """Return the doubts about two people nobody settled, those an identifier forbids first."""
    of_row = persons.of_row
    apart = {frozenset((int(of_row[pair.first]), int(of_row[pair.second]))) for pair in decided}
    return [d for d in persons.doubts if frozenset((int(of_row[d.first]), int(of_row[d.second]))) not in apart]


def questions(
    persons: Persons, doubts: Sequence[Doubt], place: Callable[[int], tuple[int, int, int]]
) -> Iterator[Question]:
    """Yield the first questions, as many as can be kept. Each moves the count of people by one."""
    of_row = persons.of_row
    rows = np.bincount(of_row[of_row >= 0])
    for doubt in doubts[:MOST]:
        places = sorted(place(row) for row in (doubt.first, doubt.second))
        first, second = ("/".join(map(str, each)) for each in places)
        touched = {int(of_row[row]) for row in (doubt.first, doubt.second)}
        yield Question(
            id=f"same_person-{first}-{second}".replace("/", "-"),
            code="same_person" if doubt.forbidden else "like_person",
            rows=sum(int(rows[person]) for person in touched if person >= 0),
            people=1,
            params={"log10_odds": round(doubt.odds / float(np.log(10)), _ODDS_DIGITS)},
            evidence=tuple(f"evidence {e}, table {t}, row {row}" for e, t, row in places),
            decide=f"person {first} {second} --same|--not-same",
        )
