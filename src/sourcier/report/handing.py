"""What leaves, what left and what is due, for people: the views of `sourcier handout`."""

from collections.abc import Iterator, Sequence

import rfc8785

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.locale.names import KINDS
from sourcier.model.handing import Copy, DueList, LeavingColumn, LeavingTable, Offer
from sourcier.model.marks import Strength
from sourcier.model.plain import to_plain

from .safe import harmless

LEFT_OUT = {
    "other_labs": _("of other laboratories"),
    "too_early": _("last seen too early"),
    "too_late": _("last seen too late"),
    "undated": _("without a day that can be read"),
    "unrelated": _("that belong to no row that leaves"),
}
LAYERS = {
    "ids": _("technical numbers"),
    "ids_with_base": _("technical numbers, with the owner's base at hand"),
    "spellings": _("spellings"),
    "canaries": _("invented people"),
    "all": _("all together"),
}
STATES = {
    "handed_out": _("handed out"),
    "received": _("received"),
    "imported": _("imported"),
    "returned": _("returned"),
    "deleted": _("deleted"),
}
_WHY_NONE = {
    "off": _("No invented people: switched off."),
    "no_names": _("No invented people: no names with birth dates leave, by which they would be known."),
    "unsafe": _("No invented people: they would need a national number or an address, or stand out without."),
}
_ALIASES = {
    "receives": _("%(address)s still receives."),
    "refused": _("%(address)s no longer receives (the server says %(code)s): its invented people raise no alarm."),
    "unknown": _("%(address)s: its server did not say whether it receives (%(code)s). Ask again."),
}
_MANY = 40
"""Columns that are listed one by one."""


def render_offer(offer: Offer, texts: Texts) -> str:
    """Return what is about to leave, and what its marks will tell."""
    return "\n".join(_offer(offer, texts)) + "\n"


def _offer(offer: Offer, texts: Texts) -> Iterator[str]:
    if not offer.complete:
        yield texts.gettext(_("Incomplete: the source could not be read to its end. What could be read leaves."))
    yield texts.say(_("Under order %(id)s leaves:"), id=harmless(offer.order))
    for table in offer.tables:
        yield from table_lines(table, texts, several=len(offer.tables) > 1)
    if offer.absent:
        listed = ", ".join(texts.gettext(KINDS.get(kind, kind)) for kind in offer.absent)
        yield texts.say(_("Ordered, but held by no column: %(kinds)s."), kinds=listed)
    if offer.unordered_keys:
        yield texts.count(
            "Attention: %(n)s recipient's key is not named by the order. The receipt says so.",
            "Attention: the keys of %(n)s recipients are not named by the order. The receipts say so.",
            offer.unordered_keys,
        )
    yield from strength_lines(offer.strength, texts)
    if offer.why_no_canaries:
        yield texts.gettext(_WHY_NONE[offer.why_no_canaries])


def table_lines(table: LeavingTable, texts: Texts, *, several: bool) -> Iterator[str]:
    """Yield what leaves of one table."""
    rows = texts.count("%(n)s row", "%(n)s rows", table.rows)
    columns = texts.count("%(n)s column", "%(n)s columns", len(table.columns))
    name = f"{harmless(table.name)}: " if several else ""
    yield "  " + texts.say(_("%(name)s%(rows)s, %(columns)s."), name=name, rows=rows, columns=columns)
    for why, count in table.left_out.items():
        yield "  " + texts.count(
            "Not with it: %(n)s row %(why)s.",
            "Not with it: %(n)s rows %(why)s.",
            count,
            why=texts.gettext(LEFT_OUT[why]),
        )
    if table.columns_left_out:
        yield "  " + texts.count(
            "Not with it: %(n)s column that was not ordered.",
            "Not with it: %(n)s columns that were not ordered.",
            table.columns_left_out,
        )
    marked = [column for column in table.columns if column.layers]
    for column in marked[:_MANY]:
        yield "    " + _marked(column, texts)
    if table.invented:
        yield "    " + texts.count(
            "Added: up to %(n)s row of invented people.", "Added: up to %(n)s rows of invented people.", table.invented
        )


def kind_name(kind: str | None, texts: Texts) -> str:
    """Return what a kind is called; of a column that nothing tells, just that."""
    return texts.gettext(KINDS[kind]) if kind in KINDS else texts.gettext(_("kind not known"))


