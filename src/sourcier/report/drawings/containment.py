"""How much of the leak lies in a holding, and how much of the holding in the leak: two bars."""

from dataclasses import dataclass

from markupsafe import Markup

from sourcier.locale import Texts
from sourcier.report.masking import is_hidden

from .svg import frame, label, percent

HEIGHT = 74
_BAR = 18


@dataclass(frozen=True, slots=True)
class Pair:
    """Two shares, 0 to 1, and the words for them."""

    name: str
    """Unique in the page."""
    title: str
    there: float
    """Share of the leak that is in the holding."""
    back: float
    """Share of the holding that is in the leak."""
    there_said: str
    back_said: str


def draw_containment(pair: Pair, texts: Texts) -> Markup:
    """Draw both shares on one scale, each with its sentence above it; without bars where they are hidden."""
    said = texts.listing([pair.there_said, pair.back_said])
    body = _line(0, pair.there, pair.there_said, "full") + _line(1, pair.back, pair.back_said, "back")
    return frame(pair.name, pair.title, said, body, f'width="100%" height="{HEIGHT}"')


def _line(place: int, share: float, said: str, classes: str) -> str:
    top = place * 38
    track = f'<rect class="track" y="{top + 16}" width="100%" height="{_BAR}" rx="3"/>'
    if is_hidden(round(share * 100)) or share <= 0:
        return label("0", str(top + 11), said, "small") + track
    width = percent(min(max(share, 0.004), 1.0))
    bar = f'<rect class="{classes}" y="{top + 16}" width="{width}" height="{_BAR}" rx="3"/>'
    return label("0", str(top + 11), said, "small") + track + bar
