"""A test system that holds what looks like real people. Invented ones are known by values kept for fiction."""

from collections.abc import Iterator

from sourcier.audit.personal import NONE, grade_of
from sourcier.audit.rule import DOUBTFUL, LESS_LIKELY, Hit, Place, Rule, by_grade, step
from sourcier.locale import mark as _
from sourcier.model.audit import HIGH
from sourcier.model.audit_rules import RuleText
from sourcier.model.audit_seen import ThingSeen
from sourcier.model.audit_targets import TEST

_MOSTLY = 0.5
_FEW = 5


def _things(thing: ThingSeen, place: Place) -> Iterator[Hit]:
    if place.target.environment != TEST or thing.encrypted:
        return
    grade = grade_of(thing)
    if grade == NONE or _is_invented(thing):
        return
    many = thing.people.best >= _FEW
    why = step("people", n=thing.people.best) if many else step("looks_real")
    yield Hit(by_grade(grade, sensitive=HIGH), LESS_LIKELY if many else DOUBTFUL, (why,))


def _is_invented(thing: ThingSeen) -> bool:
    """Whether most addresses and numbers that could be are of those kept for fiction."""
    able = [kind for kind in thing.kinds if kind.fictional is not None and kind.rows]
    return bool(able) and all((kind.fictional or 0) > _MOSTLY * kind.rows for kind in able)


RULE = Rule(
    RuleText(
        id="SRC209-real-data-in-test",
        title=_("Real people in a test system"),
        risk=_("Test systems are open to more hands, with fewer locks and no log."),
        duties=("GDPR 5(1)(b)", "GDPR 25", "GDPR 32"),
        severity=HIGH,
        confidence=LESS_LIKELY,
        says={
            "people": _("It looks like %(n)s real people: nothing tells that they are invented."),
            "looks_real": _("It looks like real people: nothing tells that they are invented."),
            "replace": _("Fill the test system with invented people instead (sourcier demo shows how they look), or "
                         "with a few that are masked beyond return."),
            "wipe": _("Wipe the real ones, in backups and on developers' machines too."),
            "forbid": _("Forbid copies of production in writing, and close the way they took."),
            "if_invented": _("If they are invented, accept the finding in the baseline with that reason, and use "
                             "phones and mail addresses that are kept for fiction."),
            "ask_who": _("Ask whoever filled it where the rows come from; nothing of production matches."),
            "run_again": _("Run the audit again: the finding is gone."),
        },
    ),
    remedy=("replace", "wipe", "forbid", "if_invented"),
    check=("ask_who", "run_again"),
    things=_things,
)  # fmt: skip
