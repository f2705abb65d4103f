"""How a tool's words about a tree are judged: by file, and kindly."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from audit_tree import Item


@dataclass(frozen=True)
class Report:
    """What came of one tool."""

    found: Mapping[str, float]
    """Path inside the tree to how strongly it was flagged; what is not named was not flagged."""
    cpu: float
    """Seconds of all its processes."""
    read: frozenset[str]
    """Paths it was given: it is judged on these alone."""
    bytes: int
    """Of these, as far as it was given them."""
    note: str = ""


@dataclass(frozen=True)
class Score:
    """A tool's figures at one threshold."""

    claimed: int
    """Exposures among the files it was given that are of the sort it claims to find."""
    hits: int
    decoys: int
    false_decoys: int
    neutral: int
    false_neutral: int
    threshold: float

    @property
    def recall(self) -> float:
        """Share of the exposures that were flagged."""
        return self.hits / self.claimed if self.claimed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        wrong = self.false_decoys + self.false_neutral
        return 2 * self.hits / (self.claimed + self.hits + wrong) if self.hits else 0.0


def score(report: Report, items: list[Item], *, passwords: bool = False) -> Score:
    """At the threshold that is kindest to the tool."""
    strengths = sorted({0.0, *(report.found[path] - 1e-9 for path in report.found)})
    steps = strengths[:: max(len(strengths) // 60, 1)]
    return max((_at(report, items, each, passwords) for each in steps), key=lambda one: one.f1)


def _at(report: Report, items: list[Item], threshold: float, passwords: bool) -> Score:  # noqa: FBT001  # handed on
    counts: Counter[tuple[str, bool]] = Counter()
    for item in items:
        if item.path not in report.read:
            continue
        if item.what == "exposure" and passwords and not (item.planted and item.planted.passwords):
            continue
        counts[item.what, report.found.get(item.path, -1.0) > threshold] += 1
    all_of = {what: counts[what, True] + counts[what, False] for what in ("exposure", "decoy", "neutral")}
    return Score(
        all_of["exposure"], counts["exposure", True], all_of["decoy"], counts["decoy", True], all_of["neutral"],
        counts["neutral", True], threshold,
    )  # fmt: skip


def misses(report: Report, items: list[Item]) -> tuple[list[Item], list[Item]]:
    """Exposures that were not flagged, and others that were."""
    missed = [item for item in items if item.what == "exposure" and item.path not in report.found]
    false = [item for item in items if item.what != "exposure" and item.path in report.found]
    return missed, false
