"""One story on the scale: a bar to the right where the facts support it, to the left where they support the others."""

from markupsafe import Markup

from .svg import percent

_MIDDLE, _ROOM = 0.5, 0.49
_STEPS = (1, 2, 3, 4, 6)
"""Where the words of the scale change, as log10: 10, 100, 1,000, 10,000, 1,000,000."""


def balance(log10_lr: float, most: float) -> Markup:
    """Return a bar from the middle; `most` is the longest one's log10. A picture of the words written beside it."""
    most = max(most, 1.0)
    width = min(abs(log10_lr) / most, 1.0) * _ROOM
    left = _MIDDLE if log10_lr >= 0 else _MIDDLE - width
    lines = "".join(
        f'<line class="grid" x1="{percent(x)}" x2="{percent(x)}" y1="0" y2="20"/>'
        for step in _STEPS
        if step <= most
        for x in (_MIDDLE - step / most * _ROOM, _MIDDLE + step / most * _ROOM)
    )
    return Markup(  # noqa: S704  # numbers only
        '<svg class="bar balance" aria-hidden="true" height="20">'
        f"{lines}"
        f'<rect class="{"full" if log10_lr >= 0 else "back"}" x="{percent(left)}" y="4" height="12" rx="2"'
        f' width="{percent(max(width, 0.006))}"/>'
        f'<line class="axis" x1="{percent(_MIDDLE)}" x2="{percent(_MIDDLE)}" y1="0" y2="20"/></svg>'
    )
