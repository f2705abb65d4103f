"""Stories of how a leak came about, what speaks for and against each, and what to ask for next, as sentences."""

from collections.abc import Mapping

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.model.hypotheses import AskNext, Hypothesis, Term

from .figures import Figures, capital
from .ratios import ratio_said

STORIES = {
    "one_holding": _("the file came from %(holdings)s"),
    "several": _("the file was put together from several thefts: %(holdings)s"),
    "common_supplier": _("the file came from a place of %(parties)s, of which others hold a part too"),
    "chain": _("the file came from %(last)s, which had it from %(first)s"),
    "fabricated": _("the file was invented"),
    "none_of_these": _("the file came from none of the places that were listed"),
}
"""`Hypothesis.story`, as it stands inside a sentence."""
SHORT = {
    "one_holding": _("%(holdings)s"),
    "several": _("several thefts: %(holdings)s"),
    "common_supplier": _("a place of %(parties)s"),
    "chain": _("%(first)s, then %(last)s"),
    "fabricated": _("invented"),
    "none_of_these": _("none of the listed places"),
}
"""The same in few words, for drawings and tables."""
TERMS = {
    "rows_explained": _("how many rows stand there"),
    "same_days": _("whether last visits agree"),
    "size": _("how much of what lay there leaked"),
    "coverage": _("how evenly the laboratories stand there"),
    "last_visits": _("last visits of the laboratories against the day of the copy"),
    "values": _("values older or newer than in the file"),
    "columns": _("columns it does not have"),
    "authenticity": _("whether the file looks like a true export"),
    "copied_from": _("one place that lies wholly in another"),
}
"""`Term.code`."""
COUNTED = {
    "rows_explained": _("%(rows)s of %(of)s rows of the file stand there"),
    "rows_anywhere": _("%(rows)s of %(of)s rows of the file stand in a listed place"),
    "same_days": _("of %(of)s rows dated on both sides, the last visit is the same in %(same)s"),
    "size": _("of %(holding_rows)s rows there, %(rows)s leaked"),
    "coverage": _(
        "%(labs)s of %(of_labs)s laboratories stand there; of each, %(low)s to %(high)s of its rows there leaked"
    ),
    "last_visits": _("%(at_migration)s of %(labs)s laboratories stop within %(days)s days of their migration"),
    "values": _("of %(compared)s values compared, %(agreed)s agree"),
    "columns": _("of %(of)s columns of the file, %(lacking)s are not there"),
}
"""`Term.numbers`, by its code."""
STORY_WEAKEST = {
    **TERMS,
    "lab": _("one laboratory, left out"),
    "migration_dates": _("the dates of migrations, taken from the manifest"),
    "prior": _("how likely each story is taken to be beforehand"),
}
"""`Hypothesis.weakest`."""
ASKS = {
    "inventory": _("an inventory of %(subject)s"),
    "migration_date": _("the day on which %(subject)s migrated"),
    "dated_inventory": _("an inventory of %(subject)s that says when each person was last seen"),
    "whole_inventory": _("an inventory of %(subject)s that is read to its end"),
    "order_or_register": _("the order or the register of exports of %(subject)s"),
}
"""`AskNext.code`."""
CAPS = {
    "simulated": _("ratios are told as far as simulations of such cases reach"),
    "no_dates": _("no dates stand on both sides, so that ratios stop earlier"),
    "off_grid": _("no case of this size was simulated, so that ratios stop at 10"),
    "few_rows": _("there are few rows, so that ratios stop earlier"),
    "holdings_incomplete": _("not every holding could be read to its end, so that ratios stop earlier"),
}
"""`Weighing.cap_why`."""
_LISTED = 3
_MOST = 3.0
"""Of one term, as log10: beyond a thousand no simulation bears out a figure."""


def story(one: Hypothesis, names: Mapping[str, str], texts: Texts, *, short: bool = False) -> str:
    """Return what a story says; ids by the names people gave them."""
    table = SHORT if short else STORIES
    if one.story not in table:
        return one.id
    return texts.say(table[one.story], **_named(one, names, texts))


def _named(one: Hypothesis, names: Mapping[str, str], texts: Texts) -> dict[str, str]:
    holdings = [texts.quote(names.get(each, each)) for each in one.holdings]
    parties = [texts.quote(names.get(each, each)) for each in one.parties]
    return {
        "holdings": _shortened(holdings, texts),
        "parties": _shortened(parties, texts),
        "first": holdings[0] if holdings else "",
        "last": holdings[-1] if holdings else "",
    }


def _shortened(found: list[str], texts: Texts) -> str:
    if len(found) <= _LISTED + 1:
        return texts.listing(found)
    left = len(found) - _LISTED
    return texts.listing([*found[:_LISTED], texts.count("%(n)s other", "%(n)s others", left)])


def term(entry: Term, texts: Texts) -> str:
    """Return one thing that speaks for or against a story: what, on which counts, how strongly."""
    what = _counted(entry, texts) or Figures(texts).name(TERMS, entry.code)
    ratio = min(max(entry.log10, -_MOST), _MOST)
    said = ratio_said(ratio, texts, capped=ratio != entry.log10)
    return texts.say("%(what)s: %(ratio)s", what=capital(what), ratio=said)


def _counted(entry: Term, texts: Texts) -> str:
    """What a term rests on, in figures; empty where it has none that this version knows."""
    listed = entry.code != "rows_explained" or "anywhere" in entry.numbers
    text = COUNTED.get(entry.code if listed else "rows_anywhere", "")
    try:
        return texts.say(text, **_written(entry.numbers, texts)) if text else ""
    except KeyError:
        return ""


def _written(numbers: Mapping[str, str | int | float], texts: Texts) -> dict[str, str]:
    figures = Figures(texts)
    return {
        name: figures.count(value) if isinstance(value, int) else figures.portion(value)
        for name, value in numbers.items()
        if isinstance(value, int | float)
    }


def asked_next(entry: AskNext, names: Mapping[str, str], texts: Texts) -> str:
    """Return what would tell the two best stories apart soonest."""
    if entry.code not in ASKS:
        return entry.code
    what = texts.say(ASKS[entry.code], subject=texts.quote(names.get(entry.subject, entry.subject)))
    if not entry.party or entry.party == entry.subject:
        return texts.say("What would tell the two best apart soonest: %(what)s.", what=what)
    party = texts.quote(names.get(entry.party, entry.party))
    return texts.say(
        "What would tell the two best apart soonest: %(what)s, to be asked of %(party)s.", what=what, party=party
    )
