"""Runs of an audit over time: what wanted to be mended in each, by severity; each run's place follows its day."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from markupsafe import escape

from sourcier.locale import Texts
from sourcier.locale.names.audit import SEVERITY
from sourcier.model.audit import SEVERITIES
from sourcier.model.audit_history import PastRun

from .svg import Drawing, Grid, frame, label, percent, rounded_scale

HEIGHT = 220
_TOP, _BOTTOM = 14, 180
_LEFT, _RIGHT = 0.07, 0.985
MOST = 60
"""Runs that are drawn: the last ones."""
_WIDTH = 0.6
_WIDEST, _THINNEST = 0.05, 0.004
_LABELS = 6


def draw_runs(runs: Sequence[PastRun], texts: Texts) -> Drawing:
    """Draw runs, earliest first; one that was incomplete bears a cross, for its figures are minima."""
    shown = list(runs)[-MOST:]
    scale = rounded_scale(max((sum(run.counts.values()) for run in shown), default=0))
    body = "".join(_line(value, scale[-1], texts) for value in scale)
    places = _places(shown)
    width = _bar_width(places)
    for run, x in zip(shown, places, strict=True):
        body += _bar(run, x, width, scale[-1], texts)
    step = max(1, -(-len(shown) // _LABELS))
    for at in range(0, len(shown), step):
        body += label(percent(places[at]), str(_BOTTOM + 20), texts.short_month(shown[at].on), "small", "middle")
    said = texts.say(
        "Bars for %(n)s runs; the last one: %(open)s open findings.",
        n=texts.number(len(shown)),
        open=texts.number(sum(shown[-1].counts.values()) if shown else 0),
    )
    svg = frame("runs", texts.say("Open findings by run"), said, body, f'width="100%" height="{HEIGHT}"')
    legend = tuple((f"band-{severity}", texts.gettext(SEVERITY[severity])) for severity in reversed(SEVERITIES))
    note = "" if all(run.complete for run in shown) else texts.say("\u2717: incomplete run, figures are minima.")
    return Drawing(svg, _grid(shown, texts), legend, note)


def _places(runs: Sequence[PastRun]) -> list[float]:
    """Return where each run stands, apart by at least the thinnest bar."""
    days = [date.fromisoformat(run.on).toordinal() for run in runs]
    if not days:
        return []
    span = days[-1] - days[0]
    room = _RIGHT - _LEFT - _WIDEST
    if span <= 0:
        return [_LEFT + _WIDEST / 2 + room * (at + 0.5) / len(days) for at in range(len(days))]
    return [_LEFT + _WIDEST / 2 + room * (day - days[0]) / span for day in days]


def _bar_width(places: Sequence[float]) -> float:
    gaps = [after - before for before, after in pairwise(places) if after > before]
    return max(_THINNEST, min(_WIDEST, _WIDTH * min(gaps, default=_WIDEST / _WIDTH)))


def _line(value: int, most: int, texts: Texts) -> str:
    y = _BOTTOM - (_BOTTOM - _TOP) * value / most
    kind = "axis" if value == 0 else "grid"
    return f'<line x1="{percent(_LEFT)}" x2="100%" y1="{y:.1f}" y2="{y:.1f}" class="{kind}"/>' + label(
        percent(_LEFT - 0.012), f"{y + 4:.1f}", texts.number(value), "small", "end"
    )


def _bar(run: PastRun, x: float, width: float, most: int, texts: Texts) -> str:
    parts, y = "", float(_BOTTOM)
    for severity in reversed(SEVERITIES):
        count = run.counts.get(severity, 0)
        if not count:
            continue
        height = (_BOTTOM - _TOP) * count / most
        y -= height
        said = texts.say(
            "%(day)s \u00b7 %(severity)s: %(n)s",
            day=texts.date(run.on),
            severity=texts.gettext(SEVERITY[severity]).lower(),
            n=texts.number(count),
        )
        parts += (
            f'<rect x="{percent(x - width / 2)}" width="{percent(width)}" y="{y:.1f}" height="{height:.1f}" '
            f'class="band-{severity}"><title>{escape(said)}</title></rect>'
        )
    if not sum(run.counts.values()):
        parts += f'<circle class="full" cx="{percent(x)}" cy="{_BOTTOM}" r="4"/>'
    if not run.complete:
        parts += label(percent(x), f"{max(y - 4, 10):.1f}", "\u2717", "small", "middle")
    return parts


def _grid(runs: Sequence[PastRun], texts: Texts) -> Grid:
    heads = (
        texts.say("Run"),
        *(texts.gettext(SEVERITY[severity]) for severity in reversed(SEVERITIES)),
        texts.say("Accepted"),
        texts.say("Looked at"),
    )
    rows = tuple(
        (
            texts.date(run.on),
            *(texts.number(run.counts.get(severity, 0)) for severity in reversed(SEVERITIES)),
            texts.number(run.accepted),
            texts.say("all") if run.complete else texts.say("in part"),
        )
        for run in reversed(runs)
    )
    return Grid(texts.say("Open findings by run"), heads, rows)
