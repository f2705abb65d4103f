"""The chapter on stories: how strongly the facts speak for each, what the best explains, what would tell more."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.model.hypotheses import NONE_OF_THESE, Hypothesis, Weighing
from sourcier.model.trace import Trace

from .drawings.stories import balance
from .drawings.svg import Grid
from .figures import DASH, Figures, capital
from .naming import names_of
from .ratios import ratio_said, strength_said
from .story_sentences import CAPS, STORY_WEAKEST, asked_next, story, term

DRAWN, LISTED = 6, 40
"""Stories in the drawing, and in the table behind it."""
_LIKELIER = 0.30103
"""Of a ratio of two: from there on the scale of ENFSI has a word."""
_DECIDED = _(
    "This tends to show that %(story)s: the facts are then %(ratio)s than under the other stories together "
    "(%(strength)s)."
)
_OPEN = _(
    "The facts speak most for this story, and do not decide: %(story)s. They are then %(ratio)s than under the other "
    "stories together (%(strength)s)."
)
_MOST = 3.0
"""Of a ratio between two stories, as log10: beyond a thousand no simulation bears out a figure."""


@dataclass(frozen=True, slots=True)
class Line:
    """One story in the comparison a layman reads."""

    name: str
    svg: Markup
    ratio: str
    strength: str


@dataclass(frozen=True, slots=True)
class Told:
    """One story in full, for the expert."""

    title: str
    ratio: str
    for_: tuple[str, ...]
    against: tuple[str, ...]
    nuance: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The stories of one segment."""

    segment: int
    title: str
    """Empty where the file is of one piece."""
    first: tuple[str, ...]
    """What a reader without any training must be able to repeat."""
    lines: tuple[Line, ...]
    grid: Grid
    more: int
    """Stories that are in the facts only."""
    told: tuple[Told, ...]
    nuance: tuple[str, ...]
    """How they were weighed."""


def hypotheses_of(trace: Trace, texts: Texts) -> tuple[Weighed, ...]:
    """Return the chapter of a trace, already cleaned and masked; nothing where nothing was weighed."""
    names = names_of(trace, texts)
    segments = sorted({one.segment for one in trace.hypotheses})
    return tuple(_weighed(trace, segment, names, texts, alone=len(segments) == 1) for segment in segments)


def _weighed(trace: Trace, segment: int, names: Mapping[str, str], texts: Texts, *, alone: bool) -> Weighed:
    found = [one for one in trace.hypotheses if one.segment == segment]
    weighing = next((one for one in trace.weighing if one.segment == segment), None)
    drawn = drawn_of(found)
    most = max(_log(weighing.cap) if weighing else 1.0, *(abs(one.log10_lr) for one in drawn))
    return Weighed(
        segment,
        "" if alone else texts.say("Segment %(n)s", n=segment + 1),
        tuple(_first(found, names, texts)),
        tuple(_line(one, most, names, texts) for one in drawn),
        _grid(found[:LISTED], names, texts),
        max(len(found) - LISTED, 0),
        tuple(_told(one, found, names, texts) for one in drawn),
        tuple(_nuance(weighing, texts)) if weighing else (),
    )


def drawn_of(found: Sequence[Hypothesis]) -> list[Hypothesis]:
    """Return the best stories, and always that it came from nowhere that was listed."""
    return [one for place, one in enumerate(found) if place < DRAWN or one.story == NONE_OF_THESE]


def _line(one: Hypothesis, most: float, names: Mapping[str, str], texts: Texts) -> Line:
    return Line(
        capital(story(one, names, texts, short=True)),
        balance(one.log10_lr, most),
        ratio_said(one.log10_lr, texts, capped=one.capped),
        strength_said(one.strength, texts),
    )


def _log(cap: float) -> float:
    """Whole powers of ten only: the scale of the drawing."""
    return float(len(str(int(cap))) - 1) if cap >= 1 else 1.0


def _first(found: Sequence[Hypothesis], names: Mapping[str, str], texts: Texts) -> Iterator[str]:
    best, known = found[0], {one.id: one for one in found}
    likeliest = max(one.posterior for one in found)
    if best.log10_lr < _LIKELIER:
        yield texts.say("The facts do not tell which of the stories is likelier.")
    else:
        yield texts.say(
            _DECIDED if best.posterior >= likeliest else _OPEN,
            story=story(best, names, texts),
            ratio=ratio_said(best.log10_lr, texts, capped=best.capped),
            strength=strength_said(best.strength, texts),
        )
    tied = [texts.quote(story(known[each], names, texts, short=True)) for each in best.tied if each in known]
    if tied:
        yield texts.say("The facts cannot tell it from: %(stories)s.", stories=texts.listing(tied))
    yield from _explained(best, texts)
    if best.runner_up in known:
        yield from _next(best, known[best.runner_up], names, texts)
    if best.ask_next is not None:
        yield asked_next(best.ask_next, names, texts)


