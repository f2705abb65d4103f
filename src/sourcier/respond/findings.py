"""What a response wants said first: what it rests on, and what nobody answers for."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from sourcier.model.facts import Finding

from .affair import Affair
from .deadlines import clock_of
from .population import NOWHERE


def findings_of(affair: Affair) -> tuple[Finding, ...]:
    """Return the findings, what weakens everything first."""
    return (*_incomplete(affair), *_unanswered(affair), *_clocks(affair, affair.zone))


def _incomplete(affair: Affair) -> Iterator[Finding]:
    if not affair.examination.complete:
        unread = sum(bool(one.unread) for one in affair.examination.evidence)
        yield Finding("response_incomplete", {"pieces": unread}, "strong", "evidence_unread", ("examination",))


def _unanswered(affair: Affair) -> Iterator[Finding]:
    rows = affair.population.controller == NOWHERE
    count = int(rows.sum())
    if count:
        people = len(affair.population.of_person(rows))
        yield Finding("rows_of_no_controller", {"rows": count, "people": people}, "strong", "manifest", ("manifest",))


def _clocks(affair: Affair, zone: ZoneInfo) -> Iterator[Finding]:
    for party in affair.asked:
        clock = clock_of(affair.manifest, party, zone, affair.now)
        source = (f"manifest: party {party.id}",)
        if clock.began is None:
            yield Finding("clock_not_started", {"party": party.id}, "strong", "manifest", source)
        elif clock.twice:
            yield Finding("aware_twice", {"party": party.id}, "moderate", "manifest", source)
        elif not clock.began.exact:
            yield Finding("hour_not_told", {"party": party.id}, "moderate", "manifest", source)
