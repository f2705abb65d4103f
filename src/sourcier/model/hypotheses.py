"""Stories of how a segment of the leak came about, and how strongly the facts speak for each.

Ratios are of stories, never of rows or persons. A ratio says how much likelier the facts are if the story is true than
if one of the others is; only with a prior does it become a probability.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

ONE_HOLDING, SEVERAL, COMMON_SUPPLIER, CHAIN, FABRICATED, NONE_OF_THESE = (
    "one_holding",
    "several",
    "common_supplier",
    "chain",
    "fabricated",
    "none_of_these",
)
STORIES = (ONE_HOLDING, SEVERAL, COMMON_SUPPLIER, CHAIN, FABRICATED, NONE_OF_THESE)
STRENGTHS = ("neutral", "weak", "moderate", "moderately_strong", "strong", "very_strong", "extremely_strong")
"""The verbal scale of ENFSI (2015) for ratios from 1, 2, 10, 100, 1,000, 10,000, 1,000,000; ``_against`` is added
where the inverse of the ratio is meant."""
TERMS = (
    "rows_explained",
    "same_days",
    "size",
    "coverage",
    "last_visits",
    "values",
    "columns",
    "authenticity",
    "copied_from",
)
"""What speaks: rows that stand there; last visits that agree; how much of it leaked; how evenly over laboratories; last
visits of laboratories against the day of the copy; values older or newer than the leak's; columns it has not; whether
the file looks like a true export; one holding that lies wholly in another."""


@dataclass(frozen=True, slots=True)
class Explained:
    """The share of the segment's rows that a story explains."""

    low: float
    """Exact, 95 %."""
    best: float
    """As counted."""
    high: float
    """Upper end."""
    rows: int = 0
    """Of the segment, less those that chance would give."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that speaks for or against a story."""

    code: str
    """One of `TERMS`."""
    log10: float
    """By how much it moves the story's ratio against its strongest rival (`runner_up`), all laboratories together;
    positive speaks for it. After calibration, before the cap."""
    numbers: Mapping[str, str | int | float]
    """The counts it rests on, such as ``rows``, ``of``, ``labs``, ``of_labs``, ``share``, ``low``, ``high``."""


@dataclass(frozen=True, slots=True)
class AskNext:
    """What would tell the two best stories apart soonest."""

    code: str
    """``inventory`` (of a holding nobody could get yet, or of a party that gave none), ``migration_date``,
    ``dated_inventory`` (one that says when each person was last seen), ``whole_inventory`` (one read to its end),
    ``order_or_register`` (of exports, where two holdings are alike)."""
    subject: str
    """Id of the holding, or the label of the laboratory, it is about; a party's id where it has no holding."""
    party: str
    """Whom to ask; empty where nobody is named."""
    gain: float
    """Expected gain: bits by which it is expected to tell between the two, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One story about one segment."""

    id: str
    """``one_holding:<id>``, ``several:<id,id>``, ``common_supplier:<party>``, ``chain:<id,id>`` (the last one leaked,
    the first is where that one had it from), ``fabricated`` or ``none_of_these``."""
    story: str
    """One of `STORIES`."""
    segment: int
    """Of the examination's composition, from 0."""
    holdings: tuple[str, ...]
    """Ids of the holdings it is about."""
    parties: tuple[str, ...]
    """Whose holdings, each once."""
    log10_lr: float
    """Of the ratio: this story (and those tied with it) against all others, weighed by their priors; within the cap."""
    capped: bool
    """Whether the ratio lies beyond the cap: then it is "at least", or below 1 "at most"."""
    strength: str
    """One of `STRENGTHS`, or one with ``_against``."""
    prior: float
    """Equal for each sort of story, and within a sort for each of its stories."""
    posterior: float
    """At that prior, over the stories of this segment; within the cap."""
    explained: Explained | None
    """None where a story makes no statement about rows of holdings."""
    tied: tuple[str, ...]
    """Ids of stories that the facts cannot tell from this one."""
    for_: tuple[Term, ...]
    """What speaks for it, strongest first."""
    against: tuple[Term, ...]
    """What speaks against it, strongest first."""
    weakest: str
    """The term without which the ratio would fall most, or ``lab`` (one laboratory left out), ``migration_dates`` or
    ``prior``."""
    without: float
    """The ratio's log10 without it, within the cap."""
    weakest_lab: str = ""
    """The laboratory, where `weakest` is ``lab``."""
    runner_up: str = ""
    """Id of the strongest rival that is not tied."""
    ask_next: AskNext | None = None
    """The same for the two best stories; None elsewhere and where nothing could tell them apart."""
    prior_yours: float | None = None
    """The prior that people handed in; None where there was none."""
    posterior_yours: float | None = None
    """At theirs."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """How the stories of one segment were weighed."""

    segment: int
    """Of the examination's composition, from 0."""
    rows: int
    """Of the segment."""
    labs: int
    """Laboratories, each of which counts as one block however many rows it has."""
    holdings: int
    """Those that were compared."""
    dated: float
    """Share of the rows with a last visit."""
    cap: float
    """The largest ratio that is reported."""
    cap_why: tuple[str, ...]
    """Codes: ``simulated`` (as far as the simulations reach), ``no_dates``, ``off_grid`` (no simulations of this size),
    ``few_rows``, ``holdings_incomplete``."""
    calibration: str
    """Which table of simulations was used, such as ``rows 300, labs 8, dates``; empty where none fits."""
    slope: float
    """Mean of `weights`: 1 would be taking log-likelihoods at their word."""
    priors: str = "equal"
    """``equal``, or ``yours`` where people handed in theirs too."""
    weights: Mapping[str, float] = field(default_factory=dict)
    """What the log-likelihood of each of `TERMS` was multiplied by, as simulations of such cases taught."""