def _next(best: Hypothesis, other: Hypothesis, names: Mapping[str, str], texts: Texts) -> Iterator[str]:
    """The strongest rival, how far behind it is, and what is left of both where no sort of story is preferred."""
    name, figures = story(other, names, texts, short=True), Figures(texts)
    if best.posterior > 0 < other.posterior and best.prior > 0 < other.prior:
        ahead = math.log10(best.posterior / best.prior) - math.log10(other.posterior / other.prior)
        if ahead < _LIKELIER:
            yield texts.say("Close behind comes: %(story)s. Between these two the facts do not tell.", story=name)
        else:
            ahead = min(ahead, _MOST)
            ratio = ratio_said(ahead, texts, capped=ahead == _MOST)
            yield texts.say("Next comes: %(story)s. The facts are %(ratio)s under the first.", story=name, ratio=ratio)
    else:
        yield texts.say("Next comes: %(story)s.", story=name)
    yield texts.say(
        "If each sort of story is as likely beforehand as any other, %(first)s is left with %(one)s, %(second)s with "
        "%(two)s.",
        first=story(best, names, texts, short=True),
        one=figures.portion(best.posterior),
        second=name,
        two=figures.portion(other.posterior),
    )


def _explained(one: Hypothesis, texts: Texts) -> Iterator[str]:
    figures = Figures(texts)
    if one.explained is not None and one.explained.best >= 0:
        yield texts.say(
            "It explains %(best)s of the rows, between %(low)s and %(high)s.",
            best=figures.portion(one.explained.best),
            low=figures.portion(one.explained.low),
            high=figures.portion(one.explained.high),
        )


def _grid(found: Sequence[Hypothesis], names: Mapping[str, str], texts: Texts) -> Grid:
    yours = any(one.posterior_yours is not None for one in found)
    heads = [texts.say("Story"), texts.say("Ratio"), texts.say("On the scale"), texts.say("Explains")]
    heads += [texts.say("Beforehand"), texts.say("Afterwards")]
    heads += [texts.say("Yours beforehand"), texts.say("Yours afterwards")] if yours else []
    rows = tuple(_row(one, names, texts, yours=yours) for one in found)
    return Grid(texts.say("How strongly the facts speak for each story"), tuple(heads), rows)


def _row(one: Hypothesis, names: Mapping[str, str], texts: Texts, *, yours: bool) -> tuple[str, ...]:
    figures = Figures(texts)
    cells = [
        story(one, names, texts, short=True),
        ratio_said(one.log10_lr, texts, capped=one.capped),
        strength_said(one.strength, texts),
        figures.portion(one.explained.best) if one.explained is not None else DASH,
        figures.portion(one.prior),
        figures.portion(one.posterior),
    ]
    if yours:
        both = (one.prior_yours, one.posterior_yours)
        cells += [DASH if share is None else figures.portion(share) for share in both]
    return tuple(cells)


def _told(one: Hypothesis, found: Sequence[Hypothesis], names: Mapping[str, str], texts: Texts) -> Told:
    figures = Figures(texts)
    known = {each.id: each for each in found}
    nuance = [*_explained(one, texts)]
    if one.runner_up in known:
        rival = story(known[one.runner_up], names, texts, short=True)
        nuance.append(texts.say("Each is told against its strongest rival: %(story)s.", story=rival))
    if one.weakest:
        weakest = figures.name(STORY_WEAKEST, one.weakest)
        if one.weakest_lab:
            weakest = f"{weakest} ({one.weakest_lab})"
        without = ratio_said(one.without, texts)
        nuance.append(texts.say("Weakest point: %(weakest)s; without it: %(ratio)s.", weakest=weakest, ratio=without))
    return Told(
        capital(story(one, names, texts)),
        f"{ratio_said(one.log10_lr, texts, capped=one.capped)} · {strength_said(one.strength, texts)}",
        tuple(term(each, texts) for each in one.for_),
        tuple(term(each, texts) for each in one.against),
        tuple(nuance),
    )


def _simulated(calibration: str, texts: Texts) -> str:
    """Return what was simulated, in the reader's words; the table's own where this version does not know them."""
    said = []
    for part in calibration.split(", "):
        name, _, count = part.partition(" ")
        number = int(count) if count.isdecimal() else 0
        known = {
            "rows": texts.count("%(n)s row", "%(n)s rows", number),
            "labs": texts.count("%(n)s laboratory", "%(n)s laboratories", number),
            "dates": texts.say("with dates"),
            "no": texts.say("without dates"),
        }
        said.append(known.get(name, part))
    return ", ".join(said)


def _nuance(one: Weighing, texts: Texts) -> Iterator[str]:
    figures = Figures(texts)
    yield texts.say(
        "Likelihoods are taken by laboratory, not by row: %(labs)s laboratories, %(rows)s rows, %(holdings)s holdings.",
        labs=figures.count(one.labs),
        rows=figures.count(one.rows),
        holdings=figures.count(one.holdings),
    )
    why = texts.listing([figures.name(CAPS, code) for code in one.cap_why])
    yield texts.say("No ratio above %(cap)s is told: %(why)s.", cap=texts.number(int(one.cap)), why=why or DASH)
    if one.calibration:
        yield texts.say("Calibrated by simulations of: %(table)s.", table=_simulated(one.calibration, texts))
    if one.priors == "equal":
        yield texts.say("Beforehand, each sort of story is taken to be as likely as any other.")
    else:
        yield texts.say("Beside equal chances beforehand, those that were handed in are shown.")
