"""What a trace found, for a terminal and for other programs."""

import io

import rfc8785
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from sourcier.locale import Texts
from sourcier.model.plain import to_plain
from sourcier.model.trace import Trace

from .origin import Held, Origin, origin_of
from .safe import cleaned, escaped_json

NARROWEST = 40
_BAR = 30
_SHOWN = 5
_FULL, _EMPTY = "█", "·"


def render_trace(trace: Trace, texts: Texts, form: str, *, width: int = 100, colour: bool = False) -> str:
    """Return the facts of a trace as ``text`` or ``json``."""
    if form == "json":
        return escaped_json(rfc8785.dumps(to_plain(trace)).decode()) + "\n"
    shown = cleaned(trace)
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=max(width, NARROWEST),
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
        highlight=False,
        emoji=False,
        markup=False,
    )
    for block in _blocks(shown, origin_of(shown, texts), texts):
        console.print(block)
    return "\n".join(line.rstrip() for line in stream.getvalue().split("\n"))


def _blocks(trace: Trace, origin: Origin, texts: Texts) -> "list[Text | Padding]":
    blocks: list[Text | Padding] = []
    if not trace.complete:
        said = texts.say("Incomplete: part of the holdings could not be read. What rests on them is a minimum.")
        blocks.append(Text(said, style="bold red"))
    blocks += [Text(), Text(origin.first, style="bold")]
    blocks += [Text(sentence) for sentence in (*origin.unexplained, *origin.alike, *origin.missing)]
    for held in origin.held[:_SHOWN]:
        blocks += [Text(), *_held(held)]
    left = max(len(origin.held) - _SHOWN, 0) + origin.left_out
    if left > 0:
        said = texts.count("and %(n)s other holding that explains less", "and %(n)s others that explain less", left)
        blocks += [Text(), Text(said, style="dim")]
    for ordered in origin.orders:
        head, *rest = ordered.sentences
        blocks += [Text(), Text(head, style="bold"), *(_inside(sentence) for sentence in rest)]
    if origin.departures:
        blocks += [Text(), Text(texts.say("Last visits against migrations"), style="bold")]
        blocks += [_inside(f"{one.dating.subject}: {one.said}") for one in origin.departures]
    return blocks


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
