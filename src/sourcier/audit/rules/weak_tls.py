"""TLS that is expired, old, or of a certificate nobody can check.

ANSSI, Recommandations de sécurité relatives à TLS (2020): TLS 1.2 at least; RSA of 2048 bits at least. RFC 8996 ends
TLS 1.0 and 1.1.
"""

import re
from collections.abc import Iterator
from datetime import date

from sourcier.audit.rule import SURE, Hit, Place, Rule, step
from sourcier.locale import mark as _
from sourcier.model.audit import HIGH, LOW, MEDIUM, SEVERITIES, Step
from sourcier.model.audit_rules import RuleText
from sourcier.model.audit_seen import ServerSeen, TlsSeen

_OLD = frozenset({"SSLv2", "SSLv3", "TLSv1", "TLSv1.0", "TLSv1.1"})
_WEAK_HASHES = frozenset({"md5", "sha1", "md2", "md4"})
_KEY = re.compile(r"(RSA|DSA|EC)\w*[ -](\d{3,5})", re.IGNORECASE)
_LEAST_BITS = {"RSA": 2048, "DSA": 2048, "EC": 224}
_SOON = 14
"""Days before its end in which a certificate wants to be renewed."""
_WEAK_CIPHERS = ("RC4", "3DES", "DES-", "NULL", "EXPORT", "anon")


def _servers(server: ServerSeen, place: Place) -> Iterator[Hit]:
    if server.tls is None:
        return
    found = [*_certificate(server.tls, place), *_strength(server.tls)]
    if found:
        severity = max((severity for severity, _why in found), key=SEVERITIES.index)
        yield Hit(severity, SURE, tuple(why for _severity, why in found), kinds=place.held.kinds,
                  people=place.held.people)  # fmt: skip


def _certificate(tls: TlsSeen, place: Place) -> Iterator[tuple[str, Step]]:
    left = (date.fromisoformat(tls.expires[:10]) - date.fromisoformat(place.on)).days if tls.expires else None
    if left is not None and tls.expires and left < 0:
        yield HIGH, step("expired", date=tls.expires[:10])
    elif tls.why_not == "expired":
        yield HIGH, step("expired_some_day")
    elif left is not None and tls.expires and left <= _SOON:
        yield LOW, step("ends_soon", date=tls.expires[:10])
    if place.target.certificate:
        return
    if tls.self_signed:
        yield MEDIUM, step("self_signed")
    elif tls.why_not in ("unknown_issuer", "wrong_name", "not_yet", "other"):
        yield MEDIUM, step(tls.why_not)


def _strength(tls: TlsSeen) -> Iterator[tuple[str, Step]]:
    if tls.version in _OLD:
        yield HIGH, step("old_version", version=tls.version)
    elif tls.oldest in _OLD:
        yield MEDIUM, step("old_accepted", version=tls.oldest)
    key = _KEY.search(tls.key)
    if key is not None and int(key[2]) < _LEAST_BITS[key[1].upper()]:
        yield MEDIUM, step("short_key", bits=int(key[2]))
    if tls.signature.lower() in _WEAK_HASHES and not tls.self_signed:
        yield MEDIUM, step("weak_hash", hash=tls.signature.lower())
    if any(weak in tls.cipher for weak in _WEAK_CIPHERS):
        yield HIGH, step("weak_cipher")


RULE = Rule(
    RuleText(
        id="SRC103-weak-tls",
        title=_("Weak or expired encryption of the line"),
        risk=_("Visitors learn to click warnings away; whoever is on the way may pretend to be this server."),
        duties=("GDPR 5(1)(f)", "GDPR 32"),
        severity=MEDIUM,
        confidence=SURE,
        says={
            "expired": _("The certificate ended on %(date)s."),
            "expired_some_day": _("The certificate has ended."),
            "ends_soon": _("The certificate ends on %(date)s."),
            "self_signed": _("The certificate is signed by itself: nobody can check whose it is."),
            "unknown_issuer": _("Nobody whom this computer trusts has signed the certificate."),
            "wrong_name": _("The certificate is for another name."),
            "not_yet": _("The certificate is not valid yet."),
            "other": _("The certificate cannot be checked."),
            "old_version": _("It speaks %(version)s, which is broken."),
            "old_accepted": _("It still takes %(version)s, which is broken."),
            "short_key": _("The certificate's key has %(bits)s bits only."),
            "weak_hash": _("The certificate is signed with %(hash)s, which is broken."),
            "weak_cipher": _("It chose a cipher that is broken."),
            "renew": _("Renew the certificate, and let it renew itself (ACME)."),
            "only_new": _("Allow TLS 1.2 and 1.3 only, with the ciphers your system's own policy recommends."),
            "pin": _("If the certificate is meant to be signed by itself, write its SHA-256 into audit.toml "
                     "(certificate = ...), and have every client check it."),
            "ask_tls": _("Ask the server: openssl s_client -connect HOST:PORT shows the certificate's end, its "
                         "issuer and the version."),
            "run_again": _("Run the audit again: the finding is gone."),
        },
    ),
    remedy=("renew", "only_new", "pin"),
    check=("ask_tls", "run_again"),
    servers=_servers,
)  # fmt: skip
