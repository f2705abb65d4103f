"""A password that everybody knows, or that is used elsewhere or by others."""

from collections.abc import Iterator

from sourcier.audit.rule import LIKELY, SURE, Hit, Place, Rule, by_grade, step
from sourcier.locale import mark as _
from sourcier.model.audit import HIGH, MEDIUM, VERY_HIGH
from sourcier.model.audit_rules import RuleText
from sourcier.model.audit_seen import ServerSeen

_KNOWN = {"empty": "is_empty", "as_user": "as_user", "listed": "is_listed", "short": "is_short"}


def _servers(server: ServerSeen, place: Place) -> Iterator[Hit]:
    why = []
    if server.default_password:
        why.append(step(_KNOWN.get(server.default_why, "is_listed")))
    if place.target.shared_password:
        why.append(step("said_shared"))
    if server.same_credential:
        why.append(step("opens_others", n=len(server.same_credential)))
    if not why:
        return
    if server.default_password and server.default_why != "short":
        severity = by_grade(place.held.grade, none=HIGH, simple=HIGH, grave=VERY_HIGH)
    else:
        severity = by_grade(place.held.grade, none=MEDIUM, sensitive=HIGH)
    confidence = SURE if server.default_password or place.target.shared_password else LIKELY
    yield Hit(severity, confidence, tuple(why), kinds=place.held.kinds, people=place.held.people)


RULE = Rule(
    RuleText(
        id="SRC302-default-password",
        title=_("Password that others know"),
        risk=_("Machines try such passwords on every address, all day; one of several doors opens all of them."),
        duties=("GDPR 5(1)(f)", "GDPR 32"),
        severity=HIGH,
        confidence=SURE,
        says={
            "is_empty": _("The password is empty."),
            "as_user": _("The password is the user's name."),
            "is_listed": _("The password is one of those everybody knows."),
            "is_short": _("The password is short enough to be tried out."),
            "said_shared": _("Its owner says that the password is used elsewhere or by others."),
            "opens_others": _("The very same user and password open other targets: %(n)s."),
            "change": _("Change it now: fourteen characters or more, drawn at random, kept in a password store."),
            "each_own": _("Give each server and each person a password of their own, or keys instead."),
            "see_log": _("See in the log who came with it since when."),
            "try_old": _("Try the old password: it must be refused."),
            "run_again": _("Run the audit again: the finding is gone."),
        },
    ),
    remedy=("change", "each_own", "see_log"),
    check=("try_old", "run_again"),
    servers=_servers,
)  # fmt: skip
