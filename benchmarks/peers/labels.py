"""From a tool's label to the kinds it may mean, generously."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Guess:
    """What a tool said of one column, in our words."""

    kinds: frozenset[str]
    """Any of them counts; empty where the label is none of ours."""
    vague: bool
    """The label promises little (a number, a text): it counts where it fits and is silence where it does not."""

    def best(self, admissible: frozenset[str | None]) -> str | None:
        """The kind that speaks most for the tool; None where it said nothing; ``other`` where it is none of ours."""
        fits = sorted(self.kinds & admissible)
        if fits:
            return fits[0]
        return None if self.vague else (min(self.kinds) if self.kinds else "other")


def guesses(peer: str, labels: list[str]) -> list[Guess]:
    """One guess per column; a label that `labels.toml` does not list is a wrong one."""
    known = _table()[peer]
    return [_guess(known["vague"], known["means"], label) for label in labels]


def _guess(vague: dict[str, str], means: dict[str, str], label: str) -> Guess:
    if label in vague or not label:
        return Guess(frozenset(vague.get(label, "").split()), vague=True)
    return Guess(frozenset(means.get(label, "").split()), vague=False)


@cache
def _table() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(Path(__file__).with_name("labels.toml").read_text("utf-8"))
