"""What can be settled of a severity, and what each factor may be. Source: ENISA 2013, annexes 1 to 3."""

from collections.abc import Mapping

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
