"""The verdict from the tests: capped weights, one sum per family, and several families that must agree.

A test that fails says little by itself: a true export may lack any one structure, for reasons no table foresees. So
weights are capped per family, whose tests fail together for one reason; `fabricated` takes several families, one of
them with a test no true export is known to fail; `consistent` takes several structures that are hard to invent, from
several families, and no such failure. All else is `undetermined`.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sourcier.model.authenticity import AuthenticityTest, SegmentAuthenticity

from .cohort import Cohort
from .registry import trials
from .trial import Family, Trial

CONSISTENT, FABRICATED, UNDETERMINED = "consistent", "fabricated", "undetermined"
_CAP_FOR, _CAP_AGAINST = 1.5, 2.0
"""Most that one family weighs, in powers of ten."""
_SURE_FOR, _SURE_AGAINST = 1.0, 2.0
_DEEP = 0.6
"""From this weight on a structure is hard to invent."""
_COUNTS = 0.4
"""From this weight on a failure counts as one of the several."""
_FEW = 2
_GONE = 1.05
"""A family that fails by so much is not merely poorer than in the ordinary file."""
_SMALL_PART, _LARGE_PART = 0.1, 0.8
"""Shares of the rows: that must be tested at all; of these, that must be of one verdict for it to be the file's."""
_TOO_LITTLE = "too_little_to_test"


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict with the code of what would overturn it."""

    verdict: str
    weakest: str


def outcomes_of(cohort: Cohort) -> tuple[AuthenticityTest, ...]:
    """Return the outcome of every test that applies, in the order of names."""
    found = (trial.on(cohort) for trial in trials())
    return tuple(test for test in found if test is not None)


def ruling(tests: Iterable[AuthenticityTest]) -> Ruling:
    """Return the verdict on one segment."""
    by_name = {trial.name: trial for trial in trials()}
    held = [by_name[test.name] for test in tests if test.code == "as_expected"]
    failed = [by_name[test.name] for test in tests if test.code == "unlike"]
    by_family = _weighed(failed, lambda trial: trial.speaks_against, _CAP_AGAINST)
    speaks_for = sum(_weighed(held, lambda trial: trial.speaks_for, _CAP_FOR).values())
    speaks_against = sum(by_family.values())
    deep = {trial.family for trial in held if trial.speaks_for >= _DEEP}
    broken = {trial.family for trial in failed if trial.speaks_against >= _COUNTS}
    bound = [trial for trial in failed if trial.binding]
    if bound and len(broken) >= _FEW and speaks_against - speaks_for >= _SURE_AGAINST:
        return Ruling(FABRICATED, _heaviest(failed, lambda trial: trial.speaks_against))
    whole = not bound and all(weight < _GONE for weight in by_family.values())
    if whole and len(deep) >= _FEW and speaks_for - speaks_against >= _SURE_FOR:
        return Ruling(CONSISTENT, _heaviest(held, lambda trial: trial.speaks_for))
    if held and failed:
        return Ruling(UNDETERMINED, "tests_disagree")
    return Ruling(UNDETERMINED, _TOO_LITTLE)


def of_all(segments: Sequence[SegmentAuthenticity], rows: Sequence[int], weakest: Sequence[str]) -> Ruling:
    """Return the verdict on the whole from those on its segments, which hold so many rows each.

    Segments with too little to test, such as a table of prescribers, have no say, unless nearly all rows lie there.
    """
    told = [n for n in range(len(segments)) if weakest[n] != _TOO_LITTLE]
    if sum(rows[n] for n in told) <= _SMALL_PART * sum(rows):
        return Ruling(UNDETERMINED, _TOO_LITTLE)
    for verdict, other in ((CONSISTENT, FABRICATED), (FABRICATED, CONSISTENT)):
        mine = [n for n in told if segments[n].verdict == verdict]
        if sum(rows[n] for n in mine) >= _LARGE_PART * sum(rows[n] for n in told) > 0 and not any(
            segments[n].verdict == other for n in told
        ):
            return Ruling(verdict, weakest[max(mine, key=lambda n: rows[n])])
    if len({segments[n].verdict for n in told}) > 1:
        return Ruling(UNDETERMINED, "segments_differ")
    return Ruling(UNDETERMINED, weakest[max(told, key=lambda n: rows[n])])


def _weighed(trials_: Iterable[Trial], weight: Callable[[Trial], float], cap: float) -> dict[Family, float]:
    by_family: dict[Family, float] = {}
    for trial in trials_:
        by_family[trial.family] = min(by_family.get(trial.family, 0.0) + weight(trial), cap)
    return by_family


def _heaviest(trials_: Sequence[Trial], weight: Callable[[Trial], float]) -> str:
    return "rests_on_" + max(trials_, key=lambda trial: (weight(trial), trial.name)).name
