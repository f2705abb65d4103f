"""Permissions that let every account read or write personal data."""

from collections.abc import Iterator

from sourcier.audit.personal import NONE, grade_of
from sourcier.audit.rule import LIKELY, SURE, Hit, Place, Rule, by_grade, step
from sourcier.locale import mark as _
from sourcier.model.audit import HIGH, MEDIUM
from sourcier.model.audit_rules import RuleText
from sourcier.model.audit_seen import ServerSeen, ThingSeen


def _things(thing: ThingSeen, place: Place) -> Iterator[Hit]:
    if place.target.scheme in ("http", "https", "webdav", "webdavs", "s3", "imap", "imaps") or thing.link:
        return
    if not (thing.world_readable or thing.world_writable):
        return
    grade = grade_of(thing)
    closed = bool(thing.encrypted) and not thing.world_writable
    if closed or (grade == NONE and thing.sort != "key"):
        return
    why = []
    if thing.world_writable:
        why.append(step("writable"))
    if thing.world_readable:
        why.append(step("readable"))
    severity = HIGH if thing.world_writable or thing.sort == "key" else by_grade(grade, grave=HIGH, sensitive=HIGH)
    yield Hit(severity, SURE, tuple(why))


def _servers(server: ServerSeen, place: Place) -> Iterator[Hit]:
    if server.public_grants:
        severity = by_grade(place.held.grade, none=MEDIUM, sensitive=HIGH)
        yield Hit(severity, LIKELY, (step("granted_to_all", n=server.public_grants),),
                  remedy=("revoke", "own_group", "see_others"), kinds=place.held.kinds,
                  people=place.held.people)  # fmt: skip


RULE = Rule(
    RuleText(
        id="SRC211-world-accessible",
        title=_("Every account may read or write it"),
        risk=_("One stolen account, of whatever service, reads it all; what all can write, anybody can falsify."),
        duties=("GDPR 5(1)(f)", "GDPR 32"),
        severity=MEDIUM,
        confidence=SURE,
        says={
            "readable": _("Every account of that machine may read it."),
            "writable": _("Every account of that machine may change it."),
            "granted_to_all": _("Tables granted to every account: %(n)s."),
            "narrow": _("Take the rights of others away (chmod o-rwx; on Windows: remove Everyone and Users)."),
            "revoke": _("Take them back: REVOKE ALL ON ... FROM PUBLIC."),
            "own_group": _("Give them to a group of those who need it."),
            "see_others": _("Mend what makes new ones so: the umask, the share's settings, the script."),
            "try_other": _("Log in with an account that has no business there: reading must be refused."),
            "run_again": _("Run the audit again: the finding is gone."),
        },
    ),
    remedy=("narrow", "own_group", "see_others"),
    check=("try_other", "run_again"),
    servers=_servers,
    things=_things,
)  # fmt: skip
