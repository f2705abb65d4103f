"""What stands in a user's own lines: the views of `sourcier explain text`. Places and counts, never the text."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.locale.names import KINDS

_STATUSES = (
    ("asserted", _("asserted")),
    ("negated", _("denied")),
    ("family", _("of the family")),
    ("question", _("asked")),
    ("past", _("past")),
)
_KIND, _LINES = _("kind"), _("lines")


def spans_as_json(answers: Iterable[Any]) -> Iterator[str]:
    """Yield a JSON list in parts, one line per answer: ``{line, spans[] {start, end, kind, status}}``."""
    before = "["
    for answer in answers:
        spans = [{"start": s.start, "end": s.end, "kind": s.kind, "status": s.status} for s in answer.spans]
        yield before + "\n" + json.dumps({"line": answer.line, "spans": spans})
        before = ","
    yield ("[" if before == "[" else "\n") + "]\n"


def spans_as_text(answers: Iterable[Any], texts: Texts) -> str:
    """Return a table: lines per kind, whatever the status, and by status."""
    counted: dict[str, dict[str, int]] = {}
    total = touched = 0
    for answer in answers:
        total += 1
        touched += bool(answer.spans)
        for kind in {span.kind for span in answer.spans}:
            row = counted.setdefault(kind, {})
            row[""] = row.get("", 0) + 1
            for status in {span.status for span in answer.spans if span.kind == kind}:
                row[status] = row.get(status, 0) + 1
    head = [texts.gettext(_KIND), "", texts.gettext(_LINES), *(texts.gettext(name) for _status, name in _STATUSES)]
    rows = [head]
    for kind in sorted(counted, key=lambda name: (-counted[name][""], name)):
        figures = [counted[kind].get(status, 0) for status in ("", *(status for status, _name in _STATUSES))]
        rows.append([kind, texts.gettext(KINDS[kind]), *(texts.number(n) if n else "-" for n in figures)])
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    lines = [
        "  ".join(_cell(cell, width, at) for at, (cell, width) in enumerate(zip(row, widths, strict=True)))
        for row in rows
    ]
    summary = texts.say(
        _("%(total)s lines read; something was found in %(touched)s."),
        total=texts.number(total),
        touched=texts.number(touched),
    )
    return "\n".join([summary, "", *(line.rstrip() for line in lines)] if counted else [summary])


def _cell(cell: str, width: int, at: int) -> str:
    return cell.ljust(width) if at < 2 else cell.rjust(width)  # noqa: PLR2004  # names to the left, figures to the right
