"""People by level of severity: one bar, each level named beside its colour."""

from collections.abc import Sequence

from sourcier.locale import Texts
from sourcier.locale.names.response import BANDS
from sourcier.model.severity import Group
from sourcier.report.drawings.svg import Drawing, Grid, frame, label, percent
from sourcier.report.figures import Figures, capital
from sourcier.report.masking import is_hidden

HEIGHT = 148
_ORDER = ("very_high", "high", "medium", "low")
_ROW = 36
_LEFT = 0.22
_RIGHT = 0.16


def draw_severity(groups: Sequence[Group], texts: Texts) -> Drawing:
    """Draw how many people there are on each level; a hidden count has no bar."""
    figures = Figures(texts)
    people = {band: _people([group for group in groups if group.band == band]) for band in _ORDER}
    most = max(people.values(), default=0)
    title = texts.say("People by level of severity")
    shown = [(band, capital(figures.name(BANDS, band)), people[band]) for band in _ORDER]
    said = texts.listing([f"{name}: {figures.count(count)}" for _, name, count in shown])
    body = "".join(_bar(place, one, most, figures) for place, one in enumerate(shown))
    grid = Grid(title, (texts.say("Level"), texts.say("People")),
                tuple((name, figures.count(count)) for _, name, count in shown))  # fmt: skip
    return Drawing(frame("severity", title, said, body, f'width="100%" height="{HEIGHT}"'), grid)


def _people(groups: Sequence[Group]) -> int:
    hidden = next((group.people for group in groups if is_hidden(group.people)), None)
    return sum(group.people for group in groups) if hidden is None else hidden


def _bar(place: int, one: tuple[str, str, int], most: int, figures: Figures) -> str:
    band, name, count = one
    top = place * _ROW
    rail = percent(1 - _LEFT - _RIGHT)
    text = label("0", str(top + 22), name)
    track = f'<rect class="track" x="{percent(_LEFT)}" y="{top + 6}" width="{rail}" height="22" rx="3"/>'
    bar = ""
    if count > 0 and most > 0:
        width = percent(max(count / most, 0.004) * (1 - _LEFT - _RIGHT))
        bar = f'<rect class="band-{band}" x="{percent(_LEFT)}" y="{top + 6}" width="{width}" height="22" rx="3"/>'
    return text + track + bar + label(percent(1 - _RIGHT + 0.01), str(top + 22), figures.count(count), "strong")
