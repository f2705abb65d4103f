"""What is to be mended in orders, for people: the view of `sourcier order check`."""

from collections.abc import Iterator

import rfc8785

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.locale.names import CLAUSES, KINDS
from sourcier.model.orders import EXCESS, MISSING, OrderCheck, OrderFault
from sourcier.model.plain import to_plain

from .safe import harmless

_PURPOSES = {
    "migration": _("a migration"),
    "billing": _("billing"),
    "statistics": _("statistics"),
    "testing": _("tests and maintenance"),
    "letters": _("letters"),
    "backup": _("a backup"),
    "right": _("a person's own right"),
}
_KEYS = {
    "columns": (_("Which columns it covers."), _("List them: columns = [...], by kind or header. Else it covers all.")),
    "purpose": (_("Its purpose."), _('Say what the rows are for: purpose = "migration".')),
    "subject": (_("What is processed."), _('Say it in a line: subject = "patient base of ...".')),
    "nature": (_("What is done with it."), _('Say it: nature = "extraction, transfer, import".')),
    "persons": (_("Whose data it is."), _('Say it: persons = ["patients", "prescribers"].')),
    "delete_by": (_("How long it lasts: by when the copy is gone."), _('Set a day: delete_by = "2020-01-31".')),
    "date": (_("The day it was given."), _('Set it: date = "2020-01-31".')),
    "recipient": (_("For whom the copy is."), _('Name the organisation: recipient = "...".')),
    "labs": (_("Which laboratories it covers."), _("List labels or FINESS numbers: labs = [...]. Else it covers all.")),
    "age_key": (
        _("To which key copies are encrypted."),
        _('Ask the recipient for its public key: age_key = "age1...".'),
    ),
    "since": (_("From when to when rows were last seen."), _("Set since, until or both. Else it covers all years.")),
}
_CLAUSE = _("Add it to the order, or to the contract, then its code %(code)s to clauses.")
_EXCESS = _("Remove it, or write down why this purpose needs it: comments and secrets do the harm when a copy leaks.")
_UNCLEAR = {
    "purpose": (
        _("The purpose is none that is known, so nothing can be said of what it needs."),
        _("Use a known word where one fits, such as migration or billing."),
    ),
    "until": (_("The last day lies before the first."), _("Correct since or until.")),
    "delete_by": (_("The copy would be gone before the order was given."), _("Correct date or delete_by.")),
    "age_key": (
        _("The recipient's key is none."),
        _("Ask for it again: it begins with age1 and is made by: sourcier handout identity, or age-keygen."),
    ),
    "holds": (
        _("What %(column)s holds is not told so that it can be read."),
        _('Write holds = ["HEADER = kind"].'),
    ),
}
_SEVERITIES = {"low": _("minor"), "medium": _("to mend"), "high": _("grave")}


def render_orders(check: OrderCheck, texts: Texts, form: str) -> str:
    """Return what a check found as ``text`` or ``json``."""
    if form == "json":
        return rfc8785.dumps({**to_plain(check), "status": check.status}).decode() + "\n"
    return "\n".join(_lines(check, texts)) + "\n"


def _lines(check: OrderCheck, texts: Texts) -> Iterator[str]:
    if not check.orders:
        yield texts.gettext(_("The file holds no order."))
    for number, order in enumerate(check.orders):
        faults = [fault for fault in check.faults if fault.order == order]
        yield from ("",) if number else ()
        shown = harmless(order)
        if not faults:
            yield texts.say(
                _("Order %(id)s: it says all that is asked for, and no more than its purpose needs."), id=shown
            )
            continue
        yield texts.count(
            "Order %(id)s: %(n)s thing to mend.", "Order %(id)s: %(n)s things to mend.", len(faults), id=shown
        )
        for sort, head in (
            (MISSING, _("Missing")), (EXCESS, _("More than the purpose needs")), ("unclear", _("Unclear")),
        ):  # fmt: skip
            found = [fault for fault in faults if fault.sort == sort]
            if found:
                yield f"  {texts.gettext(head)}"
                for fault in found:
                    yield from _said(fault, check.purposes.get(order, ""), texts)


def _said(fault: OrderFault, purpose: str, texts: Texts) -> Iterator[str]:
    what, remedy = sentences(fault, purpose, texts)
    law = f" ({_article(fault.article, texts)})" if fault.article else ""
    severity = texts.gettext(_SEVERITIES[fault.severity])
    said = texts.say(_("line %(line)s, %(severity)s: %(what)s"), line=fault.line, severity=severity, what=what)
    yield f"    {said}{law}"
    yield f"      → {remedy}"


def sentences(fault: OrderFault, purpose: str, texts: Texts) -> tuple[str, str]:
    """Return what one fault is, and its remedy."""
    if fault.sort == MISSING:
        if fault.what not in _KEYS:
            name = texts.gettext(CLAUSES[fault.what])
            return texts.say(_("The clause on %(clause)s."), clause=name), texts.say(_CLAUSE, code=fault.what)
        what, remedy = _KEYS[fault.what]
        return texts.gettext(what), texts.gettext(remedy)
    if fault.sort == EXCESS:
        said = texts.say(
            _("%(column)s (%(kind)s): not needed for %(purpose)s."),
            column=", ".join(map(harmless, fault.columns)),
            kind=texts.gettext(KINDS[fault.what]),
            purpose=texts.gettext(_PURPOSES[purpose]),
        )
        return said, texts.gettext(_EXCESS)
    what, remedy = _UNCLEAR[fault.what]
    return texts.say(what, column=", ".join(map(harmless, fault.columns))), texts.gettext(remedy)


def _article(code: str, texts: Texts) -> str:
    return texts.say(_("GDPR art. %(number)s"), number=code.removeprefix("GDPR "))
