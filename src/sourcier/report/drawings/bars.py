"""A bar in a table's cell: a picture of the figure written beside it, so screen readers pass it over."""

from markupsafe import Markup

from .svg import percent


def bar(part: int, most: int) -> Markup:
    """Return a bar as long as `part` is of `most`; nothing where either is hidden or nought."""
    if part <= 0 or most <= 0:
        return Markup('<svg class="bar" aria-hidden="true" height="10"></svg>')
    width = percent(max(part / most, 0.004))
    return Markup(  # noqa: S704  # numbers and escaped text only
        '<svg class="bar" aria-hidden="true" height="10">'
        '<rect class="track" width="100%" height="10" rx="2"/>'
        f'<rect class="full" width="{width}" height="10" rx="2"/></svg>'
    )
