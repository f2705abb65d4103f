"""One test of authenticity: what was measured, as a dot, against what a true export shows, as a line."""

from markupsafe import Markup

from .svg import percent


def effect(measured: float, expected: float) -> Markup:
    """Return a small scale from 0 to the larger of 1 and both values; a picture of figures written beside it."""
    most = max(1.0, measured, expected)
    dot, line = (min(max(value, 0.0), most) / most * 0.96 + 0.02 for value in (measured, expected))
    return Markup(  # noqa: S704  # numbers only
        '<svg class="bar" aria-hidden="true" height="14">'
        '<rect class="track" y="3" width="100%" height="8" rx="2"/>'
        f'<line class="axis" x1="{percent(line)}" x2="{percent(line)}" y1="0" y2="14"/>'
        f'<circle class="full" cx="{percent(dot)}" cy="7" r="5"/></svg>'
    )
