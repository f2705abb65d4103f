"""A server that opens without login, or to a guest."""

from collections.abc import Iterator

from sourcier.audit.rule import LIKELY, SURE, Hit, Place, Rule, by_grade, step
from sourcier.locale import mark as _
from sourcier.model.audit import HIGH, LOW, VERY_HIGH
from sourcier.model.audit_rules import RuleText
from sourcier.model.audit_seen import ServerSeen

_WEB = frozenset({"http", "https", "webdav", "webdavs"})
_STEPS = {
    "ftp": "close_ftp",
    "ftps": "close_ftp",
    "s3": "close_bucket",
    "postgresql": "close_database",
    "mysql": "close_database",
}


def _servers(server: ServerSeen, place: Place) -> Iterator[Hit]:
    if not (server.anonymous or server.guest) or _meant(place):
        return
    why = [step("opens_without_login" if server.anonymous else "opens_to_guest")]
    why += [step(code) for code, seen in _ways(server) if seen]
    if place.held.open_things:
        why.append(step("things_open", n=place.held.open_things))
    severity = by_grade(place.held.grade, simple=HIGH, grave=VERY_HIGH)
    if server.anonymous_writes:
        severity = VERY_HIGH
    elif server.anonymous_lists is False and server.anonymous_reads is False:
        severity = LOW
    steps = (_STEPS.get(place.target.scheme, "ask_for_login"), "own_accounts", "look_at_log", "tell_controller")
    confidence = SURE if server.anonymous_lists or server.anonymous_reads else LIKELY
    yield Hit(severity, confidence, tuple(why), remedy=steps, kinds=place.held.kinds, people=place.held.people)


def _meant(place: Place) -> bool:
    """Whether it is meant to be open: declared so (SRC201 tells of people in it), or a web site nobody said closed."""
    target, held = place.target, place.held
    if target.public:
        return True
    return target.scheme in _WEB and target.public is None and not target.login and held.grade == "none"


def _ways(server: ServerSeen) -> Iterator[tuple[str, bool | None]]:
    yield "names_shown", server.anonymous_lists
    yield "contents_given", server.anonymous_reads
    yield "may_write", server.anonymous_writes


RULE = Rule(
    RuleText(
        id="SRC101-anonymous-access",
        title=_("Open without login"),
        risk=_("Anyone who finds the address can come in; nobody can tell later who did."),
        duties=("GDPR 5(1)(f)", "GDPR 32"),
        severity=HIGH,
        confidence=SURE,
        says={
            "opens_without_login": _("It opens without login."),
            "opens_to_guest": _("It opens to a guest account."),
            "names_shown": _("Names of files are shown to anyone."),
            "contents_given": _("Contents are given to anyone."),
            "may_write": _("Its permissions let anyone write."),
            "things_open": _("Things with personal data that anyone can take: %(n)s."),
            "close_ftp": _("Switch the anonymous login off (vsftpd: anonymous_enable=NO; ProFTPD: remove the "
                           "<Anonymous> block), and restart the server."),
            "close_bucket": _("Block public access for the bucket and remove what its policy and lists grant to all."),
            "close_database": _("Remove accounts without password and rules that trust an address (pg_hba.conf: "
                                "trust), then reload."),
            "ask_for_login": _("Ask for a login on every path, or close the server to the outside."),
            "own_accounts": _("Give each person and each machine an account of their own."),
            "look_at_log": _("Keep the log of access, and see in it who came since when: that decides whether this "
                             "is a breach."),
            "tell_controller": _("If personal data were open, tell the controller without delay: the 72 hours of "
                                 "GDPR art. 33 may be running."),
            "try_without_login": _("From another computer, try to open it without a login: it must refuse."),
            "run_again": _("Run the audit again: the finding is gone."),
        },
    ),
    remedy=("ask_for_login", "own_accounts", "look_at_log", "tell_controller"),
    check=("try_without_login", "run_again"),
    servers=_servers,
)  # fmt: skip
