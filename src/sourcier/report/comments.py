"""What comments say, gathered over all columns of free text: one line per kind, with how it is said."""

from dataclasses import dataclass

from sourcier.locale import mark as _
from sourcier.model.facts import Also, Examination

from .masking import is_hidden
from .overview import total

STATUSES = ("asserted", "negated", "family", "question", "past")
HEALTH, PERSONAL, IDENTIFIER = "health", "personal", "identifier"
GROUPS = {
    HEALTH: _("Health: GDPR art. 9"),
    PERSONAL: _("Other things that can harm: origin, beliefs, intimate life, protection, debts, violence"),
    IDENTIFIER: _("Identifiers, and people other than the patient"),
}
_IDENTIFIERS = frozenset({"phone", "email", "nir", "person_name", "address"})


@dataclass(frozen=True, slots=True)
class Said:
    """One kind found in comments: rows over all columns, with each status."""

    kind: str
    group: str
    rows: int
    by_status: tuple[int, ...]
    """In the order of `STATUSES`; one row may count under several."""


def said_in_comments(examination: Examination) -> tuple[Said, ...]:
    """Return the kinds found inside free text, groups in order, most rows first.

    Columns are added up: a row whose two comments both speak of a kind counts twice.
    """
    found: dict[str, list[Also]] = {}
    for evidence in examination.evidence:
        for table in evidence.tables:
            for column in table.columns:
                for also in column.also:
                    found.setdefault(also.kind, []).append(also)
    lines = [_line(kind, every) for kind, every in found.items()]
    order = tuple(GROUPS)
    return tuple(sorted(lines, key=lambda line: (order.index(line.group), -line.rows, line.kind)))


def _line(kind: str, every: list[Also]) -> Said:
    by_status = tuple(total(tuple(getattr(also, status) for also in every)) for status in STATUSES)
    return Said(kind, _group(kind), total(tuple(also.rows for also in every)), by_status)


def _group(kind: str) -> str:
    if kind.startswith("health."):
        return HEALTH
    return IDENTIFIER if kind in _IDENTIFIERS else PERSONAL


def most_rows(lines: tuple[Said, ...]) -> int:
    """Return the rows of the commonest kind, hidden ones aside."""
    return max((line.rows for line in lines if not is_hidden(line.rows)), default=0)
