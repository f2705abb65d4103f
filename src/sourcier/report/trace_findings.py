"""Findings of a trace as sentences: what each tends to show, how strongly, and what would overturn it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.locale.names import STRENGTHS
from sourcier.model.facts import Finding

from .figures import Figures

RULES = {
    "rows_in_holding": _(
        "This tends to show that what is in the file also stood in %(holding)s: %(rows)s of its %(leak_rows)s rows do."
    ),
    "rows_outside_order": _(
        "This tends to show that the order %(order)s was exceeded: %(rows)s of %(of)s dated rows lie outside the dates "
        "it sets."
    ),
    "columns_outside_order": _(
        "This tends to show that more was extracted than the order %(order)s lists; columns that it does not list: "
        "%(columns)s, filled in up to %(rows)s rows."
    ),
    "labs_outside_order": _(
        "This tends to show that more was extracted than was ordered; laboratories that no order of their controller "
        "lists: %(labs)s, with %(rows)s rows."
    ),
    "labs_end_at_migration": _(
        "This tends to show that copies were made for migrations: %(labs)s of %(of)s laboratories stop within %(days)s "
        "days of theirs."
    ),
    "holding_is_the_leak": _(
        "This tends to show that these are the leaked file itself, which explains nothing: %(holdings)s."
    ),
    "holdings_alike": _(
        "This tends to show that these hold the same, so that the file alone cannot tell them apart: %(holdings)s."
    ),
    "rows_unexplained": _(
        "This tends to show that part of the file came from elsewhere: %(rows)s of its %(leak_rows)s rows stand in no "
        "holding that was compared."
    ),
}
"""`Finding.rule`."""

WEAKEST = {
    "holding_is_the_leak": _("the holding is the leaked file itself"),
    "others_hold_the_same": _("another holding explains as much"),
    "holdings_incomplete": _("not every holding could be read to its end"),
    "no_dates": _("no dates stand on both sides, so that the same people may have been met at another time"),
    "matched_by_name": _("most rows were matched by name and birth date, not by number"),
    "holding_as_handed_in": _("the holding is taken to be what it was at the time"),
    "dates_as_in_leak": _("the dates are taken as they stand"),
    "order_as_written": _("the order is taken as it is written, and what was agreed beside it is not known"),
    "laboratories_of_controller": _("the manifest is taken at its word as to whose laboratories these are"),
    "migration_dates": _("the manifest is taken at its word as to when each migrated"),
    "same_people_and_days": _("holdings are compared by people and days, not by every value"),
    "list_of_holdings": _("a holding that nobody listed may explain them"),
}
"""`Finding.weakest`."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One finding, ready to be shown."""

    sentence: str
    under: str
    """Strength and weakest point."""


def shown(entry: Finding, names: Mapping[str, str], texts: Texts) -> Shown:
    """Return what a finding says; ids in it by the names people gave them."""
    figures = Figures(texts)
    values = {name: figures.count(v) if isinstance(v, int) else str(v) for name, v in entry.params.items()}
    for name in ("holding", "order"):
        if name in values:
            values[name] = texts.quote(names.get(values[name], values[name]))
    if "holdings" in values:
        values["holdings"] = _listed(values["holdings"], names, texts)
    try:
        sentence = texts.say(RULES[entry.rule], **values) if entry.rule in RULES else entry.rule
    except KeyError:
        sentence = entry.rule
    strength = texts.say("Strength: %(strength)s", strength=figures.name(STRENGTHS, entry.strength))
    weakest = texts.say("Weakest point: %(weakest)s", weakest=figures.name(WEAKEST, entry.weakest))
    return Shown(sentence, f"{strength} · {weakest}")


def _listed(ids: str, names: Mapping[str, str], texts: Texts) -> str:
    """Ids stand one after the other; where one of them holds a space itself, all are shown as they are."""
    found = ids.split(" ")
    return texts.listing([texts.quote(names[one]) for one in found]) if set(found) <= set(names) else texts.quote(ids)
