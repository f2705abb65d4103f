"""A server that keeps no log of who came. CNIL, délibération 2021-122: logs kept for six months to a year."""

from collections.abc import Iterator

from sourcier.audit.rule import LIKELY, SURE, Hit, Place, Rule, by_grade, step
from sourcier.locale import mark as _
from sourcier.model.audit import HIGH, MEDIUM
from sourcier.model.audit_rules import RuleText
from sourcier.model.audit_seen import ServerSeen


def _servers(server: ServerSeen, place: Place) -> Iterator[Hit]:
    said = place.target.log == "none"
    if server.log is not False and not said:
        return
    severity = by_grade(place.held.grade, grave=MEDIUM, sensitive=HIGH)
    why = step("said_none") if said else step("none_seen")
    yield Hit(severity, SURE if said else LIKELY, (why,), kinds=place.held.kinds, people=place.held.people)


RULE = Rule(
    RuleText(
        id="SRC106-no-access-log",
        title=_("No log of access"),
        risk=_("After a leak nobody can say what was taken, when and by whom: everybody must be told."),
        duties=("GDPR 5(2)", "GDPR 32"),
        severity=MEDIUM,
        confidence=LIKELY,
        says={
            "said_none": _("Its owner says that no log is kept."),
            "none_seen": _("No log of access was found."),
            "switch_on": _("Switch the log of access on: who, from where, when, what (vsftpd: xferlog_enable=YES; "
                           "PostgreSQL: log_connections and pgaudit)."),
            "keep_apart": _("Keep it for six months to a year, on another machine, where those logged cannot "
                            "change it."),
            "look_at_it": _("Have someone look at it: alarms for many downloads and for strange hours."),
            "come_once": _("Log in once and take a file: the line must stand in the log."),
            "run_again": _("Write the log's path into audit.toml (log = ...) and run the audit again."),
        },
    ),
    remedy=("switch_on", "keep_apart", "look_at_it"),
    check=("come_once", "run_again"),
    servers=_servers,
)  # fmt: skip
