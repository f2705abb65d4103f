"""The file from its first row to its last, cut where it changes hands."""

from collections.abc import Sequence

from sourcier.locale import Texts
from sourcier.model.composition import Segment
from sourcier.report.masking import is_hidden

from .svg import Drawing, Grid, frame, label, percent

HEIGHT = 40
_NAMED = 0.08
"""Share of the width from which a segment's number is written in it."""


def draw_segments(segments: Sequence[Segment], texts: Texts) -> Drawing:
    """Draw the segments in row order; without a picture where their bounds are hidden."""
    title = texts.say("Segments of the file")
    grid = Grid(
        title,
        (texts.say("Segment"), texts.say("First row"), texts.say("Last row")),
        tuple((texts.number(place + 1), *_rows(segment, texts)) for place, segment in enumerate(segments)),
    )
    said = texts.count("%(n)s segment", "%(n)s segments", len(segments))
    hidden = any(is_hidden(segment.first_row) or is_hidden(segment.last_row) for segment in segments)
    body = "" if hidden or not segments else _body(segments)
    return Drawing(frame("segments", title, said, body, f'width="100%" height="{HEIGHT if body else 0}"'), grid)


def _rows(segment: Segment, texts: Texts) -> tuple[str, str]:
    if is_hidden(segment.first_row):
        return texts.say("masked"), texts.say("masked")
    return texts.number(segment.first_row + 1), texts.number(segment.last_row + 1)


def _body(segments: Sequence[Segment]) -> str:
    sizes = [segment.last_row - segment.first_row + 1 for segment in segments]
    whole = max(sum(sizes), 1)
    parts, start = [], 0
    for place, size in enumerate(sizes):
        classes = f"class-{2 if place % 2 else 3}"
        parts.append(
            f'<rect x="{percent(start, whole)}" width="{percent(size, whole)}" height="{HEIGHT}" class="{classes}"/>'
        )
        if size / whole >= _NAMED:
            parts.append(label(percent(start + size / 2, whole), "25", str(place + 1), "on-light", "middle"))
        start += size
    return "".join(parts)
