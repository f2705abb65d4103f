"""Orders as they are understood, for people: the view of `sourcier order show`."""

from collections.abc import Iterator, Sequence

import rfc8785

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.locale.names import CLAUSES, KINDS
from sourcier.model.parties import Order
from sourcier.model.plain import to_plain

from .safe import harmless

_NAMES = {
    "controller": _("Controller"),
    "processor": _("Processor"),
    "date": _("Given on"),
    "subject": _("Subject"),
    "nature": _("Nature"),
    "purpose": _("Purpose"),
    "persons": _("People"),
    "labs": _("Laboratories"),
    "columns": _("Columns"),
    "since": _("Seen since"),
    "until": _("Seen until"),
    "recipient": _("Recipient"),
    "age_key": _("Encrypted to"),
    "delete_by": _("To be gone by"),
    "clauses": _("Clauses"),
    "contract": _("Contract"),
    "renews": _("Renews"),
}
_DAYS = ("date", "since", "until", "delete_by")
_LONGEST = 4000


def render_shown(orders: Sequence[Order], texts: Texts, form: str) -> str:
    """Return orders as ``text`` or ``json``."""
    if form == "json":
        return rfc8785.dumps([to_plain(order) for order in orders]).decode() + "\n"
    return "\n\n".join("\n".join(_lines(order, texts)) for order in orders) + "\n"


def _lines(order: Order, texts: Texts) -> Iterator[str]:
    yield texts.say(_("Order %(id)s"), id=harmless(order.id))
    width = max(len(texts.gettext(name)) for name in _NAMES.values())
    for key, name in _NAMES.items():
        yield f"  {texts.gettext(name):<{width}}  {_value(key, getattr(order, key), texts)}"


def _value(key: str, value: str | tuple[str, ...] | None, texts: Texts) -> str:
    if not value:
        all_of = {"labs": _("all rows"), "columns": _("not said: all")}
        return texts.gettext(all_of.get(key, _("not said")))
    if isinstance(value, str):
        return texts.date(value) if key in _DAYS else harmless(value, _LONGEST)
    if key == "columns":
        return ", ".join(_column(text, texts) for text in value)
    if key == "clauses":
        return ", ".join(texts.gettext(CLAUSES.get(text, text)) for text in value)
    return ", ".join(map(harmless, value))


def _column(text: str, texts: Texts) -> str:
    kind = KINDS.get(text.strip().lower())
    return texts.gettext(kind) if kind else texts.quote(harmless(text))
