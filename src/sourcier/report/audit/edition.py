"""An audit as it may be shared: small counts hidden, places and addresses replaced by references that stay the same."""

from dataclasses import replace

from sourcier.model.audit import AuditFacts, Finding, Step, TargetFacts
from sourcier.model.audit_history import AuditChanges, PastFinding
from sourcier.model.audit_seen import Looked, PeopleSeen
from sourcier.report.masking import SMALL, WITHHELD, alone, is_small

_COUNTS = frozenset({"n"})
_OF_PEOPLE = frozenset(
    {
        "rows", "people", "in_clear", "no_mark", "rows_over", "rows_too_early", "rows_too_late", "rows_other_labs",
        "things_open", "people_in_it",
    }
)  # fmt: skip
"""Reasons whose number counts rows, people or files of them; of accounts, days and columns there may be few."""
_SIGNS = 8


def audit_edition(facts: AuditFacts, edition: str) -> AuditFacts:
    """Return the facts of an edition. ValueError where there is none of that name."""
    if edition == "exact":
        return facts
    if edition != "shareable":
        message = f"no edition {edition!r}"
        raise ValueError(message)
    return replace(
        facts,
        findings=tuple(map(_finding, facts.findings)),
        targets=tuple(map(_target, facts.targets)),
        changes=_changes(facts.changes),
    )


def place(where: str, fingerprint: str) -> str:
    """Return a reference for a place: the same in every run, and nothing of its name."""
    return f"place-{fingerprint[:_SIGNS]}" if where else ""


def _finding(one: Finding) -> Finding:
    return replace(
        one,
        where=place(one.where, one.fingerprint),
        people=_people(one.people),
        why=tuple(map(_step, one.why)),
        looked=_looked(one.looked),
    )


def _people(people: PeopleSeen | None) -> PeopleSeen | None:
    if people is None or not any(map(is_small, (people.low, people.best, people.high))):
        return people
    return replace(people, low=SMALL, best=SMALL if is_small(people.best) else WITHHELD, high=WITHHELD)


def _step(step: Step) -> Step:
    if step.code not in _OF_PEOPLE:
        return step
    hidden = {
        name: alone(value) if name in _COUNTS and isinstance(value, int) else value
        for name, value in step.params.items()
    }
    return Step(step.code, hidden)


def _looked(looked: Looked | None) -> Looked | None:
    if looked is None:
        return None
    rows = looked.rows_in_all
    return replace(looked, rows=alone(looked.rows), rows_in_all=alone(rows) if rows is not None else None)


def _target(one: TargetFacts) -> TargetFacts:
    unread = tuple(replace(each, example="") for each in one.unread)
    return replace(one, address="", unread=unread, with_people=alone(one.with_people))


def _changes(changes: AuditChanges | None) -> AuditChanges | None:
    if changes is None:
        return None
    return replace(changes, gone=tuple(map(_past, changes.gone)))


def _past(one: PastFinding) -> PastFinding:
    people = alone(one.people) if one.people is not None else None
    return replace(one, where=place(one.where, one.fingerprint), people=people)
