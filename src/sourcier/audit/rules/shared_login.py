"""One login for several people or machines."""

from collections.abc import Iterator

from sourcier.audit.rule import LESS_LIKELY, LIKELY, SURE, Hit, Place, Rule, by_grade, step
from sourcier.locale import mark as _
from sourcier.model.audit import HIGH, MEDIUM
from sourcier.model.audit_rules import RuleText
from sourcier.model.audit_seen import LoginSeen, ServerSeen

_SEVERAL = 3
"""Addresses from which one person, with an office and a home, comes seldom."""
_MANY = 5


def _servers(server: ServerSeen, place: Place) -> Iterator[Hit]:
    said = place.target.people or 0
    shared = [one for one in server.logins if not one.anonymous and one.machines >= _SEVERAL]
    if said <= 1 and not shared:
        return
    why = [step("people_said", n=said)] if said > 1 else []
    if shared:
        widest = max(one.machines for one in shared)
        why.append(step("machines", n=len(shared), machines=widest))
    severity = by_grade(place.held.grade, none=MEDIUM, sensitive=HIGH)
    yield Hit(severity, _confidence(said, shared), tuple(why), kinds=place.held.kinds, people=place.held.people)


def _confidence(said: int, shared: list[LoginSeen]) -> float:
    if said > 1:
        return SURE
    return LIKELY if any(one.machines >= _MANY for one in shared) else LESS_LIKELY


RULE = Rule(
    RuleText(
        id="SRC301-shared-login",
        title=_("One login for several"),
        risk=_("Nobody can be told from another in the log, and who left the firm still knows the password."),
        duties=("GDPR 5(1)(f)", "GDPR 32"),
        severity=MEDIUM,
        confidence=LIKELY,
        says={
            "people_said": _("Its owner says that %(n)s people use the login."),
            "machines": _("Logins used from several addresses: %(n)s; the widest from %(machines)s."),
            "own_accounts": _("Give each person and each machine an account of their own, with no more rights than "
                              "they need."),
            "close_shared": _("Close the shared account, or leave it for one machine, from one address."),
            "second_factor": _("Ask people for a second factor."),
            "see_log": _("In a month's log every line names one person or one machine."),
            "run_again": _("Run the audit again: the finding is gone."),
        },
    ),
    remedy=("own_accounts", "close_shared", "second_factor"),
    check=("see_log", "run_again"),
    servers=_servers,
)  # fmt: skip
