"""Rows by month of the dated act, as bars; by year where there are too many months to tell apart."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from sourcier.locale import Texts
from sourcier.model.facts import Month
from sourcier.report.figures import Figures
from sourcier.report.masking import is_hidden

from .svg import Drawing, Grid, frame, label, percent, rounded_scale

HEIGHT = 236
_TOP, _BOTTOM = 14, 196
_LEFT, _RIGHT = 9.0, 100.0
"""Per cent of the width: the scale's figures stand left of it."""
_MOST_MONTHS = 180
_MOST_YEARS = 60
_JANUARY = "-01"


def draw_months(months: Sequence[Month], texts: Texts) -> Drawing:
    """Draw the months from the first to the last, those without rows included."""
    counts = {month.month: month.rows for month in months}
    spans = _every_month(counts)
    if len(spans) > _MOST_MONTHS:
        counts = _by_year(counts)
        spans = [f"{year:04}" for year in range(int(min(counts)), int(max(counts)) + 1)][-_MOST_YEARS:]
    return Drawing(_svg(spans, counts, texts), _grid(months, texts))


def _every_month(counts: Mapping[str, int]) -> list[str]:
    if not counts:
        return []
    first, last = (_ordinal(month) for month in (min(counts), max(counts)))
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(first, last + 1)]


def _ordinal(month: str) -> int:
    year, number = month.split("-")
    return int(year) * 12 + int(number) - 1


def _by_year(counts: Mapping[str, int]) -> dict[str, int]:
    """Add up the months; hidden ones are left out, as the note beside the drawing says."""
    years: dict[str, int] = defaultdict(int)
    for month, rows in counts.items():
        years[month[:4]] += max(rows, 0)
    return dict(years)


def _svg(spans: Sequence[str], counts: Mapping[str, int], texts: Texts) -> Markup:
    scale = rounded_scale(max((counts.get(span, 0) for span in spans), default=0))
    parts = [_line(value, scale[-1], texts) for value in scale]
    parts += [
        _bar(span, place, of=len(spans), rows=counts.get(span, 0), most=scale[-1], texts=texts)
        for place, span in enumerate(spans)
    ]
    parts += _years(spans)
    busiest = max(spans, key=lambda span: counts.get(span, 0), default="")
    said = texts.say(
        "Bars from %(first)s to %(last)s; the highest is %(busiest)s with %(rows)s rows.",
        first=_name(spans[0], texts) if spans else "",
        last=_name(spans[-1], texts) if spans else "",
        busiest=_name(busiest, texts),
        rows=max(counts.get(busiest, 0), 0),
    )
    return frame("months", texts.say("Rows by month"), said, "".join(parts), f'width="100%" height="{HEIGHT}"')


def _name(span: str, texts: Texts) -> str:
    return texts.month(span) if "-" in span else span


def _line(value: int, most: int, texts: Texts) -> str:
    y = _BOTTOM - (_BOTTOM - _TOP) * value / most
    return (
        f'<line x1="{_LEFT}%" x2="100%" y1="{y:.1f}" y2="{y:.1f}" class="{"axis" if value == 0 else "grid"}"/>'
        + label(f"{_LEFT - 1.2}%", f"{y + 4:.1f}", texts.compact(value), "small", "end")
    )


def _bar(span: str, place: int, *, of: int, rows: int, most: int, texts: Texts) -> str:
    if rows == 0:
        return ""
    width = (_RIGHT - _LEFT) / of
    height = max((_BOTTOM - _TOP) * max(rows, 0) / most, 2)
    said = texts.say("%(when)s: %(rows)s", when=_name(span, texts), rows=Figures(texts).count(rows))
    return (
        f'<rect x="{_LEFT + place * width + width * 0.07:.3f}%" width="{width * 0.86:.3f}%" '
        f'y="{_BOTTOM - height:.1f}" height="{height:.1f}" class="{"hidden-bar" if is_hidden(rows) else "full"}">'
        f"<title>{Markup.escape(said)}</title></rect>"
    )


def _years(spans: Sequence[str]) -> list[str]:
    """Mark each year where it begins; every year of few, else those that a narrow screen has room for."""
    starts = [(place, span[:4]) for place, span in enumerate(spans) if span.endswith(_JANUARY) or "-" not in span]
    step = max(1, -(-len(starts) // 8))
    marks = []
    for n, (place, year) in enumerate(starts):
        x = percent(_LEFT + (_RIGHT - _LEFT) * place / len(spans), 100)
        marks.append(f'<line x1="{x}" x2="{x}" y1="{_BOTTOM}" y2="{_BOTTOM + 5}" class="axis"/>')
        if n % step == 0:
            marks.append(label(x, str(_BOTTOM + 20), year, "small"))
    return marks


def _grid(months: Sequence[Month], texts: Texts) -> Grid:
    figures = Figures(texts)
    counts = {month.month: month.rows for month in months}
    years = sorted({month[:4] for month in counts})
    numbers = [f"{number:02}" for number in range(1, 13)]
    rows = tuple(
        (year, *(figures.count(counts[f"{year}-{n}"]) if f"{year}-{n}" in counts else "" for n in numbers))
        for year in years
    )
    return Grid(texts.say("Rows by year and month"), (texts.say("Year"), *numbers), rows)
