"""What follows from a judged sheet."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sourcier import __version__
from sourcier.model.check import SCHEMA, Agreement, Check, Exactness, Missed, Sheet, Verdict
from sourcier.model.facts import Input

from .bounds import DOUBT, lower, share_of, upper
from .sheet import LOST_IN, found

RIGHT, WRONG, NOTHING, MISSED, UNSURE = "right", "wrong", "nothing", "missed", "unsure"
ANSWERS = {True: (RIGHT, WRONG, UNSURE), False: (NOTHING, MISSED, UNSURE)}
"""What may be answered where something was found, and where nothing was."""
_READERS = 2


@dataclass(frozen=True, slots=True)
class _Tally:
    """One population, as judged."""

    judged: int
    held: int
    """Right, or missed."""
    unsure: int
    kinds: Mapping[str, int]


def result_of(sheet: Sheet, digest: str) -> Check:
    """Return the facts of a sheet; `digest` is that of the sheet itself.

    Of two readers the stricter counts: what one calls missed is missed, what one does not call right is not right.
    """
    answers = _answers(sheet)
    tallies = [_tally(sheet, number, answers) for number in range(len(sheet.populations))]
    judged = len(answers)
    readers = len(sheet.readers)
    return Check(
        schema=SCHEMA,
        version=__version__,
        settings={"seed": sheet.seed, "sample": sheet.sample, "doubt": DOUBT},
        inputs=(Input("examination", sheet.examination), Input("sheet", digest)),
        complete=bool(readers) and len(sheet.verdicts) == readers * len(sheet.items),
        readers=readers,
        drawn=len(sheet.items),
        judged=judged,
        missed=tuple(_missed(sheet, number, tallies) for number in _parts(sheet, something=False)),
        kinds=tuple(_exactness(sheet, number, tallies) for number in _parts(sheet, something=True)),
        agreement=(_agreement(sheet),) if readers == _READERS else (),
    )


def _parts(sheet: Sheet, *, something: bool) -> list[int]:
    return [n for n, population in enumerate(sheet.populations) if found(population.part) == something]


def _answers(sheet: Sheet) -> dict[int, list[Verdict]]:
    answers: dict[int, list[Verdict]] = {}
    for verdict in sheet.verdicts:
        answers.setdefault(verdict.item, []).append(verdict)
    return answers


def _tally(sheet: Sheet, population: int, answers: Mapping[int, Sequence[Verdict]]) -> _Tally:
    own = [said for item, said in sorted(answers.items()) if sheet.items[item].population == population]
    if found(sheet.populations[population].part):
        held = sum(all(verdict.answer == RIGHT for verdict in said) for said in own)
    else:
        held = sum(any(verdict.answer != NOTHING for verdict in said) for said in own)
    unsure = sum(any(verdict.answer == UNSURE for verdict in said) for said in own)
    kinds = Counter(kind for said in own for kind in sorted({v.kind for v in said if v.answer == MISSED and v.kind}))
    return _Tally(len(own), held, unsure, dict(sorted(kinds.items())))


def _missed(sheet: Sheet, number: int, tallies: Sequence[_Tally]) -> Missed:
    population, tally = sheet.populations[number], tallies[number]
    rate = share_of(tally.held, tally.judged, population.size)
    return Missed(population.part, population.size, rate, tally.unsure, tally.kinds)


def _exactness(sheet: Sheet, number: int, tallies: Sequence[_Tally]) -> Exactness:
    population, tally = sheet.populations[number], tallies[number]
    silent = [n for n, other in enumerate(sheet.populations) if other.part in LOST_IN[population.part]]
    doubt = DOUBT / 2 / (1 + len(silent))
    right = tally.held, tally.judged
    right_low = population.size * _bound(right, population.size, doubt, low=True)
    right_high = population.size * _bound(right, population.size, doubt, low=False)
    lost_low = lost_high = 0.0
    for other in silent:
        size = sheet.populations[other].size
        # An unsure answer, or one that names no kind, may be any kind: it counts in the upper bound only.
        named = tallies[other].kinds.get(population.kind, 0)
        may = tallies[other].held - sum(tallies[other].kinds.values()) + named
        lost_low += size * _bound((named, tallies[other].judged), size, doubt, low=True)
        lost_high += size * _bound((max(named, may), tallies[other].judged), size, doubt, low=False)
    return Exactness(
        population.kind,
        population.part,
        population.size,
        share_of(tally.held, tally.judged, population.size),
        recall_low=_ratio(right_low, lost_high),
        recall_high=_ratio(right_high, lost_low) if right_high + lost_low else 1.0,
        recall_known=all(tallies[other].judged for other in silent) and tally.judged > 0,
    )


def _bound(judged: tuple[int, int], population: int, doubt: float, *, low: bool) -> float:
    held, of = judged
    if of >= population and of:
        return held / of
    return lower(held, of, doubt) if low else upper(held, of, doubt)


def _ratio(right: float, lost: float) -> float:
    return right / (right + lost) if right + lost else 0.0


def _agreement(sheet: Sheet) -> Agreement:
    """Compare the answers of two readers on what both judged."""
    both = [pair for pair in _answers(sheet).values() if len({verdict.reader for verdict in pair}) == _READERS]
    if not both:
        return Agreement(0, 0, 1.0)
    answers = [{verdict.reader: verdict.answer for verdict in pair} for pair in both]
    agreed = sum(said[0] == said[1] for said in answers)
    first, second = (Counter(said[reader] for said in answers) for reader in (0, 1))
    chance = sum(first[answer] * second[answer] for answer in first) / len(both) ** 2
    observed = agreed / len(both)
    kappa = 1.0 if chance == 1.0 else (observed - chance) / (1.0 - chance)
    return Agreement(len(both), agreed, kappa)
