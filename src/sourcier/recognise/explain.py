"""What is known of a kind: facts for `sourcier explain KIND`."""

from dataclasses import dataclass

from .kind import Kind


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a kind is recognised, and how far that can be trusted."""

    kind: str
    category: str
    rule: str
    """One English sentence, a gettext msgid."""
    chance: float
    """Share of random values of the same shape that pass."""
    needs: float
    """Share of a column's rows that must pass."""
    alone: bool
    """Whether values alone can name it, without header or proof."""
    confused_with: tuple[str, ...]
    headers: tuple[str, ...]
    sources: tuple[str, ...]


def explain_kind(kind: Kind) -> Explanation:
    """Return what is known of the kind."""
    return Explanation(
        kind=kind.name,
        category=str(kind.category),
        rule=kind.rule,
        chance=kind.chance,
        needs=kind.needs,
        alone=kind.distinctive,
        confused_with=kind.confused_with,
        headers=kind.headers,
        sources=kind.sources,
    )