def _marked(column: LeavingColumn, texts: Texts) -> str:
    layers = texts.listing([texts.gettext(LAYERS[layer]) for layer in column.layers])
    named = texts.say(_("%(column)s (%(kind)s)"), column=harmless(column.name), kind=kind_name(column.kind, texts))
    if not column.changed:
        return texts.say(_("%(column)s bears marks: %(layers)s."), column=named, layers=layers)
    return texts.count(
        "%(column)s: %(n)s cell written otherwise (%(layers)s).",
        "%(column)s: %(n)s cells written otherwise (%(layers)s).",
        column.changed,
        column=named,
        layers=layers,
    )


def strength_lines(strength: Strength, texts: Texts) -> Iterator[str]:
    """Yield how many rows name the copy, by layer, alone and among colluders."""
    layers = list(dict.fromkeys(one.layer for one in strength.needed))
    yield texts.count(
        "What would name this copy, if it leaked (at most one false accusation in a million, over %(n)s copy):",
        "What would name this copy, if it leaked (at most one false accusation in a million, over %(n)s copies):",
        strength.copies,
    )
    good = False
    for layer in layers:
        found = {one.colluders: one.rows for one in strength.needed if one.layer == layer}
        if found.get(1) is None:
            yield "  " + texts.say(_("%(layer)s: nothing."), layer=texts.gettext(LAYERS[layer]))
            continue
        good = True
        rows = texts.count("%(n)s row", "%(n)s rows", found[1] or 0)
        mixed = [
            texts.count("%(rows)s of %(n)s", "%(rows)s of %(n)s", copies, rows=texts.number(needed))
            for copies, needed in found.items()
            if copies > 1 and needed is not None
        ]
        said = texts.say(_("%(layer)s: %(rows)s of it alone"), layer=texts.gettext(LAYERS[layer]), rows=rows)
        tail = texts.say(_("; copies mixed: %(list)s"), list=", ".join(mixed)) if mixed else ""
        yield f"  {said}{tail}."
    if not good:
        yield texts.gettext(_("Attention: nothing in this export can bear a mark that would name it."))


def render_list(copies: Sequence[Copy], texts: Texts, form: str) -> str:
    """Return every copy of a register, as ``text`` or ``json``."""
    if form == "json":
        return rfc8785.dumps([{**to_plain(copy), "state": copy.state} for copy in copies]).decode() + "\n"
    if not copies:
        return texts.gettext(_("No copy was handed out.")) + "\n"
    return "\n".join(_copy(copy, texts) for copy in copies) + "\n"


def _copy(copy: Copy, texts: Texts) -> str:
    rows = texts.count("%(n)s row", "%(n)s rows", copy.rows)
    until = texts.say(_("to be gone by %(day)s"), day=texts.date(copy.delete_by)) if copy.delete_by else "-"
    return texts.say(
        _("%(copy)s  %(day)s  order %(order)s, to %(recipient)s, %(rows)s: %(state)s, %(until)s"),
        copy=copy.copy,
        day=copy.when[:10],
        order=harmless(copy.order),
        recipient=harmless(copy.recipient) or "-",
        rows=rows,
        state=texts.gettext(STATES[copy.state]),
        until=until,
    )


def render_due(due: DueList, texts: Texts, form: str) -> str:
    """Return what is kept past its day, as ``text`` or ``json``."""
    if form == "json":
        return rfc8785.dumps({**to_plain(due), "status": due.status}).decode() + "\n"
    lines = [
        texts.count(
            "%(copy)s: %(n)s day past %(day)s (order %(order)s, %(recipient)s). Ask for the proof of deletion.",
            "%(copy)s: %(n)s days past %(day)s (order %(order)s, %(recipient)s). Ask for the proof of deletion.",
            one.days,
            copy=one.copy,
            day=texts.date(one.delete_by),
            order=harmless(one.order),
            recipient=harmless(one.recipient) or "-",
        )
        for one in due.due
    ]
    kept = texts.count("%(n)s copy is kept", "%(n)s copies are kept", due.kept)
    lines.append(texts.say(_("%(kept)s, %(late)s past the day."), kept=kept, late=len(due.due)))
    if due.undated:
        lines.append(
            texts.count("%(n)s copy has no day to be gone by.", "%(n)s copies have no day to be gone by.", due.undated)
        )
    lines += [texts.say(_ALIASES[one.state], address=harmless(one.address), code=one.code) for one in due.aliases]
    return "\n".join(lines) + "\n"
