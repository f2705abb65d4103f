"""Runs of an audit over time: a table for a terminal, a drawing as SVG, or JSON."""

from collections.abc import Sequence

import rfc8785

from sourcier.locale import Texts
from sourcier.model.audit_history import PastRun
from sourcier.model.plain import to_plain
from sourcier.report.drawings.runs import draw_runs
from sourcier.report.palette import GROUND, LINE, MUTED, TEXT
from sourcier.report.safe import escaped_json

FORMATS = ("text", "json", "svg")
_SVG_WIDTH = 900
_COLOURS = {"very_high": "#8c1d18", "high": "#c77b3b", "medium": "#6a9bc9", "low": "#a7c5df"}


def render_history(runs: Sequence[PastRun], texts: Texts, form: str) -> str:
    """Return the runs as ``text``, ``json`` or ``svg``."""
    if form == "json":
        return escaped_json(rfc8785.dumps([to_plain(run) for run in runs]).decode()) + "\n"
    if not runs:
        return texts.say("No run is kept.") + "\n"
    drawing = draw_runs(runs, texts)
    if form == "svg":
        return _alone(str(drawing.svg))
    rows = [drawing.grid.heads, *drawing.grid.rows]
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = ["  ".join(_cell(cell, widths[at], at) for at, cell in enumerate(row)).rstrip() for row in rows]
    lines.insert(1, "\u2500" * (sum(widths) + 2 * (len(widths) - 1)))
    return "\n".join(lines) + "\n"


def _cell(text: str, width: int, at: int) -> str:
    return text.ljust(width) if at == 0 else text.rjust(width)


def _alone(svg: str) -> str:
    """Return a drawing that brings its own colours, for a page that has none of ours."""
    style = (
        f"<style>text{{font:500 12px sans-serif;fill:{TEXT}}}.small{{font-size:11px;fill:{MUTED}}}"
        f".grid{{stroke:{LINE}}}.axis{{stroke:{MUTED}}}.full{{fill:{_COLOURS['low']}}}"
        f"svg{{background:{GROUND}}}"
        + "".join(f".band-{severity}{{fill:{colour}}}" for severity, colour in _COLOURS.items())
        + "</style>"
    )
    opened = svg.replace('width="100%"', f'width="{_SVG_WIDTH}" xmlns="http://www.w3.org/2000/svg"', 1)
    head, _, rest = opened.partition(">")
    return f"{head}>{style}{rest}\n"
