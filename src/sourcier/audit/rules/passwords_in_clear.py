"""Passwords in clear in a column. CNIL, délibération 2022-100: a password is never kept in clear."""

from collections.abc import Iterator

from sourcier.audit.personal import sure
from sourcier.audit.places import is_open
from sourcier.audit.rule import LESS_LIKELY, LIKELY, Hit, Place, Rule, step
from sourcier.locale import mark as _
from sourcier.model.audit import HIGH, MEDIUM, VERY_HIGH
from sourcier.model.audit_rules import RuleText
from sourcier.model.audit_seen import ThingSeen

_SETTINGS = frozenset({"config", "log", "mail"})
"""What holds passwords in use; programs and documents show how one is written."""


def _things(thing: ThingSeen, place: Place) -> Iterator[Hit]:
    if thing.clear_passwords <= 0:
        return
    columns = {kind.kind: kind for kind in sure(thing.kinds) if not kind.inside_text}
    password = columns.get("password")
    if password is None or password.rows == 1:
        if thing.sort in _SETTINGS:
            line = step("lines", n=thing.clear_passwords)
            yield Hit(MEDIUM, LESS_LIKELY, (line,), remedy=("vault", "reset", "out_of_exports"))
        return
    if password.distinct <= 1:
        return
    usable = bool({"login", "email"} & set(columns))
    why = [step("rows", n=thing.clear_passwords)]
    if usable:
        why.append(step("with_login"))
    confidence = min(LIKELY, password.confidence)
    yield Hit(VERY_HIGH if usable and is_open(thing, place) else HIGH, confidence, tuple(why))


RULE = Rule(
    RuleText(
        id="SRC207-passwords-in-clear",
        title=_("Passwords in clear"),
        risk=_("People use a password more than once: whoever has this one opens their mail too."),
        duties=("GDPR 5(1)(f)", "GDPR 32"),
        severity=HIGH,
        confidence=LIKELY,
        says={
            "rows": _("Rows with a password that is no hash, of those looked at: %(n)s."),
            "lines": _("Lines that give a password in clear: %(n)s."),
            "with_login": _("The login or the mail address it belongs to stands beside it."),
            "vault": _("Keep such passwords in the system's vault or in the environment, not in files."),
            "hash": _("Keep a slow, salted hash instead (Argon2id or bcrypt), and drop the column."),
            "reset": _("Have every one of these passwords changed, and tell those who used it elsewhere."),
            "out_of_exports": _("Take the column out of every export, dump and backup."),
            "see_column": _("Look at the column: each value begins as a hash does ($argon2id$, $2b$), and equal "
                            "passwords differ."),
            "run_again": _("Run the audit again: the finding is gone."),
        },
    ),
    remedy=("hash", "reset", "out_of_exports"),
    check=("see_column", "run_again"),
    things=_things,
)  # fmt: skip
