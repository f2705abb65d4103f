"""Questions about laboratories: labels that look like one."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from sourcier.model.queue import Question

from .decided import Pair
from .laboratories import MOST_LABS, Named
from .like_labels import alike
from .people import people_per


def questions(
    named: Named, of_row: np.ndarray, decided: Sequence[Pair], place: Callable[[int], tuple[int, int, int]]
) -> Iterator[Question]:
    """Yield one question for each label that looks like a commoner one, unless that was decided.

    `of_row` says who each row is about, `place` where a row stands.
    """
    count = len(named.labels.known)
    if not count or count > MOST_LABS:
        return
    lab = named.facts.lab
    rows = np.bincount(lab[lab >= 0], minlength=count)
    people = people_per(lab, of_row, count)
    apart = {frozenset((int(lab[pair.first]), int(lab[pair.second]))) for pair in decided}
    for small, large, code in _nearest(named, rows, apart):
        places = [place(named.seen[number]) for number in (small, large)]
        first, second = ("/".join(map(str, each)) for each in places)
        yield Question(
            id=f"lab_label-{first}-{second}".replace("/", "-"),
            code="lab_label",
            rows=int(rows[small]),
            people=int(people[small]),
            params={"alike": code, "other_rows": int(rows[large]), "other_people": int(people[large])},
            evidence=tuple(f"evidence {e}, table {t}, row {row}" for e, t, row in places),
            decide=f"lab {first} --is|--is-not {second}",
        )


def _nearest(named: Named, rows: np.ndarray, apart: set[frozenset[int]]) -> Iterator[tuple[int, int, str]]:
    """Yield each label that looks like a commoner one (of equals: one met before), and the commonest of those."""
    labels = list(named.labels.known)
    finess = [named.labels.finess_of(number) for number in range(len(labels))]
    best: dict[int, tuple[int, str]] = {}
    for first, second, code in alike(labels, finess):
        if frozenset((first, second)) in apart:
            continue
        large, small = (first, second) if rows[first] >= rows[second] else (second, first)
        known = best.get(small)
        if known is None or rows[large] > rows[known[0]]:
            best[small] = (large, code)
    for small, (large, code) in best.items():
        yield small, large, code
