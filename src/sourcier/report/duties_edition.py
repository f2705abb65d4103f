"""Stories, duties and replies as they may be shared: small counts hidden, and the shares that would give them back."""

import dataclasses
from collections.abc import Mapping

from sourcier.model.changes import Changes
from sourcier.model.duties import Duty, Ground
from sourcier.model.hypotheses import Explained, Hypothesis, Term, Weighing

from .masking import alone, is_hidden, part

HIDDEN = -1.0
"""Stands for a share that is not shown."""
_ROWS = frozenset(
    {"rows", "of", "anywhere", "same", "later", "holding_rows", "under_labs", "known", "outside", "agreed", "compared"}
)
"""Counts of rows, people or their values; of laboratories, columns, orders and days there may be few."""
Params = Mapping[str, str | int | float]


def hypotheses_edition(found: tuple[Hypothesis, ...], weighing: tuple[Weighing, ...]) -> tuple[Hypothesis, ...]:
    """Return the stories without small counts."""
    rows = {one.segment: one.rows for one in weighing}
    return tuple(_hypothesis(one, rows.get(one.segment, 0)) for one in found)


def weighing_edition(found: tuple[Weighing, ...]) -> tuple[Weighing, ...]:
    """Return how they were weighed, without small counts."""
    return tuple(dataclasses.replace(one, rows=alone(one.rows)) for one in found)


def duties_edition(found: tuple[Duty, ...]) -> tuple[Duty, ...]:
    """Return the duties without small counts."""
    return tuple(
        dataclasses.replace(one, for_=tuple(map(_ground, one.for_)), against=tuple(map(_ground, one.against)))
        for one in found
    )


def changes_edition(changes: Changes | None, edition: str) -> Changes | None:
    """Return what replies changed; shares of holdings, whose difference would be a count, are left out."""
    if changes is None or edition == "exact":
        return changes
    return dataclasses.replace(changes, changes=tuple(dataclasses.replace(one, holdings=()) for one in changes.changes))


def _hypothesis(one: Hypothesis, rows: int) -> Hypothesis:
    return dataclasses.replace(
        one,
        explained=_explained(one, rows),
        for_=tuple(map(_term, one.for_)),
        against=tuple(map(_term, one.against)),
    )


def _explained(one: Hypothesis, rows: int) -> Explained | None:
    if one.explained is None:
        return None
    shown = part(one.explained.rows, rows)
    if is_hidden(shown) or is_hidden(alone(rows)):
        return Explained(HIDDEN, HIDDEN, HIDDEN, shown)
    low, best, high = (round(share, 2) for share in (one.explained.low, one.explained.best, one.explained.high))
    return Explained(low, best, high, shown)


def _term(one: Term) -> Term:
    return one if one.code == "columns" else dataclasses.replace(one, numbers=_masked(one.numbers))


def _ground(one: Ground) -> Ground:
    return dataclasses.replace(one, params=_masked(one.params))


def _masked(params: Params) -> Params:
    """Mask what counts rows, and every share beside it where one of them is hidden."""
    counts = {name: value for name, value in params.items() if name in _ROWS and isinstance(value, int)}
    shown = {name: part(value, *_wholes(name, value, counts)) for name, value in counts.items()}
    hidden = any(is_hidden(value) for value in shown.values())
    shares = {
        name: (HIDDEN if hidden else round(value, 2))
        for name, value in params.items()
        if isinstance(value, float) and not name.startswith("log10")
    }
    return {**params, **shares, **shown}


def _wholes(name: str, value: int, counts: Mapping[str, int]) -> list[int]:
    return [whole for other, whole in counts.items() if other != name and whole >= value]
