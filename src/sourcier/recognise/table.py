"""The table as the judges see it: columns with what is known of them, and the votes cast on each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from sourcier.model.facts import Reason

from .headers import Hint
from .kind import Kind
from .plan import Plan
from .proofs import Proofs
from .summary import NO_FIT, Fit, Summary
from .ties import Ties


@dataclass(frozen=True, slots=True)
class Vote:
    """One argument for (or against) a kind, as the decimal logarithm of the odds it multiplies."""

    kind: str
    weight: float
    reason: Reason


@dataclass(slots=True)
class View:
    """One column."""

    index: int
    summary: Summary
    fits: Mapping[str, Fit]
    hint: Hint
    votes: list[Vote] = field(default_factory=list)
    voted: "list[View]" = field(default_factory=list, repr=False)
    """Views that had votes since the table last looked who leads where; the table shares one list among all."""

    def fit(self, kind: str) -> Fit:
        """Return how the column fits the kind."""
        return self.fits.get(kind, NO_FIT)

    def share(self, kind: str) -> float:
        """Return the share of valid rows, among those whose value is no placeholder."""
        return self.fit(kind).share

    def add(self, kind: str, weight: float, code: str, of: int = 0, held: int = 0) -> None:
        """Cast a vote."""
        self.votes.append(Vote(kind, weight, Reason(code, of, held)))
        self.voted.append(self)

    def scores(self) -> dict[str, float]:
        """Return the sum of the votes on every kind that has one."""
        total: dict[str, float] = {}
        for vote in self.votes:
            total[vote.kind] = total.get(vote.kind, 0.0) + vote.weight
        return total

    def lead(self) -> str | None:
        """Return the kind most votes speak for so far, if they speak for any."""
        scores = self.scores()
        best = max(scores, key=lambda name: (scores[name], name), default=None)
        return best if best is not None and scores[best] > 0 else None


@dataclass(slots=True)
class Table:
    """All columns, and what they say of each other."""

    rows: int
    views: tuple[View, ...]
    proofs: Proofs
    plan: Plan
    kinds: Mapping[str, Kind]
    ties: Ties
    headers: tuple[str, ...] = ()
    """One per column, as the evidence has them. Values: not for show."""
    person: int | None = None
    """The sampled column that tells people apart best: a NIR, else a date of birth."""
    _voted: list[View] = field(default_factory=list, repr=False)
    _leads: dict[int, str | None] = field(default_factory=dict, repr=False)
    _led: dict[str | None, set[int]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for view in self.views:
            view.voted = self._voted
        self._voted += self.views

    def strength(self, first: int | str, second: int | str) -> float:
        """Return how far one column determines the other, 0 where too few rows say."""
        if not self.sampled(first) or not self.sampled(second):
            return 0.0
        return self.ties.strength(first, second) or 0.0

    def strength_by_person(self, first: int | str, second: int | str) -> float | None:
        """Return the same over people instead of rows; None where too few say."""
        if not self.sampled(first) or not self.sampled(second):
            return None
        return self.ties.strength(first, second, self.person)

    def sampled(self, column: int | str) -> bool:
        """Whether the row sample holds the column."""
        return column in self.ties.derived() if isinstance(column, str) else self.ties.has(column)

    def leading(self, *kinds: str) -> list[View]:
        """Return the columns for which one of these kinds leads so far."""
        while self._voted:
            view = self._voted.pop()
            self._led.get(self._leads.get(view.index), set()).discard(view.index)
            lead = self._leads[view.index] = view.lead()
            self._led.setdefault(lead, set()).add(view.index)
        return [self.views[index] for index in sorted(set().union(*(self._led.get(kind, ()) for kind in kinds)))]


Judge = Callable[[Table], None]
"""Casts votes on the columns of a table."""


def filled(views: Iterable[View]) -> list[View]:
    """Return the columns that hold something."""
    return [view for view in views if view.summary.said > 0]
