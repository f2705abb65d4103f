"""Software that gets no repairs any more, as its banner tells: dates by `sourcier.data.unsupported`."""

from collections.abc import Iterator
from datetime import date

from sourcier.audit.banners import Software
from sourcier.audit.rule import DOUBTFUL, LIKELY, Hit, Place, Rule, step
from sourcier.data.unsupported import Branch, branch_of
from sourcier.locale import mark as _
from sourcier.model.audit import HIGH, MEDIUM, VERY_HIGH
from sourcier.model.audit_rules import RuleText
from sourcier.model.audit_seen import ServerSeen

_LONG = 730
"""Days after its end from which publicly known holes are to be expected."""


def _servers(server: ServerSeen, place: Place) -> Iterator[Hit]:
    for software in _named(server):
        branch = branch_of(software.product, software.version)
        if branch is None or branch.ended >= place.on:
            continue
        if software.packed and branch.why == "ended":
            continue
        yield _hit(branch, software, place)


def _named(server: ServerSeen) -> Iterator[Software]:
    if server.software and server.version:
        yield Software(server.software, server.version, bool(server.packed))
    if server.packed:
        yield Software("debian", server.packed)


def _hit(branch: Branch, software: Software, place: Place) -> Hit:
    days = (date.fromisoformat(place.on) - date.fromisoformat(branch.ended)).days
    severity = HIGH if days > _LONG else MEDIUM
    confidence = LIKELY
    if branch.why == "backdoor":
        severity, confidence = VERY_HIGH, LIKELY if not software.packed else DOUBTFUL
    why = step(branch.why, product=branch.product, version=software.version, date=branch.ended)
    return Hit(severity, confidence, (why, step("source", source=branch.source)), part=branch.product,
               kinds=place.held.kinds, people=place.held.people)  # fmt: skip


RULE = Rule(
    RuleText(
        id="SRC105-unsupported-software",
        title=_("Software without repairs"),
        risk=_("Holes that become known stay open; ways to use them are public."),
        duties=("GDPR 32",),
        severity=MEDIUM,
        confidence=LIKELY,
        says={
            "ended": _("%(product)s %(version)s gets no repairs since %(date)s."),
            "backdoor": _("%(product)s %(version)s was handed out with a back door (known since %(date)s)."),
            "source": _("Source: %(source)s"),
            "upgrade": _("Move to a version that is repaired; test it on a copy without personal data."),
            "close_meanwhile": _("Until then, let only known addresses reach it."),
            "if_repaired": _("If your distribution still repairs it, accept the finding in the baseline with that "
                             "reason and the day its support ends."),
            "ask_version": _("Ask the server for its version on the machine itself, not by its banner alone."),
            "run_again": _("Run the audit again: the finding is gone."),
        },
    ),
    remedy=("upgrade", "close_meanwhile", "if_repaired"),
    check=("ask_version", "run_again"),
    servers=_servers,
)  # fmt: skip
