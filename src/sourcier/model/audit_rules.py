"""What a rule of the audit says of itself, once for all its findings: facts hold codes and numbers only."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule's own words: msgids, put into the reader's language by views."""

    id: str
    """Such as ``SRC101-anonymous-access``: stable for ever."""
    title: str
    """What is wrong, in a few words."""
    risk: str
    """Why it matters: one or two sentences."""
    duties: tuple[str, ...]
    """Articles that ask for better."""
    severity: str
    """The usual one; what lies there may raise or lower it."""
    confidence: float
    """The usual one: 0 to 1, apart from severity."""
    says: Mapping[str, str]
    """Codes of `Finding.why`, `remedy` and `check` to sentences, which may name numbers and dates."""

    @property
    def number(self) -> str:
        """The part of the id that never changes, such as ``SRC101``."""
        return self.id.partition("-")[0]

    @property
    def page(self) -> str:
        """The section of the page on the audit that explains it."""
        return self.id.lower()


Rulebook = Mapping[str, RuleText]
"""Id to what the rule says."""
