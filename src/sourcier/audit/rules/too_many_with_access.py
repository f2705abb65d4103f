"""More accounts that may read than the owner says are needed, or more masters than a server wants."""

from collections.abc import Iterator

from sourcier.audit.personal import NONE, grade_of
from sourcier.audit.rule import DOUBTFUL, LIKELY, SURE, Hit, Place, Rule, by_grade, step
from sourcier.locale import mark as _
from sourcier.model.audit import HIGH, LOW, MEDIUM, Step
from sourcier.model.audit_rules import RuleText
from sourcier.model.audit_seen import ServerSeen, ThingSeen

_MASTERS = 3
"""Accounts with every right, beyond which nobody watches them."""


def _servers(server: ServerSeen, place: Place) -> Iterator[Hit]:
    most, readers = place.target.most_readers, server.readers
    severity = by_grade(place.held.grade, sensitive=HIGH)
    if most is not None and readers is not None and readers > most:
        yield _hit(severity, SURE, place, step("over", n=readers, most=most))
    elif server.superusers is not None and server.superusers > _MASTERS:
        yield _hit(LOW if severity == LOW else MEDIUM, DOUBTFUL, place, step("masters", n=server.superusers))


def _hit(severity: str, confidence: float, place: Place, why: Step) -> Hit:
    return Hit(severity, confidence, (why,), kinds=place.held.kinds, people=place.held.people)


def _things(thing: ThingSeen, place: Place) -> Iterator[Hit]:
    most, readers = place.target.most_readers, thing.readers
    grade = grade_of(thing)
    if most is None or readers is None or readers <= most or grade == NONE:
        return
    yield Hit(by_grade(grade, sensitive=HIGH), LIKELY, (step("over", n=readers, most=most),))


RULE = Rule(
    RuleText(
        id="SRC303-too-many-with-access",
        title=_("Too many with access"),
        risk=_("Each account that may read is a way out; most leaks begin with one that needed less."),
        duties=("GDPR 5(1)(f)", "GDPR 25", "GDPR 32"),
        severity=MEDIUM,
        confidence=LIKELY,
        says={
            "over": _("Accounts that may read it: %(n)s; its owner says %(most)s are needed."),
            "masters": _("Accounts with every right: %(n)s."),
            "list_them": _("List who may read it and why; close accounts of those who left."),
            "least_rights": _("Take rights away from all others; give masters a lesser account for daily work."),
            "regular": _("Go through the list every half year, and keep what was decided."),
            "count_again": _("The list holds no name without a reason."),
            "run_again": _("Run the audit again: the finding is gone."),
        },
    ),
    remedy=("list_them", "least_rights", "regular"),
    check=("count_again", "run_again"),
    servers=_servers,
    things=_things,
)  # fmt: skip
