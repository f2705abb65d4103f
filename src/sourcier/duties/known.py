"""All that duties are held against: what people wrote, what the trace computed, what the leak itself shows."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sourcier.model.facts import Examination, Month
from sourcier.model.hypotheses import Hypothesis
from sourcier.model.parties import Manifest
from sourcier.model.scope import Scope
from sourcier.model.trace import Containment

_HEALTH = "health"
_FREE_TEXT, _PASSWORD = "free_text", "password"


@dataclass(frozen=True, slots=True)
class Leak:
    """What the file alone shows."""

    health: bool = True
    """Whether it says something of people's health, as whatever a laboratory keeps does."""
    health_text: int = 0
    """Rows in which free text states something of the patient's health."""
    passwords: tuple[int, ...] = ()
    """Columns, numbered through all tables, that hold passwords in clear."""
    months: tuple[Month, ...] = ()
    first: str | None = None


@dataclass(frozen=True)
class Known:
    """Everything known of one affair. No slots: what is asked over and over is reckoned once."""

    manifest: Manifest
    containment: tuple[Containment, ...] = ()
    scope: tuple[Scope, ...] = ()
    hypotheses: tuple[Hypothesis, ...] = ()
    labs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Per party, its laboratories as facts call them."""
    leak: Leak = field(default_factory=Leak)

    @cached_property
    def compared(self) -> Mapping[str, tuple[Containment, ...]]:
        """Per holding, what was compared of it, segment by segment."""
        found: defaultdict[str, list[Containment]] = defaultdict(list)
        for one in self.containment:
            found[one.holding].append(one)
        return {holding: tuple(every) for holding, every in found.items()}

    @cached_property
    def shared(self) -> Mapping[str, Counter[str]]:
        """Per holding and laboratory of the leak, the rows that stand in both."""
        found: dict[str, Counter[str]] = {}
        for one in self.containment:
            found.setdefault(one.holding, Counter()).update({lab.lab: lab.shared for lab in one.by_lab})
        return found


def leak_of(examination: Examination) -> Leak:
    """Return what an examination says that duties need."""
    columns = [column for piece in examination.evidence for table in piece.tables for column in table.columns]
    stated = [
        also.asserted + also.past for c in columns if c.kind == _FREE_TEXT for also in c.also if _is_health(also.kind)
    ]
    return Leak(
        health=any(one.category == _HEALTH and one.rows for one in examination.categories) or bool(examination.labs),
        health_text=max(stated, default=0),
        passwords=tuple(place for place, column in enumerate(columns) if column.kind == _PASSWORD and column.filled),
        months=examination.period.months,
        first=examination.period.first,
    )


def _is_health(kind: str) -> bool:
    return kind.partition(".")[0] == _HEALTH
