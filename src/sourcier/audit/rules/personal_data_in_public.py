"""A file with personal data where anyone can take it."""

from collections.abc import Iterator

from sourcier.audit.personal import NONE, grade_of, sure
from sourcier.audit.places import is_open, undeclared
from sourcier.audit.rule import LESS_LIKELY, LIKELY, SURE, Hit, Place, Rule, by_grade, step
from sourcier.locale import mark as _
from sourcier.model.audit import HIGH, VERY_HIGH
from sourcier.model.audit_rules import RuleText
from sourcier.model.audit_seen import ThingSeen


def _things(thing: ThingSeen, place: Place) -> Iterator[Hit]:
    grade = grade_of(thing)
    if grade == NONE or not is_open(thing, place):
        return
    if place.target.public and not undeclared(sure(thing.kinds), place.target):
        return
    taken = bool(thing.anonymous)
    why = step("taken") if taken else step("in_public_area")
    severity = by_grade(grade, simple=HIGH, grave=VERY_HIGH)
    yield Hit(severity, SURE if taken else LIKELY if thing.in_web_root else LESS_LIKELY, (why,))


RULE = Rule(
    RuleText(
        id="SRC201-personal-data-in-public",
        title=_("Personal data open to anyone"),
        risk=_("What anyone can take counts as taken until a log shows that nobody did."),
        duties=("GDPR 5(1)(f)", "GDPR 32", "GDPR 33"),
        severity=VERY_HIGH,
        confidence=SURE,
        says={
            "taken": _("It can be taken without a login."),
            "in_public_area": _("It lies where everybody may come."),
            "take_away": _("Move it now to a place with a login; delete what lies there, caches and older versions "
                           "too."),
            "see_log": _("See in the log of access who took it since it was put there, and keep that log."),
            "tell_controller": _("Tell the controller without delay: the 72 hours of GDPR art. 33 may be running."),
            "find_how": _("Find out how it came there, and close that way (a script, a share, a mail)."),
            "try_address": _("Open its address without a login, from outside: it must be refused."),
            "run_again": _("Run the audit again: the finding is gone."),
        },
    ),
    remedy=("take_away", "see_log", "tell_controller", "find_how"),
    check=("try_address", "run_again"),
    things=_things,
)  # fmt: skip
