"""An extract of people's data that lies in clear."""

from collections.abc import Iterator

from sourcier.audit.personal import NONE, grade_of
from sourcier.audit.places import is_file, rows_of
from sourcier.audit.rule import LIKELY, SURE, Hit, Place, Rule, by_grade, step
from sourcier.locale import mark as _
from sourcier.model.audit import HIGH, MEDIUM
from sourcier.model.audit_rules import RuleText
from sourcier.model.audit_seen import ThingSeen

FEW = 5
"""People, and rows, under which a file is a letter or a note rather than an extract."""
_BROKEN = frozenset({"zip_crypto"})
"""Encryption that a home computer opens: Biham and Kocher (1994)."""


def _things(thing: ThingSeen, place: Place) -> Iterator[Hit]:
    if not is_file(thing, place):
        return
    if thing.encrypted in _BROKEN:
        yield Hit(MEDIUM, LIKELY, (step("weak"),), remedy=("encrypt_again", "delete_clear"))
        return
    grade = grade_of(thing)
    if thing.encrypted or grade == NONE or not is_extract(thing):
        return
    why = [step("in_clear", n=rows_of(thing))]
    if thing.sort in ("dump", "backup"):
        why.append(step(thing.sort))
    yield Hit(by_grade(grade, sensitive=HIGH), SURE, tuple(why))


def is_extract(thing: ThingSeen) -> bool:
    """Whether it holds many people in rows, as an export, a dump or a backup does."""
    return (thing.people.high >= FEW or rows_of(thing) >= FEW) and bool(thing.parts or thing.sort)


RULE = Rule(
    RuleText(
        id="SRC205-unencrypted-extract",
        title=_("Extract in clear"),
        risk=_("Whoever gets at the file has read it. Had it been encrypted, its loss would hurt nobody (GDPR art. "
               "34(3)(a))."),
        duties=("GDPR 5(1)(f)", "GDPR 32"),
        severity=HIGH,
        confidence=SURE,
        says={
            "in_clear": _("Rows in clear: %(n)s."),
            "dump": _("It is a dump of a database."),
            "backup": _("It is a backup."),
            "weak": _("It is encrypted in a way that a home computer opens (ZipCrypto)."),
            "encrypt": _("Encrypt it to those who need it (age, or sourcier handout make --to KEY), then delete the "
                         "clear file and its copies."),
            "encrypt_again": _("Encrypt it anew to those who need it (age, 7z or ZIP with AES-256)."),
            "delete_clear": _("Delete what lay in clear, in bins, versions and backups too."),
            "change_way": _("Change the script or the habit that left it in clear."),
            "gate": _("Put sourcier audit gate FILE before every upload and every mail."),
            "see_head": _("Look at the first bytes: an age file begins with age-encryption.org."),
            "run_again": _("Run the audit again: the finding is gone."),
        },
    ),
    remedy=("encrypt", "delete_clear", "change_way", "gate"),
    check=("see_head", "run_again"),
    things=_things,
)  # fmt: skip
