"""What stands before a table's first plain line: titles, and a first record that runs over several lines."""

from collections.abc import Callable

import numpy as np

from .start import Start, Text

_MOST_LINES = 12


def title_before(text: Text, start: Start, may_be: Callable[[int], bool], *, first_table: bool) -> list[int]:
    """Return the lines before a table that belong to it: all that are no record of its width.

    `may_be` says which lines may: those that belong to nobody else.
    """
    title: list[int] = []
    for line in range(start.line - 1, -1, -1):
        if not may_be(line) or (not first_table and len(title) >= _MOST_LINES):
            break
        title.append(line)
    title.reverse()
    for at, line in enumerate(title):
        if record_at(text, line, start) is not None:
            return title[:at]
    return title


def record_at(text: Text, line: int, start: Start) -> tuple[tuple[int, int], list[bytes]] | None:
    """Return lines and cells of a record of the table's width that stands before its first plain line."""
    if line >= start.line or text.judged.blank[line] or start.fields < 2:  # noqa: PLR2004  # one column
        return None
    at = int(text.lines.start[line])
    end = text.strict.match(text.data, at, int(text.lines.start[start.line]))
    if end is None:
        return None
    last = int(np.searchsorted(text.lines.end, end))
    cells = text.strict.cells(text.data, at, int(text.lines.stop[last]))
    return ((line, last), cells) if len(cells) == start.fields else None
