"""Stories on one scale: bars to the right where the facts support them, to the left where they support the others."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sourcier.locale import Texts

from .svg import frame, label, percent

_ROW, _TOP, _BAR = 46, 34, 14
_MIDDLE = 0.5
_STEPS = (1, 2, 3, 4, 6)
"""Where the words of the scale change, as log10: 10, 100, 1,000, 10,000, 1,000,000."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One story on the scale."""

    said: str
    """What it says, in few words."""
    strength: str
    """The words of the scale."""
    log10_lr: float
    capped: bool


def draw_stories(name: str, bars: Sequence[Bar], cap: float, texts: Texts) -> Markup:
    """Draw the bars, best first; `cap` is the largest ratio that is told."""
    most = max(1.0, cap, *(abs(bar.log10_lr) for bar in bars))
    height = _TOP + _ROW * len(bars)
    body = _axis(most, height, texts) + "".join(_bar(place, bar, most) for place, bar in enumerate(bars))
    title = texts.say("How strongly the facts speak for each story")
    said = "; ".join(f"{bar.said}: {bar.strength}" for bar in bars)
    return frame(name, title, said, body, f'width="100%" height="{height}"')


def _axis(most: float, height: int, texts: Texts) -> str:
    middle = percent(_MIDDLE)
    lines = f'<line class="axis" x1="{middle}" x2="{middle}" y1="22" y2="{height}"/>'
    heads = label("0", "11", texts.say("speaks for the others"), "small")
    heads += label("100%", "11", texts.say("speaks for it"), "small", "end")
    heads += label(middle, "11", "1", "small", "middle")
    for step in _STEPS:
        if step > most:
            break
        for side in (-1, 1):
            x = percent(_MIDDLE + side * step / most * _MIDDLE * 0.98)
            lines += f'<line class="grid" x1="{x}" x2="{x}" y1="26" y2="{height}"/>'
    return lines + heads


def _bar(place: int, bar: Bar, most: float) -> str:
    top = _TOP + place * _ROW
    width = min(abs(bar.log10_lr) / most, 1.0) * _MIDDLE * 0.98
    left = _MIDDLE if bar.log10_lr >= 0 else _MIDDLE - width
    classes = "full" if bar.log10_lr >= 0 else "back"
    shape = f'<rect class="{classes}" x="{percent(left)}" y="{top + 16}" width="{percent(max(width, 0.004))}"'
    shape += f' height="{_BAR}" rx="2"/>'
    return label("0", str(top + 11), bar.said, "strong" if not place else "") + shape
