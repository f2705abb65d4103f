"""An export that bears no mark of the register: if it leaks, nobody can say which copy it was."""

from collections.abc import Iterator

from sourcier.audit.personal import NONE, grade_of
from sourcier.audit.places import is_file
from sourcier.audit.rule import LESS_LIKELY, LIKELY, Hit, Place, Rule, by_grade, step
from sourcier.locale import mark as _
from sourcier.model.audit import LOW, MEDIUM
from sourcier.model.audit_rules import RuleText
from sourcier.model.audit_seen import ThingSeen

_FEW = 30
"""Rows under which marks are not to be expected: a few rows bear none that can be read."""


def _things(thing: ThingSeen, place: Place) -> Iterator[Hit]:
    handed = thing.sort == "export" or thing.order is not None
    if thing.marked is not False or thing.copy or thing.encrypted or not handed or not is_file(thing, place):
        return
    grade = grade_of(thing)
    if grade == NONE or thing.looked.rows < _FEW:
        return
    severity = by_grade(grade, simple=LOW, grave=MEDIUM, sensitive=MEDIUM)
    yield Hit(severity, LIKELY if thing.looked.whole else LESS_LIKELY, (step("no_mark", n=thing.looked.rows),))


RULE = Rule(
    RuleText(
        id="SRC206-unmarked-export",
        title=_("Export without mark"),
        risk=_("If it leaks, all who ever had a copy are under suspicion, and the source stays unknown."),
        duties=("GDPR 24", "GDPR 32"),
        severity=MEDIUM,
        confidence=LIKELY,
        says={
            "no_mark": _("No mark of the register in %(n)s rows."),
            "not_in_register": _("The register does not know this file."),
            "hand_out": _("Hand it out anew with sourcier handout make: the copy is marked, encrypted and entered."),
            "delete_old": _("Delete the unmarked one and ask those who have it to do the same."),
            "find_mark": _("sourcier marks find FILE --register DIR --key FILE names the new copy."),
            "run_again": _("Run the audit again: the finding is gone."),
        },
    ),
    remedy=("hand_out", "delete_old"),
    check=("find_mark", "run_again"),
    things=_things,
)  # fmt: skip
