"""How well a recogniser reads the labelled comments: any function from a text to spans can be scored.

A span is found where one of the same kind overlaps it: where a term ends is a matter of taste. Some words may fairly be
given another kind, or left out; `ALTERNATIVES` and `OPTIONAL` name them. Statuses are compared over the spans found.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

FOLDER = Path(__file__).parent


class Reported(Protocol):
    """What a recogniser has to say of one fact."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def status(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Gold:
    """One labelled fact."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last character."""
    kind: str
    """Its kind."""
    status: str
    """Its status."""


Recogniser = Callable[[str], Iterable[Reported]]
Labelled = tuple[str, tuple[Gold, ...]]

ALTERNATIVES = (
    (r"chimio|folfox|folfiri|hormonotherapie", "health.drug", "health.cancer"),
    (r"subutex|methadone|buprenorphine|bhd\b|suboxone", "health.drug", "health.addiction"),
    (r"truvada|\bprep\b", "health.drug", "health.hiv"),
    (r"cesar", "health.surgery", "health.pregnancy"),
    (r"diab.*gest|\bdg\b", "health.disease", "health.pregnancy"),
    (r"opk|polykyst", "health.fertility", "health.disease"),
    (r"autis|\btsa\b", "health.disability", "health.psychiatric"),
    (r"alzheimer|demen", "health.disease", "health.psychiatric"),
    (r"trisomi|\bt ?21\b", "health.genetic", "health.disability"),
    (r"appendicite", "health.disease", "health.infection"),
    (r"amput", "health.surgery", "health.disability"),
    (r"cataracte", "health.disease", "health.surgery"),
)
OPTIONAL = (
    (r"\bame\b|aide medicale", "origin"),
    (r"agressi", "violence"),
    (r"taba|fume|cigarette|\bpa\b", "health.addiction"),
)
ALLERGY = r"allerg|intoleran"


def folded(text: str) -> str:
    """Return a text in lower case without accents, for the patterns above."""
    parts = unicodedata.normalize("NFD", text.lower())
    return "".join(char for char in parts if not unicodedata.combining(char))


def fair_kinds(text: str, span: Gold) -> set[str]:
    """Return the kinds that may be reported for a labelled span: its own and those as good."""
    words = folded(text[span.start : span.end])
    kinds = {span.kind}
    for pattern, *pair in ALTERNATIVES:
        if span.kind in pair and re.search(pattern, words):
            kinds.update(pair)
    return kinds


def is_optional(text: str, span: Reported) -> bool:
    """Return whether this span may be reported or not, as one likes."""
    words = folded(text[span.start : span.end])
    return any(span.kind == kind and re.search(pattern, words) for pattern, kind in OPTIONAL)


@dataclass(slots=True)
class Class:
    """The counts of one kind."""

    found: int = 0
    """Labelled spans some reported span answers."""
    missed: int = 0
    """Labelled spans nothing answers."""
    extra: int = 0
    """Reported spans that answer nothing."""
    right_status: int = 0
    """Found spans whose status is the labelled one."""

    @property
    def precision(self) -> float | None:
        """Of what was reported, the share that is so; None where nothing was reported."""
        return share(self.found, self.found + self.extra)

    @property
    def recall(self) -> float | None:
        """Of what is labelled, the share found; None where nothing is labelled."""
        return share(self.found, self.found + self.missed)

    @property
    def status_accuracy(self) -> float | None:
        """Of what was found, the share with the right status; None where nothing was found."""
        return share(self.right_status, self.found)


def share(part: int, whole: int) -> float | None:
    """Return a rounded share, None of nothing."""
    return round(part / whole, 6) if whole else None


@dataclass(frozen=True, slots=True)
class Difference:
    """One disagreement, for whoever improves the recogniser on the tuning half."""

    text: str
    """The invented comment."""
    what: str
    """``missed``, ``extra`` or ``status``."""
    words: str
    """The words of the span."""
    kind: str
    """The labelled kind, the reported one where nothing is labelled."""
    expected: str
    """The labelled status, empty where extra."""
    reported: str
    """The reported status, empty where missed."""


