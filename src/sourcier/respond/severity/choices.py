"""What people settled about severity: a decision on one factor outweighs the rule, and is named."""

from collections.abc import Iterable
from dataclasses import dataclass

from sourcier.model.decisions import SeverityChoice
from sourcier.model.errors import WrongUse
from sourcier.model.message import Message
from sourcier.model.severity import VALUES

from .context import SORTS


class FactorUnreadable(WrongUse):
    """A decision written by hand sets a factor to what it cannot be."""

    code = "E506"

    def __init__(self, choice: SeverityChoice) -> None:
        super().__init__(
            Message("The decision %(id)s sets a factor of the severity to what it cannot be.", {"id": choice.id}),
            Message("Nothing was computed, and no decision was lost."),
            Message(
                "Correct it in decisions.toml: factor is one of %(factors)s; sort one of %(sorts)s, or empty.",
                {
                    "factors": ", ".join(f"{name} ({' '.join(of)})" for name, of in VALUES.items()),
                    "sorts": " ".join(SORTS),
                },
            ),
        )


def checked(choices: Iterable[SeverityChoice]) -> None:
    """Refuse decisions that cannot mean anything. Raises FactorUnreadable."""
    for choice in choices:
        if choice.value not in VALUES.get(choice.factor, ()) or choice.sort not in {"", *SORTS}:
            raise FactorUnreadable(choice)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The decisions that speak of one party."""

    choices: tuple[SeverityChoice, ...]

    def of(self, factor: str, sorts: Iterable[str]) -> SeverityChoice | None:
        """Return the last decision on a factor for people with these sorts; one for a sort comes before one for all."""
        have = set(sorts)
        fitting = [choice for choice in self.choices if choice.factor == factor and (choice.sort in have or not
                   choice.sort)]  # fmt: skip
        return max(enumerate(fitting), key=lambda each: (bool(each[1].sort), each[0]), default=(0, None))[1]


def chosen_for(party: str, choices: Iterable[SeverityChoice]) -> Chosen:
    """Return the decisions for a party; those for it come after those for all."""
    every = tuple(choices)
    return Chosen((*(c for c in every if not c.party), *(c for c in every if c.party == party)))
