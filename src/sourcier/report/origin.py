"""The chapter on where a leak sprang from: facts of a trace as sentences, bars and tables."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.locale.names import EVENTS
from sourcier.model.trace import Containment, Trace

from .drawings.containment import Pair, draw_containment
from .drawings.svg import Drawing
from .drawings.timeline import draw_timeline
from .figures import Figures
from .marks import marks_said
from .masking import is_hidden
from .origin_departures import Departure, departures_of, gathered
from .origin_orders import Orders, orders_of
from .trace_findings import Shown, shown
from .witness import witnesses_said

_TELLING = 0.005


@dataclass(frozen=True, slots=True)
class Held:
    """One holding against the leak, ready to be shown."""

    containment: Containment
    name: str
    party: str
    svg: Markup
    sentence: str
    nuance: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Everything the chapter shows."""

    first: str
    """What a reader without any training must be able to repeat."""
    held: tuple[Held, ...]
    left_out: int
    """Holdings with next to nothing in common, which are only counted."""
    unexplained: tuple[str, ...]
    alike: tuple[str, ...]
    orders: Orders
    departures: tuple[Departure, ...]
    gathered: str
    """What they have in common, in one sentence; empty where none is dated."""
    timeline: Drawing | None
    missing: tuple[str, ...]
    findings: tuple[Shown, ...]
    witnesses: tuple[tuple[str, ...], ...]
    unasked: str
    marks: tuple[str, ...] = ()
    """Which copies the leak's marks name."""


def origin_of(trace: Trace, texts: Texts) -> Origin:
    """Return the chapter of a trace, already cleaned and masked."""
    names = {named.id: named.name for named in trace.names}
    parties = {named.id: named.party for named in trace.names}
    telling = [one for one in trace.containment if one.leak_in_holding >= _TELLING or is_hidden(one.shared)]
    departures = departures_of(trace.dating, texts)
    witnesses, unasked = witnesses_said(trace.witness, names, texts)
    events = {code: texts.gettext(name) for code, name in EVENTS.items()}
    return Origin(
        first=_first(trace, names, texts),
        held=tuple(_held(one, place, names, parties, texts) for place, one in enumerate(telling)),
        left_out=len(trace.containment) - len(telling),
        unexplained=tuple(_unexplained(trace, texts)),
        alike=tuple(_alike(texts, one.code, [names.get(h, h) for h in one.holdings]) for one in trace.alike),
        orders=orders_of(trace.scope, names, texts),
        departures=departures,
        gathered=gathered(departures, texts),
        timeline=draw_timeline(trace.journal, names, events, texts) if trace.journal else None,
        missing=tuple(_missing(trace, names, texts)),
        findings=tuple(shown(entry, names, texts) for entry in trace.findings),
        witnesses=witnesses,
        unasked=unasked,
        marks=marks_said(trace.marks, trace.marks_verdict, texts),
    )


def _first(trace: Trace, names: dict[str, str], texts: Texts) -> str:
    best = max(trace.containment, key=lambda one: one.leak_in_holding, default=None)
    if best is None:
        return texts.say("No holding was compared: nothing can be said of where the file came from.")
    name = names.get(best.holding, best.holding)
    if best.leak_in_holding < _TELLING:
        return texts.say("Next to nothing of the file stands in any holding that was compared.")
    return texts.say(
        "%(share)s of the file stands in %(holding)s; %(back)s of what lay there is in the file.",
        share=Figures(texts).portion(best.leak_in_holding),
        holding=texts.quote(name),
        back=Figures(texts).portion(best.holding_in_leak),
    )


def _held(one: Containment, place: int, names: dict[str, str], parties: dict[str, str], texts: Texts) -> Held:
    figures, name = Figures(texts), names.get(one.holding, one.holding)
    there = texts.say("%(share)s of the file is in this holding", share=Figures(texts).portion(one.leak_in_holding))
    back = texts.say("%(share)s of this holding is in the file", share=Figures(texts).portion(one.holding_in_leak))
    pair = Pair(f"containment-{place}", name, one.leak_in_holding, one.holding_in_leak, there, back)
    nuance = [
        texts.say(
            "%(shared)s of %(rows)s rows of the file, between %(low)s and %(high)s; taken off for chance: %(placebo)s.",
            shared=figures.count(one.shared),
            rows=figures.count(one.leak_rows),
            low=Figures(texts).portion(one.low),
            high=Figures(texts).portion(one.high),
            placebo=figures.count(one.placebo),
        )
    ]
    if one.dated:
        nuance.append(
            texts.say(
                "The last visit is the same in %(same)s of %(dated)s rows dated on both sides; newer there: %(newer)s.",
                same=figures.count(one.same_day),
                dated=figures.count(one.dated),
                newer=figures.count(one.newer),
            )
        )
    if one.columns_unknown:
        nuance.append(
            texts.count(
                "%(n)s column of the file does not exist there.",
                "%(n)s columns of the file do not exist there.",
                len(one.columns_unknown),
            )
        )
    if not one.complete:
        nuance.append(texts.say("This holding could not be read to its end: its figures are minimums."))
    return Held(
        one, name, parties.get(one.holding, ""), draw_containment(pair, texts), f"{there}; {back}.", tuple(nuance)
    )


def _unexplained(trace: Trace, texts: Texts) -> list[str]:
    figures = Figures(texts)
    return [
        figures.counted(
            "%(n)s row of the file (%(share)s) stands in no holding that was compared.",
            "%(n)s rows of the file (%(share)s) stand in no holding that was compared.",
            one.rows,
            share=Figures(texts).portion(one.share),
        )
        for one in trace.unexplained
    ]


_ALIKE = {
    "copies": _("%(holdings)s hold the same people: they cannot be told apart, and count as one."),
    "same_file": _("%(holdings)s are one and the same file."),
    "the_leak_itself": _("%(holdings)s: this is the leaked file itself, so it explains nothing."),
}


def _alike(texts: Texts, code: str, holdings: Sequence[str]) -> str:
    return texts.say(_ALIKE.get(code, _ALIKE["copies"]), holdings=texts.listing([texts.quote(h) for h in holdings]))


def _missing(trace: Trace, names: dict[str, str], texts: Texts) -> list[str]:
    said = [
        texts.say(
            "%(holding)s could not be compared (%(code)s).",
            holding=texts.quote(names.get(o.holding, o.holding)),
            code=o.code,
        )
        for o in trace.refused
    ]
    if trace.absent:
        listed = texts.listing([texts.quote(names.get(one, one)) for one in trace.absent])
        said.append(
            texts.say(
                "Nobody could get these yet, and what they would explain is not known: %(holdings)s.", holdings=listed
            )
        )
    return said
