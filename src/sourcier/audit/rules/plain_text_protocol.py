"""A protocol that sends names, passwords and contents in clear."""

from collections.abc import Iterator

from sourcier.audit.rule import LIKELY, SURE, Hit, Place, Rule, by_grade, step
from sourcier.locale import mark as _
from sourcier.model.audit import HIGH, LOW, MEDIUM
from sourcier.model.audit_rules import RuleText
from sourcier.model.audit_seen import ServerSeen

_STEPS = {
    "ftp": "use_sftp",
    "http": "use_https",
    "webdav": "use_https",
    "imap": "use_imaps",
    "s3": "use_https",
    "postgresql": "require_tls",
    "mysql": "require_tls",
}


def _servers(server: ServerSeen, place: Place) -> Iterator[Hit]:
    if not (server.plain or server.plain_accepted) or _open_pages(server, place):
        return
    first = _STEPS.get(place.target.scheme, "use_https")
    if server.plain:
        severity = by_grade(place.held.grade, none=MEDIUM, sensitive=HIGH)
        why, confidence = step("in_clear", scheme=place.target.scheme), SURE
    else:
        severity = by_grade(place.held.grade, none=LOW, grave=MEDIUM, sensitive=MEDIUM)
        why, confidence = step("takes_clear"), LIKELY
    yield Hit(severity, confidence, (why,), remedy=(first, "change_passwords", "close_old_port"),
              kinds=place.held.kinds, people=place.held.people)  # fmt: skip


def _open_pages(server: ServerSeen, place: Place) -> bool:
    """Whether it only shows public pages without anybody in them: nothing goes over the line that is to be kept."""
    web = place.target.scheme in ("http", "webdav") and bool(place.target.public)
    return web and not place.target.login and not server.guest and place.held.grade == "none"


RULE = Rule(
    RuleText(
        id="SRC102-plain-text-protocol",
        title=_("Sent in clear"),
        risk=_("Whoever is on the way reads passwords and contents, and can change them."),
        duties=("GDPR 5(1)(f)", "GDPR 32"),
        severity=MEDIUM,
        confidence=SURE,
        says={
            "in_clear": _("Names, passwords and contents go over the line in clear (%(scheme)s)."),
            "takes_clear": _("It offers encryption, but takes a password in clear too."),
            "use_sftp": _("Move to SFTP, or to FTPS with TLS required for login and data (vsftpd: "
                          "force_local_logins_ssl=YES, force_local_data_ssl=YES)."),
            "use_https": _("Serve it by HTTPS alone; answer HTTP with a redirect and nothing else."),
            "use_imaps": _("Require TLS before login (Dovecot: ssl = required)."),
            "require_tls": _("Require TLS of every connection (PostgreSQL: hostssl in pg_hba.conf; MySQL: "
                             "require_secure_transport=ON)."),
            "change_passwords": _("Change every password that went over the line."),
            "close_old_port": _("Close the old port in the firewall once nobody uses it."),
            "try_in_clear": _("Try to log in without TLS: the server must refuse before it takes a password."),
            "run_again": _("Run the audit again: the finding is gone."),
        },
    ),
    remedy=("use_https", "change_passwords", "close_old_port"),
    check=("try_in_clear", "run_again"),
    servers=_servers,
)  # fmt: skip
