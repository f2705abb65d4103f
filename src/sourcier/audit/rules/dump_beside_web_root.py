"""A dump or a backup in, or beside, what a web server shows to anyone."""

from collections.abc import Iterator

from sourcier.audit.personal import NONE, grade_of
from sourcier.audit.places import WEB, beside_web_root
from sourcier.audit.rule import LESS_LIKELY, LIKELY, SURE, Hit, Place, Rule, by_grade, step
from sourcier.locale import mark as _
from sourcier.model.audit import HIGH, LOW, SEVERITIES, VERY_HIGH
from sourcier.model.audit_rules import RuleText
from sourcier.model.audit_seen import ThingSeen

_SORTS = frozenset({"dump", "backup"})


def _things(thing: ThingSeen, place: Place) -> Iterator[Hit]:
    inside = thing.in_web_root or (place.target.scheme in WEB and thing.anonymous is not False)
    beside = beside_web_root(thing, place.target)
    if thing.sort not in _SORTS or thing.link or not (inside or beside):
        return
    grade = grade_of(thing)
    looked = thing.looked.rows > 0 or bool(thing.kinds)
    if thing.encrypted:
        severity, confidence = LOW, LIKELY
    elif grade == NONE:
        severity, confidence = (LOW if looked else HIGH), (LIKELY if looked else LESS_LIKELY)
    else:
        severity, confidence = by_grade(grade, simple=HIGH, grave=VERY_HIGH), SURE
    if not inside:
        severity = SEVERITIES[max(0, SEVERITIES.index(severity) - 1)]
    why = [step("in_root" if inside else "beside_root"), step(thing.sort)]
    if not looked and not thing.encrypted:
        why.append(step("not_read"))
    yield Hit(severity, confidence, tuple(why))


RULE = Rule(
    RuleText(
        id="SRC208-dump-beside-web-root",
        title=_("Dump or backup at a web root"),
        risk=_("Machines try the usual names (backup.zip, dump.sql) on every site, every day."),
        duties=("GDPR 5(1)(f)", "GDPR 32"),
        severity=HIGH,
        confidence=LIKELY,
        says={
            "in_root": _("It lies in what the web server shows."),
            "beside_root": _("It lies beside what the web server shows: one wrong setting away."),
            "dump": _("It is a dump of a database."),
            "backup": _("It is a backup."),
            "not_read": _("Its contents could not be read: what is in it is not known."),
            "move": _("Move it to a place that no web server reads, encrypted."),
            "see_log": _("See in the web server's log whether it was taken."),
            "change_script": _("Let the script that makes it write elsewhere, and delete the old ones by itself."),
            "refuse_names": _("Let the web server refuse such names (.sql, .bak, .zip, .dump) altogether."),
            "ask_web": _("Ask for its address by the web server: 404 must come."),
            "run_again": _("Run the audit again: the finding is gone."),
        },
    ),
    remedy=("move", "see_log", "change_script", "refuse_names"),
    check=("ask_web", "run_again"),
    things=_things,
)  # fmt: skip
