"""What an examination missed: a random sample judged by people, and the exact bounds that follow from it.

The sheet is what was drawn and judged: places and answers, no value. The facts are what follows from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .facts import Input

SCHEMA = "https://sourcier.example/schemas/check-1.json"


@dataclass(frozen=True, slots=True)
class Population:
    """What one part of the sample was drawn from."""

    part: str
    """``unknown_column``, ``silent_comment``, ``marked_comment`` (something else was found in it), ``rejected``;
    ``column_kind`` or ``comment_kind`` where something was found."""
    kind: str
    """The kind that was found; empty where nothing was."""
    size: int
    """Cells, comments or rejected rows."""
    drawn: int


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to judge, by its place."""

    population: int
    """Index into the sheet's populations."""
    evidence: int
    table: int
    """Place among the evidence's tables; -1 for a rejected row."""
    column: int
    """Column, from 0; -1 for a rejected row."""
    row: int
    """Row of the table as stored, from 0; for a rejected row, its place among them."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one reader said of one item."""

    item: int
    reader: int
    """Index into the sheet's readers."""
    answer: str
    """``right`` or ``wrong`` of something found; ``nothing`` or ``missed`` of nothing found; ``unsure`` of both."""
    kind: str = ""
    """What was missed, where the reader said it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sample, and what readers said of it."""

    examination: str
    """SHA-256 of the facts it was drawn from."""
    seed: int
    sample: int
    populations: tuple[Population, ...]
    items: tuple[Item, ...]
    readers: tuple[str, ...] = ()
    """Who judged. Each reads blind: without the others' answers."""
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """A share with its exact interval (Clopper and Pearson, Biometrika 26, 1934)."""

    held: int
    of: int
    low: float
    high: float
    """Two-sided, 95 %."""
    at_most: float
    """One-sided upper bound, 95 %."""
    at_least: float
    """One-sided lower bound, 95 %."""


@dataclass(frozen=True, slots=True)
class Missed:
    """How much was missed where nothing was found."""

    part: str
    population: int
    rate: Share
    """Items in which a reader saw something, of those judged; an unsure answer counts as one."""
    unsure: int
    kinds: Mapping[str, int]
    """What was missed, where readers said it."""


@dataclass(frozen=True, slots=True)
class Exactness:
    """How right and how complete one kind is."""

    kind: str
    part: str
    population: int
    precision: Share
    """Items that are what they were called, of those judged; an unsure answer counts as none."""
    recall_low: float
    """Lower bound of the share found of all there is: all bounds at once, 95 % (Bonferroni)."""
    recall_high: float
    recall_known: bool
    """Whether every population in which it could have been missed was sampled."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two readers who judged blind agree."""

    both: int
    """Items both judged."""
    agreed: int
    kappa: float
    """Cohen's kappa (Educational and Psychological Measurement 20, 1960); 1 where there is nothing to differ about."""


@dataclass(frozen=True, slots=True)
class Check:
    """Everything `sourcier check` states."""

    schema: str
    version: str
    settings: Mapping[str, str | int | float | bool | None]
    inputs: tuple[Input, ...]
    complete: bool
    """Whether every item drawn was judged by every reader."""
    readers: int
    drawn: int
    judged: int
    missed: tuple[Missed, ...]
    kinds: tuple[Exactness, ...]
    agreement: tuple[Agreement, ...]
    """One where two readers judged, else none."""
