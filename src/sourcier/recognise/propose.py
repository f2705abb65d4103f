"""Between the passes: which kinds come into question, and what the second pass must look at."""

from collections.abc import Mapping
from dataclasses import dataclass

from .days import NO_DAY, habit_of
from .headers import Hint, hint
from .kind import Kind
from .profile import Profile
from .summary import Fit, Summary

SAMPLED_ROWS = 20_000
FILLED_ROWS = 1_000
"""Rows with a value that the row sample holds of every column that is looked at, however sparse."""
_SMALL = 16
"""Up to so many values a column may be a sex, a title or a flag."""
_DATED = 0.8
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
_LEAST_FILLED = 200
_EVERY = 2**64 - 1


@dataclass(frozen=True, slots=True)
class Plan:
    """What the second pass does. Columns are indices in the table."""

    nirs: tuple[int, ...]
    dates: tuple[tuple[int, str], ...]
    """Column and the habit in which its dates are written."""
    small: tuple[tuple[int, tuple[int, ...]], ...]
    """Column and the sorted hashes of its values."""
    exact: tuple[tuple[int, tuple[str, ...]], ...]
    """Columns with more values than the sample holds, and the kinds whose valid rows are to be counted."""
    texts: tuple[int, ...]
    """Columns in which other kinds are looked for."""
    sampled: tuple[int, ...]
    """Columns of which rows are sampled together."""
    keys: tuple[int, ...]
    """Columns whose cells choose the rows that are sampled."""
    limits: tuple[int, ...]
    """Per sampled column: a row is sampled if its hash is up to this in some column that it fills."""

    @property
    def coded(self) -> tuple[int, ...]:
        """The columns whose distinct values are looked at."""
        listed = [
            self.nirs,
            self.texts,
            self.keys,
            *([i for i, _ in part] for part in (self.dates, self.small, self.exact)),
        ]
        return tuple(sorted({column for part in listed for column in part}))


@dataclass(frozen=True, slots=True, eq=False)
class Proposal:
    """What the first pass suggests."""

    columns: tuple[int, ...]
    """The columns the second pass must see together: hand it batches with at least these."""
    candidates: tuple[tuple[str, ...], ...]
    """Per column, the kinds that come into question."""
    plan: Plan
    rows: int
    summaries: tuple[Summary, ...]
    fits: tuple[Mapping[str, Fit], ...]
    hints: tuple[Hint, ...]
    headers: tuple[str, ...]
    """One per column. Values: not for show."""


def propose(profile: Profile, headers: tuple[str, ...], kinds: Mapping[str, Kind]) -> Proposal:
    """Return what the profile suggests; `headers` has one entry per column, empty where there is none."""
    whole = profile.settled
    summaries = tuple(Summary(column, whole.rows) for column in whole.columns)
    named = headers + ("",) * (len(summaries) - len(headers))
    hints = tuple(hint(header, kinds) for header in named[: len(summaries)])
    fits = tuple(summary.fits(kinds) for summary in summaries)
    candidates = tuple(_candidates(fit, hinted, kinds) for fit, hinted in zip(fits, hints, strict=True))
    plan = _plan(whole.rows, summaries, fits, candidates)
    return Proposal(_needed(plan), candidates, plan, whole.rows, summaries, fits, hints, named[: len(summaries)])


def _candidates(fits: Mapping[str, Fit], hinted: Hint, kinds: Mapping[str, Kind]) -> tuple[str, ...]:
    """Kinds whose share of valid values is not far below what they need, rarest by chance first."""
    near = [
        name
        for name, fit in fits.items()
        if max(fit.share, fit.distinct_share) >= kinds[name].needs * (0.5 if name in hinted.kinds else 0.75)
    ]
    return tuple(sorted(near, key=lambda name: (kinds[name].chance, name)))


