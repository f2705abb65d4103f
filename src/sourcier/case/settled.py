"""The decisions of a case: the file, and its history in the journal."""

from dataclasses import replace
from pathlib import Path

from sourcier.model.decisions import ColumnKind, Decisions, ReadingChoice
from sourcier.model.reading import Overrides
from sourcier.secret import write_private

from . import errors
from .decisions import Decision, decisions_digest, decisions_text, read_decisions, without
from .journal import Clock, Journal, Params

FILE = "decisions.toml"
_ACTS = ("decided", "undone", "decisions_edited")


class Settled:
    """What people settled so far. Read at the first need; a change made by hand since is journaled then."""

    def __init__(self, folder: Path, journal: Journal, clock: Clock) -> None:
        self._path, self._journal, self._clock = folder / FILE, journal, clock
        self._current: Decisions | None = None

    @property
    def current(self) -> Decisions:
        """Everything settled. Raises DecisionsUnreadable, which names the line."""
        if self._current is None:
            self._current = read_decisions(self._path.read_bytes()) if self._path.exists() else Decisions()
            known = self._journal.last(*_ACTS).get("sha256", decisions_digest(Decisions()))
            if known != self.digest:
                self._journal.append("decisions_edited", {"sha256": self.digest})
        return self._current

    @property
    def digest(self) -> str:
        """SHA-256 of what was settled."""
        return decisions_digest(self.current)

    def column(self, evidence: int, table: int, column: int, kind: str | None, *, who: str, why: str) -> ColumnKind:
        """Settle what one column holds; None: nothing can be said of it."""
        choice = ColumnKind(self._next(), evidence, table, column, kind, who, why, self._clock())
        params: Params = {"sort": "column", "evidence": evidence, "table": table, "column": column, "kind": kind}
        self._add(replace(self.current, columns=(*self.current.columns, choice)), choice, params)
        return choice

    def reading(self, evidence: int, overrides: Overrides, *, who: str, why: str) -> ReadingChoice:
        """Settle how one piece of evidence is to be read."""
        choice = ReadingChoice(self._next(), evidence, overrides, who, why, self._clock())
        params: Params = {"sort": "reading", "evidence": evidence}
        self._add(replace(self.current, readings=(*self.current.readings, choice)), choice, params)
        return choice

    def undo(self, identifier: str) -> None:
        """Take one decision back. Raises UnknownDecision."""
        changed = without(self.current, identifier)
        if changed == self.current:
            raise errors.unknown_decision(identifier)
        self._write(changed, "undone", {"id": identifier})

    def _next(self) -> str:
        """An id nobody had before: an undone decision's is not given again, for its history stays."""
        current = self.current
        taken = {choice.id for choice in current.columns} | {choice.id for choice in current.readings}
        number = self._journal.lines + 1
        while f"d{number}" in taken:
            number += 1
        return f"d{number}"

    def _add(self, changed: Decisions, choice: Decision, params: Params) -> None:
        self._write(changed, "decided", {**params, "id": choice.id})

    def _write(self, changed: Decisions, act: str, params: Params) -> None:
        write_private(self._path, decisions_text(changed).encode())
        self._current = changed
        self._journal.append(act, {**params, "sha256": self.digest})
