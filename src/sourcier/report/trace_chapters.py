"""Stories and responsibilities for a terminal: the same sentences as the page, and bars of characters."""

from collections.abc import Iterator, Sequence

from rich.padding import Padding
from rich.text import Text

from sourcier.locale import Texts
from sourcier.model.hypotheses import Hypothesis
from sourcier.model.trace import Trace

from .hypotheses import drawn_of, hypotheses_of
from .naming import names_of
from .ratios import STEPS, level, ratio_said, strength_said
from .responsibilities import Answerable, ShownDuty, responsibilities_of
from .story_sentences import story

_SIGNS = {
    "tends_to_show_failed": ("✗", "red"),
    "tends_to_show_kept": ("✓", "green"),
    "speaks_both_ways": ("±", "yellow"),
    "not_known": ("?", "dim"),
}
_FULL, _EMPTY = "█", "·"
_PARTIES, _FACTS = 3, 4
Block = Text | Padding


def hypotheses_blocks(trace: Trace, texts: Texts) -> Iterator[Block]:
    """Yield the chapter on stories; nothing where nothing was weighed."""
    names = names_of(trace, texts)
    for part in hypotheses_of(trace, texts):
        yield Text()
        yield Text(part.title or texts.say("Hypotheses"), style="bold")
        yield from (_inside(Text(sentence)) for sentence in part.first)
        for one in drawn_of([each for each in trace.hypotheses if each.segment == part.segment]):
            yield _inside(_bar(one).append(f"  {story(one, names, texts, short=True)}"))
            said = f"{ratio_said(one.log10_lr, texts, capped=one.capped)} · {strength_said(one.strength, texts)}"
            yield Padding(Text(said, style="dim"), (0, 0, 0, 4 + 2 * len(STEPS)))


def _bar(one: Hypothesis) -> Text:
    """To the right what supports it, to the left what supports the others, in steps of the scale."""
    step = level(one.strength)
    left, right = max(-step, 0), max(step, 0)
    most = len(STEPS)
    bar = Text(_EMPTY * (most - left), style="dim").append(_FULL * left, style="yellow").append("│", style="default")
    return bar.append(_FULL * right, style="cyan").append(_EMPTY * (most - right), style="dim")


def duties_blocks(trace: Trace, texts: Texts) -> Iterator[Block]:
    """Yield the chapter on responsibilities; nothing where nobody bears a duty."""
    found = responsibilities_of(trace, texts)
    if found is None:
        return
    yield Text()
    yield Text(texts.say("Responsibilities"), style="bold")
    yield from (_inside(Text(sentence)) for sentence in found.first)
    for group in found.parties[:_PARTIES]:
        yield from _party(group, texts)
    if left := sum(len(group) for group in found.parties[_PARTIES:]):
        yield Text()
        yield _inside(Text(texts.count("and %(n)s other party", "and %(n)s other parties", left), style="dim"))


def _party(group: Sequence[Answerable], texts: Texts) -> Iterator[Block]:
    party = group[0]
    yield Text()
    yield _inside(Text(party.name, style="bold").append(f"  {party.role}", style="dim"))
    if len(group) > 1:
        alike = texts.count("The same is found of %(n)s other", "The same is found of %(n)s others", len(group) - 1)
        yield _inside(Text(alike, style="dim"))
    for duty in party.failed:
        yield Padding(_duty(duty), (0, 0, 0, 4))
        yield from (Padding(Text(sentence, style="dim"), (0, 0, 0, 6)) for sentence in duty.for_[:_FACTS])
    yield from (Padding(_duty(duty), (0, 0, 0, 4)) for duty in party.others)
    if party.questions:
        said_ = texts.count("%(n)s question to this party", "%(n)s questions to this party", len(party.questions))
        yield Padding(Text(f"? {said_}", style="dim"), (0, 0, 0, 4))


def _duty(duty: ShownDuty) -> Text:
    sign, style = _SIGNS.get(duty.finding, _SIGNS["not_known"])
    return Text(f"{sign} ", style=style).append(duty.title, style="default").append(f"  {duty.verdict}", style="dim")


def _inside(text: Text) -> Padding:
    return Padding(text, (0, 0, 0, 2))
