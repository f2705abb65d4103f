"""The decisions of a case: the file, and its history in the journal."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from sourcier.model.decisions import (
    ColumnKind,
    Decisions,
    ReadingChoice,
    SameLab,
    SamePerson,
    SeverityChoice,
    TellingChoice,
)
from sourcier.model.reading import Overrides
from sourcier.secret import write_private

from . import errors
from .contradictions import Row, clash
from .decisions import (
    Decision,
    decisions_digest,
    decisions_text,
    every,
    read_decisions,
    with_added,
    with_reader,
    without,
)
from .journal import Clock, Journal, Params

FILE = "decisions.toml"
_ACTS = ("decided", "confirmed", "undone", "decisions_edited")
Offsets = tuple[int | None, int | None]
_SAID = {"id", "who", "why", "when", "second_reader"}


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
        self._add(choice, {"sort": "column", "evidence": evidence, "table": table, "column": column, "kind": kind})
        return choice

    def reading(self, evidence: int, overrides: Overrides, *, who: str, why: str) -> ReadingChoice:
        """Settle how one piece of evidence is to be read; nothing overridden: as it was found."""
        choice = ReadingChoice(self._next(), evidence, overrides, who, why, self._clock())
        self._add(choice, {"sort": "reading", "evidence": evidence})
        return choice

    def person(
        self, first: Row, second: Row, *, same: bool, who: str, why: str, at: Offsets = (None, None)
    ) -> SamePerson:
        """Settle whether two rows are about one person; `at`: where they begin, in bytes."""
        choice = SamePerson(self._next(), *first, *second, same, who, why, self._clock(), "", *at)
        self._add(choice, {"sort": "person", **_rows(first, second), "same": same})
        return choice

    def lab(self, first: Row, second: Row, *, same: bool, who: str, why: str, at: Offsets = (None, None)) -> SameLab:
        """Settle whether the labels in two rows name one laboratory, which then bears the second one's label."""
        choice = SameLab(self._next(), *first, *second, same, who, why, self._clock(), "", *at)
        self._add(choice, {"sort": "lab", **_rows(first, second), "same": same})
        return choice

    def severity(self, factor: str, value: str, *, party: str, sort: str, who: str, why: str) -> SeverityChoice:
        """Settle one factor of a severity, for one party and one sort of data, or empty for all."""
        choice = SeverityChoice(self._next(), party, sort, factor, value, who, why, self._clock())
        self._add(choice, {"sort": "severity", "factor": factor, "value": value})
        return choice

    def telling(self, party: str, exception: str, *, who: str, why: str) -> TellingChoice:
        """Settle whether a party's people are told."""
        choice = TellingChoice(self._next(), party, exception, who, why, self._clock())
        self._add(choice, {"sort": "telling", "exception": exception})
        return choice

    def confirm(self, identifier: str, who: str) -> None:
        """Note who looked again and agrees. Raises UnknownDecision, SameReader."""
        found = self._found(identifier)
        if found.who.strip().casefold() == who.strip().casefold():
            raise errors.same_reader(identifier)
        self._write(with_reader(self.current, identifier, who), "confirmed", {"id": identifier})

    def undo(self, identifier: str) -> None:
        """Take one decision back. Raises UnknownDecision."""
        self._found(identifier)
        self._write(without(self.current, identifier), "undone", {"id": identifier})

    def _found(self, identifier: str) -> Decision:
        found = next((choice for choice in every(self.current) if choice.id == identifier), None)
        if found is None:
            raise errors.unknown_decision(identifier)
        return found

    def _next(self) -> str:
        """An id nobody had before: an undone decision's is not given again, for its history stays."""
        taken = {choice.id for choice in every(self.current)}
        number = self._journal.lines + 1
        while f"d{number}" in taken:
            number += 1
        return f"d{number}"

    def _add(self, choice: Decision, params: Params) -> None:
        """Keep one more. Raises AlreadySettled, DecisionsContradict."""
        known = next((each for each in every(self.current) if _same_words(each, choice)), None)
        if known is not None:
            raise errors.already_settled(known.id)
        changed = with_added(self.current, choice)
        found = clash(changed)
        if found is not None:
            raise errors.one_row_twice() if found.earlier is choice else errors.contradiction(found.earlier.id)
        self._write(changed, "decided", {**params, "id": choice.id})

    def _write(self, changed: Decisions, act: str, params: Params) -> None:
        write_private(self._path, decisions_text(changed).encode())
        self._current = changed
        self._journal.append(act, {**params, "sha256": self.digest})


def _rows(first: Row, second: Row) -> Params:
    names = ("evidence", "table", "row")
    sides = (("a", first), ("b", second))
    return {f"{side}_{name}": value for side, row in sides for name, value in zip(names, row, strict=True)}


def _same_words(known: Decision, choice: Decision) -> bool:
    """Whether a decision was taken before, by whomever."""
    return type(known) is type(choice) and _substance(known) == _substance(choice)


def _substance(decision: Decision) -> dict[str, Any]:
    return {name: value for name, value in asdict(decision).items() if name not in _SAID}
