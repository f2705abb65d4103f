"""Health data where nobody declared any."""

from collections.abc import Iterator

from sourcier.audit.personal import health_in
from sourcier.audit.places import undeclared
from sourcier.audit.rule import LIKELY, Hit, Place, Rule, step
from sourcier.locale import mark as _
from sourcier.model.audit import HIGH
from sourcier.model.audit_rules import RuleText
from sourcier.model.audit_seen import ThingSeen


def _things(thing: ThingSeen, place: Place) -> Iterator[Hit]:
    found = undeclared(health_in(thing), place.target)
    if not found:
        return
    rows = max(kind.asserted if kind.inside_text else kind.rows for kind in found)
    kinds = tuple(dict.fromkeys(kind.kind for kind in found))
    yield Hit(HIGH, min(LIKELY, max(kind.confidence for kind in found)), (step("rows", n=rows),), kinds=kinds)


RULE = Rule(
    RuleText(
        id="SRC202-undeclared-health-data",
        title=_("Health data where none was declared"),
        risk=_("What nobody knows of is in no register, no impact assessment and no plan of deletion, and its host may "
               "lack the certificate that the law asks for."),
        duties=("GDPR 5(1)(f)", "GDPR 9", "GDPR 30", "CSP L.1111-8"),
        severity=HIGH,
        confidence=LIKELY,
        says={
            "rows": _("Rows that say something of somebody's health, of those looked at: %(n)s."),
            "whose": _("Find out whose it is and what it is for; nobody needs it: delete it."),
            "move": _("Somebody needs it: move it where such data are declared, encrypted, with few readers."),
            "declare": _("It belongs here: enter it in the register of processing, see that the host is certified, "
                         "and declare the kinds in audit.toml (declared = [...])."),
            "gone": _("The file is gone, or its place is declared and written down."),
            "run_again": _("Run the audit again: the finding is gone."),
        },
    ),
    remedy=("whose", "move", "declare"),
    check=("gone", "run_again"),
    things=_things,
)  # fmt: skip
