"""An extract that is kept past the day by which it was to be gone."""

from collections.abc import Iterator
from datetime import date

from sourcier.audit.personal import NONE, grade_of
from sourcier.audit.places import is_base
from sourcier.audit.rule import LESS_LIKELY, SURE, Hit, Place, Rule, by_grade, step
from sourcier.locale import mark as _
from sourcier.model.audit import HIGH, LOW, MEDIUM, SEVERITIES, VERY_HIGH
from sourcier.model.audit_rules import RuleText
from sourcier.model.audit_seen import ThingSeen

_BY_DAYS = ((7, LOW), (30, MEDIUM), (90, HIGH))
"""Days past, and the severity up to there: as `handout due` has it."""


def _things(thing: ThingSeen, place: Place) -> Iterator[Hit]:
    own = thing.delete_by if thing.copy or not is_base(place.target) else None
    until = own or place.target.delete_by
    grade = grade_of(thing)
    known = grade != NONE or thing.copy or (thing.encrypted and thing.encrypted != "inventory")
    if until is None or until >= place.on or not known or thing.link:
        return
    days = (date.fromisoformat(place.on) - date.fromisoformat(until)).days
    late = next((severity for most, severity in _BY_DAYS if days <= most), VERY_HIGH)
    least = by_grade(grade, simple=LOW, grave=MEDIUM, sensitive=HIGH)
    why = [step("past", n=days, date=until)]
    if thing.copy:
        why.append(step("copy", copy=thing.copy))
    confidence = SURE if thing.copy or grade != NONE else LESS_LIKELY
    yield Hit(max(late, least, key=SEVERITIES.index), confidence, tuple(why))


RULE = Rule(
    RuleText(
        id="SRC204-kept-past-delete-by",
        title=_("Kept past its day"),
        risk=_("A copy nobody needs any more can only do harm. What is not there cannot leak."),
        duties=("GDPR 5(1)(e)", "GDPR 28(3)(g)"),
        severity=HIGH,
        confidence=SURE,
        says={
            "past": _("It was to be gone by %(date)s; days past: %(n)s."),
            "copy": _("It is copy %(copy)s of the register."),
            "delete": _("Delete it, its backups and whatever was made of it; write down who did, when and how."),
            "enter": _("Enter that in the register: sourcier handout deleted COPY --proof FILE."),
            "renew": _("If it is still needed, let the controller sign a new order first: sourcier handout renew."),
            "ask_due": _("sourcier handout due lists it no more."),
            "run_again": _("Run the audit again: the finding is gone."),
        },
    ),
    remedy=("delete", "enter", "renew"),
    check=("ask_due", "run_again"),
    things=_things,
)  # fmt: skip