@dataclass(slots=True)
class Score:
    """What a recogniser is worth on some comments."""

    classes: dict[str, Class] = field(default_factory=dict)
    """By labelled kind; an extra span counts with the kind it reports."""
    statuses: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Labelled and reported status of the found spans."""
    lines: int = 0
    """Comments scored."""
    quiet: int = 0
    """Comments with nothing labelled."""
    disturbed: int = 0
    """Quiet comments in which something was reported."""
    differences: list[Difference] = field(default_factory=list)
    """Every disagreement."""

    def of(self, kind: str) -> Class:
        """Return the counts of one kind."""
        return self.classes.setdefault(kind, Class())

    def total(self, kinds: Iterable[str] | None = None) -> Class:
        """Return the counts over all kinds, or over some."""
        chosen = [self.of(kind) for kind in kinds] if kinds is not None else list(self.classes.values())
        return Class(
            *(sum(getattr(one, name) for one in chosen) for name in ("found", "missed", "extra", "right_status"))
        )

    def table(self) -> str:
        """Return the figures as text."""
        head = f"{'class':20}{'labelled':>9}{'precision':>11}{'recall':>9}{'status':>9}"
        rows = [(kind, self.classes[kind]) for kind in sorted(self.classes)]
        rows.append(("all", self.total()))
        lines = [head]
        for kind, one in rows:
            figures = (one.precision, one.recall, one.status_accuracy)
            shown = ("-" if figure is None else f"{figure:.3f}" for figure in figures)
            lines.append("{:20}{:9}{:>11}{:>9}{:>9}".format(kind, one.found + one.missed, *shown))
        lines.append(f"quiet comments disturbed: {self.disturbed} of {self.quiet}; comments: {self.lines}")
        return "\n".join(lines)


def comments(half: str = "tune") -> list[Labelled]:
    """Return the labelled comments of one half, or of a later part."""
    lines = (FOLDER / f"{half}.jsonl").read_text(encoding="utf-8").split("\n")
    rows = (json.loads(line) for line in lines if line)
    return [(row["text"], tuple(Gold(**span) for span in row["spans"])) for row in rows]


def scored(recognise: Recogniser, labelled: Iterable[Labelled]) -> Score:
    """Score a recogniser on labelled comments."""
    score = Score()
    for text, gold in labelled:
        score.lines += 1
        heard = list(recognise(text))
        _add(score, text, gold, heard)
        if not gold:
            score.quiet += 1
            score.disturbed += any(not is_optional(text, span) for span in heard)
    return score


def _add(score: Score, text: str, gold: tuple[Gold, ...], heard: list[Reported]) -> None:
    answers = dict(matches(text, gold, heard))
    for index, span in enumerate(gold):
        words = text[span.start : span.end]
        if index in answers:
            status = heard[answers[index]].status
            score.of(span.kind).found += 1
            score.of(span.kind).right_status += status == span.status
            score.statuses[span.status, status] += 1
            if status != span.status:
                score.differences.append(Difference(text, "status", words, span.kind, span.status, status))
        elif not is_optional(text, span):
            score.of(span.kind).missed += 1
            score.differences.append(Difference(text, "missed", words, span.kind, span.status, ""))
    taken = set(answers.values())
    for index, other in enumerate(heard):
        if index not in taken and not is_optional(text, other) and not _is_double(text, other, gold, set(answers)):
            score.of(other.kind).extra += 1
            words = text[other.start : other.end]
            score.differences.append(Difference(text, "extra", words, other.kind, "", other.status))


def matches(text: str, gold: tuple[Gold, ...], heard: list[Reported]) -> Iterator[tuple[int, int]]:
    """Yield indices, labelled and reported, of spans that answer each other: own kind first, then widest overlap."""
    pairs = sorted(
        (other.kind != span.kind, -overlap(span, other), mine, theirs)
        for mine, span in enumerate(gold)
        for theirs, other in enumerate(heard)
        if overlap(span, other) > 0 and other.kind in fair_kinds(text, span)
    )
    used_gold: set[int] = set()
    used_heard: set[int] = set()
    for _, _, mine, theirs in pairs:
        if mine not in used_gold and theirs not in used_heard:
            used_gold.add(mine)
            used_heard.add(theirs)
            yield mine, theirs


def overlap(one: Reported, other: Reported) -> int:
    """Return how many characters two spans share."""
    return min(one.end, other.end) - max(one.start, other.start)


def _is_double(text: str, other: Reported, gold: tuple[Gold, ...], found: set[int]) -> bool:
    """A fact cut in two, told under both its fair kinds, or the drug inside an allergy, is told once and not wrong."""
    for index, span in enumerate(gold):
        if index in found and overlap(span, other) > 0:
            in_allergy = other.kind == "health.drug" and re.search(ALLERGY, folded(text[span.start : span.end]))
            if other.kind in fair_kinds(text, span) or in_allergy:
                return True
    return False
