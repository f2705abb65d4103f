"""Progress for people: rows, share of the bytes, time left; on a terminal one line that moves, else a line at times."""

import time

import click

from sourcier.locale import Texts
from sourcier.locale import mark as _

_STAGES = {
    "hashing": _("Fingerprint"),
    "reading": _("Reading"),
    "proving": _("Proofs across columns"),
    "reading_comments": _("Comments"),
    "counting": _("Laboratories, places, dates"),
    "telling_apart": _("People told apart"),
    "comparing": _("One file, or several"),
    "testing": _("Signs of a true export"),
    "digesting": _("Digests"),
    "auditing": _("Audit"),
    "making": _("Making the demonstration"),
}
_EVERY_ON_TERMINAL = 0.1
_EVERY_ELSEWHERE = 5.0
_BAR = 24
_CLEAR = "\r\x1b[2K"


class Shown:
    """Progress on stderr."""

    def __init__(self, texts: Texts, *, terminal: bool) -> None:
        self._texts, self._terminal = texts, terminal
        self._stage = ""
        self._total: int | None = None
        self._rows = self._done = 0
        self._began = self._said = 0.0

    def start(self, stage: str, total_bytes: int | None) -> None:
        """Begin a stage."""
        self._stage, self._total = stage, total_bytes
        self._rows = self._done = 0
        self._began = time.monotonic()
        self._said = self._began if not self._terminal else 0.0
        self._say()

    def advance(self, *, rows: int = 0, done_bytes: int = 0) -> None:
        """Go on."""
        self._rows += rows
        self._done += done_bytes
        self._say()

    def finish(self) -> None:
        """End the stage."""
        if self._terminal:
            click.echo(_CLEAR, nl=False, err=True)

    def _say(self) -> None:
        now = time.monotonic()
        if now - self._said < (_EVERY_ON_TERMINAL if self._terminal else _EVERY_ELSEWHERE):
            return
        self._said = now
        line = self._line(now)
        click.echo(f"{_CLEAR}  {line}" if self._terminal else line, nl=not self._terminal, err=True)

    def _line(self, now: float) -> str:
        texts = self._texts
        parts = [texts.gettext(_STAGES.get(self._stage, self._stage))]
        if self._total:
            share = min(1.0, self._done / self._total)
            filled = round(share * _BAR)
            parts.append("━" * filled + "─" * (_BAR - filled) if self._terminal else "")
            parts.append(texts.percent(self._done, self._total, 0))
            sizes = {"done": texts.size(self._done), "total": texts.size(self._total)}
            parts.append(texts.say(_("%(done)s of %(total)s"), **sizes))
        if self._rows:
            parts.append(texts.count("%(n)s row", "%(n)s rows", self._rows))
        if self._total and 0 < self._done < self._total:
            left = (now - self._began) * (self._total - self._done) / self._done
            parts.append(texts.say(_("about %(seconds)s s left"), seconds=round(left)))
        return "  ".join(part for part in parts if part)
