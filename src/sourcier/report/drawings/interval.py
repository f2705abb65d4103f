"""An interval of people: low, best and high on one line, the ends of the line a little outside."""

from sourcier.locale import Texts
from sourcier.report.figures import Figures
from sourcier.report.masking import is_hidden

from .svg import Drawing, Grid, frame, label, percent

HEIGHT = 58
_MARGIN = 0.16
"""Room left and right of the interval, for the figures written at its ends."""


def draw_interval(low: int, best: int, high: int, texts: Texts) -> Drawing:
    """Draw three counts that may be the same, or hidden: then the words stand without a picture."""
    figures = Figures(texts)
    heads = (texts.say("Least"), texts.say("Likeliest"), texts.say("Most"))
    shown = (figures.count(low), figures.count(best), figures.count(high))
    grid = Grid(texts.say("How many people"), ("", *heads), ((texts.say("People"), *shown),))
    title = texts.say("How many people")
    said = texts.say("between %(low)s and %(high)s, most likely %(best)s", low=shown[0], best=shown[1], high=shown[2])
    body = "" if any(is_hidden(count) for count in (low, best, high)) else _body(low, best, high, shown)
    return Drawing(frame("interval", title, said, body, f'width="100%" height="{HEIGHT if body else 0}"'), grid)


def _body(low: int, best: int, high: int, shown: tuple[str, str, str]) -> str:
    width = max(high - low, 1)
    inside = 1 - 2 * _MARGIN
    first, middle, last = (_MARGIN + inside * (count - low) / width for count in (low, best, high))
    if high == low:
        first, middle, last = 0.5, 0.5, 0.5
    line = (
        f'<line class="rail" x1="0" x2="100%" y1="34" y2="34"/>'
        f'<line class="span" x1="{percent(first)}" x2="{percent(last)}" y1="34" y2="34"/>'
        f'<circle class="full" cx="{percent(middle)}" cy="34" r="7"/>'
    )
    ends = "" if low == high else label(percent(first), "54", shown[0], "small", "middle")
    ends += "" if low == high else label(percent(last), "54", shown[2], "small", "middle")
    return line + label(percent(middle), "18", shown[1], "strong", "middle") + ends
