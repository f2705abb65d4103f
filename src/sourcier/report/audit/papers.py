"""What checking an attestation came to, for a terminal and for other programs."""

from collections.abc import Iterator

import rfc8785

from sourcier.locale import Texts
from sourcier.locale.names.audit import SCHEMES, SEVERITY
from sourcier.model.audit import SEVERITIES
from sourcier.model.audit_history import Verified
from sourcier.model.plain import to_plain
from sourcier.report.response.words import moment
from sourcier.report.safe import cleaned, escaped_json


def render_verified(found: Verified, texts: Texts, form: str) -> str:
    """Return it as ``text`` or ``json``."""
    if form == "json":
        return escaped_json(rfc8785.dumps(to_plain(found)).decode()) + "\n"
    return "\n".join(_lines(cleaned(found), texts)) + "\n"


def _lines(found: Verified, texts: Texts) -> Iterator[str]:
    told = found.attestation
    yield texts.say("The signature holds: nothing was changed since it was signed.")
    if found.trusted:
        yield texts.say("Signed with the key that was named: %(key)s", key=found.signer)
    else:
        yield texts.say(
            "Signed with %(key)s, which nobody vouches for here: name the owner's key with --signer.", key=found.signer
        )
    if found.chain > 1:
        yield texts.count(
            "%(n)s attestation follows the other without a gap.",
            "%(n)s attestations follow each other without a gap.",
            found.chain,
        )
    if found.facts is not None:
        yield (
            texts.say("The facts at hand are those attested.")
            if found.facts
            else texts.say("The facts at hand are NOT those attested.")
        )
    yield ""
    yield texts.say(
        "On %(moment)s (UTC, by its own clock), %(owner)s, owner since %(day)s:",
        moment=moment(told.when, texts),
        owner=told.owner,
        day=texts.date(told.since),
    )
    for target in told.targets:
        state = texts.say("looked at whole") if target.reached and target.complete else texts.say("in part")
        things = texts.count("%(n)s thing seen", "%(n)s things seen", target.things)
        scheme = texts.gettext(SCHEMES.get(target.scheme, target.scheme))
        yield f"  {target.id}  {scheme}  {target.address}  {things}, {state}"
    yield texts.count("%(n)s rule was asked.", "%(n)s rules were asked.", len(told.rules))
    counts = ", ".join(
        texts.say("%(severity)s: %(n)s", severity=texts.gettext(SEVERITY[one]).lower(),
                  n=texts.number(told.counts.get(one, 0)))
        for one in reversed(SEVERITIES)
    )  # fmt: skip
    yield texts.say(
        "Open findings: %(counts)s; accepted for a while: %(n)s.", counts=counts, n=texts.number(told.accepted)
    )
    if not told.complete:
        yield texts.say("Incomplete: part could not be looked at. Every figure is a minimum.")
