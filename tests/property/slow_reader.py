"""A slow, strict reader of one record at a time, written from RFC 4180 alone: an oracle for what is called clean."""

from dataclasses import dataclass

from written_forms import Form

_BREAKS = ("\r\n", "\n", "\r")


@dataclass(frozen=True)
class Strict:
    """A record as the grammar reads it: characters `first` to `end`, its line break included."""

    cells: tuple[str, ...]
    end: int
    lines: int


def record_at(text: str, first: int, form: Form) -> Strict | None:
    """Return the record that begins at character `first`, or None where the grammar is broken.

    A quote within a bare cell is data (RFC 4180 forbids it, spreadsheets write it); within a quoted cell it must be
    doubled or escaped, and after the closing one a delimiter, a line break or the end must follow.
    """
    cells: list[str] = []
    at, lines = first, 1
    while True:
        found = _quoted(text, at, form) if form.quote and text.startswith(form.quote, at) else _bare(text, at, form)
        if found is None:
            return None
        cell, at = found
        cells.append(cell)
        lines += sum(cell.count(mark) for mark in _BREAKS[1:])
        ending = next((mark for mark in _BREAKS if text.startswith(mark, at)), "")
        if ending or at == len(text):
            return Strict(tuple(cells), at + len(ending), lines)
        if not form.delimiter or not text.startswith(form.delimiter, at):
            return None
        at += len(form.delimiter)


def _bare(text: str, at: int, form: Form) -> tuple[str, int]:
    stops = [text.find(mark, at) for mark in (form.delimiter, "\r", "\n") if mark]
    end = min((stop for stop in stops if stop >= 0), default=len(text))
    return text[at:end], end


def _quoted(text: str, at: int, form: Form) -> tuple[str, int] | None:
    cell: list[str] = []
    at += 1
    while at < len(text):
        if form.escape and text[at] == form.escape and at + 1 < len(text):
            cell.append(text[at + 1])
            at += 2
        elif text[at] == form.quote:
            if form.escape or not text.startswith(form.quote, at + 1):
                return "".join(cell), at + 1
            cell.append(form.quote)
            at += 2
        else:
            cell.append(text[at])
            at += 1
    return None
