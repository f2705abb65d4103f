"""What all drawings share: the frame, escaped text, and the table that says the same."""

from dataclasses import dataclass

from markupsafe import Markup, escape


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of figures already written in the reader's language; views escape every cell."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """The first cell of a row names it; the others are figures."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing and the table beside it."""

    svg: Markup
    grid: Grid
    legend: tuple[tuple[str, str], ...] = ()
    """Style class and meaning of each colour."""
    note: str = ""


def frame(name: str, title: str, description: str, body: str, attributes: str) -> Markup:
    """Return an SVG that a screen reader announces by its title and description.

    `name` makes its ids unique in the page; `body` and `attributes` are SVG already escaped.
    """
    return Markup(  # noqa: S704  # numbers and escaped text only
        f'<svg class="drawing {name}" role="img" aria-labelledby="{name}-title {name}-desc" {attributes}>'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-desc">{escape(description)}</desc>'
        f"{body}</svg>"
    )


def percent(part: float, whole: float = 1.0) -> str:
    """Return a coordinate as a share of the drawing's width."""
    return f"{100 * part / whole:.3f}%".replace(".000%", "%")


def label(x: str, y: str, text: str, classes: str = "", anchor: str = "start") -> str:
    """Return one line of escaped text."""
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" class="{classes}">{escape(text)}</text>'


def rounded_scale(most: int, steps: int = 3) -> tuple[int, ...]:
    """Return round values from 0 to just above `most`, at least two, about `steps` + 1 of them."""
    if most <= 0:
        return (0, 1)
    rough = max(1, most / steps)
    power = 10 ** (len(str(int(rough))) - 1)
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    return tuple(step * i for i in range(int(-(-most // step)) + 1))