def _plan(
    rows: int,
    summaries: tuple[Summary, ...],
    fits: tuple[Mapping[str, Fit], ...],
    candidates: tuple[tuple[str, ...], ...],
) -> Plan:
    at = range(len(summaries))
    nirs = tuple(i for i in at if any(_share(fits[i], name) >= _NUMBERED for name in ("nir", "ins")))
    dates = tuple((i, habit) for i in at if (habit := date_habit(summaries[i], fits[i])))
    exact = tuple((i, candidates[i]) for i in at if candidates[i] and not summaries[i].complete)
    texts = tuple(i for i in at if _is_wordy(summaries[i]))
    told = {*nirs, *(i for i, _ in dates)}
    sampled = tuple(i for i in at if i not in texts and (i in told or _may_tie(summaries[i])))
    return Plan(
        nirs=nirs,
        dates=dates,
        small=tuple((i, _hashes(summaries[i])) for i in at if nirs and _is_small(summaries[i])),
        exact=exact,
        texts=texts,
        sampled=sampled,
        keys=_keys(rows, summaries, sorted(told.union(i for i, _ in exact) - set(texts)), sampled),
        limits=_limits(rows, [summaries[i].filled for i in sampled]),
    )


def _keys(rows: int, summaries: tuple[Summary, ...], coded: list[int], sampled: tuple[int, ...]) -> tuple[int, ...]:
    """Columns that tell rows apart: those looked at anyway, or all where these are too alike."""
    keys = [i for i in coded if summaries[i].distinct * _TELLING >= rows]
    return tuple(keys) or sampled


def _may_tie(summary: Summary) -> bool:
    """Whether the column can determine another or be determined: not a constant, nor a number all its own."""
    if not summary.filled or (len(summary.text) == 1 and summary.filled == summary.rows):
        return False
    return summary.distinct < _OWN * summary.filled or summary.share(summary.has_digit) < 1 - _DATED


def _limits(rows: int, filled: list[int]) -> tuple[int, ...]:
    """Per column the hash up to which its filled rows are sampled: enough rows even of sparse columns."""
    sparse = sum(count * SAMPLED_ROWS < rows * FILLED_ROWS for count in filled)
    each = min(FILLED_ROWS, max(_LEAST_FILLED, SAMPLED_ROWS // max(sparse, 1)))
    wanted = [max(SAMPLED_ROWS / rows, each / count) for count in filled]
    return tuple(_EVERY if share >= 1 else int(share * _EVERY) for share in wanted)


def _needed(plan: Plan) -> tuple[int, ...]:
    return tuple(sorted({*plan.sampled, *plan.coded}))


def date_habit(summary: Summary, fits: Mapping[str, Fit]) -> str | None:
    """Return how the column writes its dates, if nearly all its values are dates."""
    if not len(summary.text) or max(_share(fits, "date"), fits["date"].share if "date" in fits else 0.0) < _DATED:
        return None
    habit, days = habit_of(summary.values, summary.weight)
    share = summary.share(days != NO_DAY)
    bare = summary.profile.longest <= _PACKED and not summary.matching(r"[^0-9]") > 1 - _DATED
    return str(habit) if share >= (_SURELY_DATED if bare else _DATED) else None


def _share(fits: Mapping[str, Fit], name: str) -> float:
    return fits[name].distinct_share if name in fits else 0.0


def _is_small(summary: Summary) -> bool:
    return summary.complete and 1 < len(summary.text) <= _SMALL and summary.said * 100 >= summary.rows


def _is_wordy(summary: Summary) -> bool:
    if not summary.filled or summary.profile.mean_length < _WORDY / 2:
        return False
    words = summary.matching(r"\pL{2,}.*[ ,;].*\pL{2,}")
    return words > _WORDED and (summary.profile.mean_length >= _WORDY or summary.profile.longest >= 4 * _WORDY)


def _hashes(summary: Summary) -> tuple[int, ...]:
    return tuple(int(value) for value in summary.profile.distinct.hashes)
