"""What the second pass does, decided from what the first one counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .days import NO_DAY, habit_of
from .registry import telling
from .summary import NO_FIT, Fit, Summary

SAMPLED_ROWS = 20_000
FILLED_ROWS = 1_000
"""Rows with a value that the row sample holds of every column that is looked at, however sparse ..."""
_LEAST_FILLED = 200
"""... and no fewer than these where many columns are sparse."""
_SMALL = 16
"""Up to so many values a column may be a sex, a title or a flag."""
_DATED = 0.8
_BESIDE = 0.7
_SURELY_DATED = 0.95
_PACKED = 8
"""Bare digits up to this length may read as dates by chance: nearly all must."""
_NUMBERED = 0.5
_WORDY = 14.0
"""Mean characters from which a column of words may hold comments."""
_WORDED = 0.3
_TELLING = 20
"""A column tells rows apart if it has a distinct value for at least one row in so many."""
_OWN = 0.9
"""Distinct values by filled rows from which a number is one's own: it repeats too seldom to tie columns."""
_EVERY = 2**64 - 1


PAIRED = 64
"""Columns of dates that are held against each other: pairs grow with the square."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Columns are indices in the table."""

    nirs: tuple[int, ...]
    dates: tuple[tuple[int, str], ...]
    """Column and the habit in which its dates are written."""
    small: tuple[tuple[int, tuple[int, ...]], ...]
    """Column and the sorted hashes of its values."""
    texts: tuple[int, ...]
    """Columns in which other kinds are looked for."""
    sampled: tuple[int, ...]
    """Columns of which rows are sampled together."""
    limits: tuple[int, ...]
    """Per sampled column: a row is sampled if its hash is up to this in some column that it fills."""
    exact: tuple[tuple[int, tuple[str, ...]], ...] = ()
    """Columns with more values than the sample holds, and the kinds whose valid rows are to be counted."""
    keys: tuple[int, ...] = ()
    """Columns whose cells choose the rows that are sampled."""

    @property
    def coded(self) -> tuple[int, ...]:
        """The columns whose distinct values are looked at."""
        paired = (self.dates, self.small, self.exact)
        return tuple(sorted({*self.nirs, *self.texts, *self.keys, *(i for part in paired for i, _ in part)}))

    @property
    def needed(self) -> tuple[int, ...]:
        """The columns the second pass must see together."""
        return tuple(sorted({*self.sampled, *self.coded}))


def first_plan(rows: int, summaries: Sequence[Summary], fits: Sequence[Mapping[str, Fit]]) -> Plan:
    """Return the plan as far as single columns tell: without `exact` and `keys`."""
    at = range(len(summaries))
    nirs = tuple(i for i in at if any(fits[i].get(name, NO_FIT).distinct_share >= _NUMBERED for name in ("nir", "ins")))
    dates = tuple((i, habit) for i in at if (habit := date_habit(summaries[i], fits[i])))
    texts = tuple(i for i in at if _is_wordy(summaries[i]))
    numbers = (i for i in at if any(fits[i][name].distinct_share >= _NUMBERED for name in telling() & fits[i].keys()))
    told = {*nirs, *numbers, *_results(fits), *(i for i, _ in dates)}
    sampled = tuple(
        i for i in at if i in told or (_may_tie(summaries[i]) and not (i in texts and _is_long(summaries[i], fits[i])))
    )
    return Plan(
        nirs=nirs,
        dates=dates,
        small=tuple((i, _hashes(summaries[i])) for i in at if nirs and _is_small(summaries[i])),
        texts=texts,
        sampled=sampled,
        limits=_limits(rows, [summaries[i].filled for i in sampled]),
    )


def _results(fits: Sequence[Mapping[str, Fit]]) -> set[int]:
    """Columns that may be results, where tests or units stand beside them: every value may be another, and yet tie."""
    beside = any(
        of.get(kind, NO_FIT).share >= _BESIDE for of in fits for kind in ("test_unit", "test_name", "test_code")
    )
    return {i for i, of in enumerate(fits) if of.get("test_result", NO_FIT).share >= _DATED} if beside else set()


def keys_of(plan: Plan, rows: int, summaries: Sequence[Summary]) -> tuple[int, ...]:
    """Return the columns that tell rows apart: those looked at anyway, or all where these are too alike."""
    coded = (i for i in plan.coded if i not in plan.texts)
    return tuple(i for i in coded if summaries[i].distinct * _TELLING >= rows) or plan.sampled


def date_habit(summary: Summary, fits: Mapping[str, Fit]) -> str | None:
    """Return how the column writes its dates, if nearly all its values are dates."""
    fit = fits.get("date", NO_FIT)
    if max(fit.share, fit.distinct_share) < _DATED:
        return None
    habit, days = habit_of(summary.values, summary.weight)
    share = summary.share(days != NO_DAY)
    bare = summary.profile.longest <= _PACKED and not summary.matching(r"[^0-9]") > 1 - _DATED
    return str(habit) if share >= (_SURELY_DATED if bare else _DATED) else None


def _is_small(summary: Summary) -> bool:
    return summary.complete and 1 < len(summary.text) <= _SMALL and summary.said * 100 >= summary.rows


def _is_wordy(summary: Summary) -> bool:
    mean, longest = summary.profile.mean_length, summary.profile.longest
    if not summary.filled or mean < _WORDY / 2 or (mean < _WORDY and longest < 4 * _WORDY):
        return False
    return summary.matching(r"\pL{2,}.*[ ,;].*\pL{2,}") > _WORDED


def _is_long(summary: Summary, fits: Mapping[str, Fit]) -> bool:
    """Whether a column of running text is more than labels and streets."""
    return not summary.complete and fits.get("street", NO_FIT).share < _NUMBERED


def _may_tie(summary: Summary) -> bool:
    """Whether the column can determine another or be filled with it: no constant, no number all its own."""
    if not summary.filled or (len(summary.text) == 1 and summary.filled == summary.rows):
        return False
    told_by_place = summary.filled * 2 < summary.rows and summary.share(summary.has_letter) > _NUMBERED
    return told_by_place or summary.distinct < _OWN * summary.filled or summary.share(summary.has_digit) < 1 - _DATED


def _hashes(summary: Summary) -> tuple[int, ...]:
    return tuple(int(value) for value in summary.profile.distinct.hashes)


def _limits(rows: int, filled: list[int]) -> tuple[int, ...]:
    """Per column the hash up to which its filled rows are sampled: enough rows even of sparse columns."""
    sparse = sum(count * SAMPLED_ROWS < rows * FILLED_ROWS for count in filled)
    each = min(FILLED_ROWS, max(_LEAST_FILLED, SAMPLED_ROWS // max(sparse, 1)))
    wanted = [max(SAMPLED_ROWS / rows, each / count) for count in filled]
    return tuple(_EVERY if share >= 1 else int(share * _EVERY) for share in wanted)
