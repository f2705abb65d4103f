"""How severe a leak is for whom, and what of it can be settled. Source: ENISA 2013, annexes 1 to 3."""

from collections.abc import Mapping
from dataclasses import dataclass

VALUES: Mapping[str, tuple[str, ...]] = {
    "dpc": ("1", "2", "3", "4"),
    "ei": ("0.25", "0.5", "0.75", "1"),
    "confidentiality": ("0", "0.25", "0.5"),
    "integrity": ("0", "0.25", "0.5"),
    "availability": ("0", "0.25", "0.5"),
    "malicious": ("0", "0.5"),
    "unintelligible": ("0", "1"),
}
"""Factor to the values it can have, as people write them."""
EXCEPTIONS = ("none", "no_high_risk", "34_3_a", "34_3_b", "34_3_c")
"""Why people are not told: GDPR art. 34(1), (3)(a) to (c); ``none``: they are."""


@dataclass(frozen=True, slots=True)
class Why:
    """One reason of one factor of a severity."""

    factor: str
    """``dpc``, ``ei`` or ``cb``."""
    code: str
    """Such as ``health_comment``, ``name_and_number``, ``malicious``."""
    value: float
    """What it makes the factor, or adds to it."""
    source: str
    """Where the rule stands, such as ``ENISA 2013, annex 1``."""
    decision: str = ""
    """Id of the decision that set it; empty where the rule did."""
    held: int = 0
    """People of the group it is true of."""


@dataclass(frozen=True, slots=True)
class Group:
    """People of one controller who share the same sorts of data: their risk is one."""

    party: str
    kinds: tuple[str, ...]
    """Sorts of data that each of them has in the leak: ``identity``, ``nir``, ``blood_group``, ``health_comment``,
    ``password`` ... in a fixed order."""
    people: int
    dpc: float
    ei: float
    cb: float
    se: float
    """DPC x EI + CB."""
    band: str
    """``low``, ``medium``, ``high`` or ``very_high``."""
    why: tuple[Why, ...]
    low: float = 0.0
    """The score by the mildest reading of the rule."""
    high: float = 0.0
    """The score by the strictest reading of the rule."""


@dataclass(frozen=True, slots=True)
class Overall:
    """The severity of one controller's part: that of its worst group."""

    party: str
    people: int
    """People of all its groups."""
    se: float
    band: str
    flags: tuple[str, ...] = ()
    """Beside the score: ``over_100_people``, ``unintelligible``."""
    high_risk: int = 0
    """People in groups whose band is high or very high."""


@dataclass(frozen=True, slots=True)
class Severity:
    """By ENISA 2013, a presumption: every factor can be set by a decision."""

    groups: tuple[Group, ...]
    """Worst first; of one score, those with most people first."""
    overall: Overall
    """Of all that was asked about."""
    parties: tuple[Overall, ...] = ()
