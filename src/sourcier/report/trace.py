"""What a trace found, for a terminal and for other programs."""

from collections.abc import Iterator

import rfc8785
from rich.padding import Padding
from rich.text import Text

from sourcier.locale import Texts
from sourcier.model.plain import to_plain
from sourcier.model.trace import Trace

from .origin import Held, Origin, origin_of
from .printing import holding, printed
from .safe import cleaned, escaped_json
from .trace_chapters import duties_blocks, hypotheses_blocks

_BAR = 30
_SHOWN = 5
_LABS = 10
_FULL, _EMPTY = "█", "·"


def render_trace(trace: Trace, texts: Texts, form: str, *, width: int = 100, colour: bool = False) -> str:
    """Return the facts of a trace as ``text`` or ``json``."""
    if form == "json":
        return escaped_json(rfc8785.dumps(to_plain(trace)).decode()) + "\n"
    shown = cleaned(trace)
    return printed(map(holding, _blocks(shown, origin_of(shown, texts), texts)), width, colour=colour)


def _blocks(trace: Trace, origin: Origin, texts: Texts) -> "list[Text | Padding]":
    blocks: list[Text | Padding] = []
    if not trace.complete:
        said = texts.say("Incomplete: part of the holdings could not be read. What rests on them is a minimum.")
        blocks.append(Text(said, style="bold red"))
    blocks += [Text(), Text(origin.first, style="bold")]
    blocks += [Text(sentence) for sentence in (*origin.marks, *origin.unexplained, *origin.alike, *origin.missing)]
    for held in origin.held[:_SHOWN]:
        blocks += [Text(), *_held(held)]
    left = max(len(origin.held) - _SHOWN, 0) + origin.left_out
    if left > 0:
        said = texts.count("and %(n)s other holding that explains less", "and %(n)s others that explain less", left)
        blocks += [Text(), Text(said, style="dim")]
    blocks += [*hypotheses_blocks(trace, texts), *duties_blocks(trace, texts)]
    blocks += [*_orders(origin, texts), *_departures(origin, texts), *_witnesses(origin, texts)]
    if origin.findings:
        blocks += [Text(), Text(texts.say("What this tends to show"), style="bold")]
        for finding in origin.findings:
            blocks += [
                Padding(Text(finding.sentence), (0, 0, 0, 2)),
                Padding(Text(finding.under, style="dim"), (0, 0, 0, 4)),
            ]
    return blocks


def _orders(origin: Origin, texts: Texts) -> "Iterator[Text | Padding]":
    orders = origin.orders
    if orders.exceeded or orders.gathered:
        yield Text()
        yield Text(texts.say("What was ordered, and what is in the file"), style="bold")
    for ordered in orders.exceeded:
        head, *rest = ordered.sentences
        yield Padding(Text(head).append(f"  {ordered.scope.order}", style="dim"), (0, 0, 0, 2))
        yield from (Padding(Text(sentence, style="dim"), (0, 0, 0, 4)) for sentence in rest)
    yield from (Padding(Text(sentence), (0, 0, 0, 2)) for sentence in orders.gathered)


def _departures(origin: Origin, texts: Texts) -> "Iterator[Text | Padding]":
    """Those that stop at their migration are one sentence; only the others are told one by one."""
    if origin.departures:
        yield Text()
        yield Text(texts.say("Last visits against migrations"), style="bold")
        yield Padding(Text(origin.gathered), (0, 0, 0, 2))
        others = [one for one in origin.departures if not one.near]
        yield from (_inside(f"{one.dating.subject}: {one.said}") for one in others[:_LABS])
        if len(others) > _LABS:
            left = len(others) - _LABS
            said = texts.count("and %(n)s other laboratory", "and %(n)s other laboratories", left)
            yield _inside(said)


def _witnesses(origin: Origin, texts: Texts) -> "Iterator[Text | Padding]":
    if origin.witnesses or origin.unasked:
        yield Text()
        yield Text(texts.say("Compared by hand"), style="bold")
    for head, *rest in origin.witnesses:
        yield Padding(Text(head), (0, 0, 0, 2))
        yield from (Padding(Text(sentence, style="dim"), (0, 0, 0, 4)) for sentence in rest)
    if origin.unasked:
        yield _inside(origin.unasked)


def _held(held: Held) -> "list[Text | Padding]":
    title = Text(held.name, style="bold").append(f"  {held.party}", style="dim")
    both = ((held.containment.leak_in_holding, "cyan"), (held.containment.holding_in_leak, "yellow"))
    said = held.sentence.rstrip(".").split("; ")
    lines = [
        Padding(Text(_bar(share), style=style).append(f"  {words}", style="default"), (0, 0, 0, 2))
        for (share, style), words in zip(both, said, strict=True)
    ]
    return [title, *lines, *(_inside(sentence) for sentence in held.nuance)]


def _bar(share: float) -> str:
    full = round(min(max(share, 0.0), 1.0) * _BAR)
    return _FULL * full + _EMPTY * (_BAR - full)


def _inside(sentence: str) -> Padding:
    return Padding(Text(sentence, style="dim"), (0, 0, 0, 2))
