"""The dialogue in which a party's witness compares drawn rows with what they know: one row at a time, journaled."""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sourcier.locale import mark as _
from sourcier.locale.names import KINDS
from sourcier.model.errors import WrongUse
from sourcier.model.facts import Column, Examination
from sourcier.model.message import Message
from sourcier.model.trace import Trace, Witness
from sourcier.model.witness import CONFIRMED, DENIED, UNSURE, Said, WitnessSheet

from .check import asked_reader
from .check_errors import NoTerminal
from .judging import KEYS, answer
from .report import examination_in, trace_in
from .session import Session
from .speech import Speech

if TYPE_CHECKING:
    from sourcier.case import Case

WHOLE = "leak"
"""Names the sample of the leak whole, where no controller's laboratories are in it."""
LONGEST = 300
"""Characters of a cell that are shown."""
_ANSWERS = {"yes": CONFIRMED, "no": DENIED, "unsure": UNSURE}
_PLACE = _("%(done)s of %(all)s · piece %(evidence)s, table %(table)s, row %(row)s")
_QUESTION = _("Is this a patient of yours, and was the row last right as it stands here?")


class NothingTraced(WrongUse):
    """No rows were drawn for a witness yet."""

    code = "E435"

    def __init__(self) -> None:
        super().__init__(
            Message("No rows were drawn for a witness yet, or the examination has changed since."),
            Message("No value was shown."),
            Message("Trace first: sourcier trace --case FOLDER --manifest parties.toml"),
        )


class NoSuchWitness(WrongUse):
    """No rows were drawn for this party."""

    code = "E436"

    def __init__(self, known: str) -> None:
        super().__init__(
            Message("No rows were drawn for this party."),
            Message("No value was shown."),
            Message("Give --witness one of these: %(known)s.", {"known": known}),
        )


def witness(session: Session, folder: Path, party: str, reader: str | None) -> int:
    """Ask about the rows drawn for a party; print what the answers so far show."""
    from sourcier.report.witness import witness_said  # noqa: PLC0415  # not loaded for --help
    from sourcier.trace import judged  # noqa: PLC0415

    examination, traced = examination_in(folder), trace_in(folder)
    if traced is None:
        raise NothingTraced
    one = _drawn(traced, party)
    if not (sys.stdin.isatty() and session.speech.err_is_terminal):
        raise NoTerminal(Message("Run the command in a terminal."))
    with session.case(folder, None) as case:
        drawn = WitnessSheet(traced.examination, one.party, one.rule, one.seed, one.rows)
        standing = case.witnesses.find(drawn)
        name = (reader or asked_reader(session)).strip()
        sheet = _Witnessing(case, session.speech, examination, name).run(standing)
    names = {named.id: named.name for named in traced.names}
    session.speech.result("\n".join(witness_said(judged(sheet), names, session.speech.texts)))
    session.speech.notice(Message("The next trace takes the answers into account."))
    return 0


def _drawn(traced: Trace, party: str) -> Witness:
    known = {one.party or WHOLE: one for one in traced.witness}
    if party not in known:
        raise NoSuchWitness(", ".join(known))
    return known[party]


@dataclass(frozen=True, slots=True)
class _Witnessing:
    """One reader at one party's rows."""

    case: "Case"
    speech: Speech
    examination: Examination
    reader: str

    def run(self, sheet: WitnessSheet) -> WitnessSheet:
        """Ask for every row this reader has not judged yet, until the end or the reader stops; each answer is kept."""
        from sourcier.trace import asking_order  # noqa: PLC0415  # not loaded for --help

        if self.reader not in sheet.readers:
            sheet = replace(sheet, readers=(*sheet.readers, self.reader))
        number = sheet.readers.index(self.reader)
        done = {said.row for said in sheet.said if said.reader == number}
        for row in asking_order(sheet):
            if row in done:
                continue
            said = self._ask(sheet.party, row, len(done), len(sheet.rows))
            if said is None:
                break
            done.add(row)
            sheet = replace(sheet, said=(*sheet.said, Said(row, number, _ANSWERS[said])))
            self.case.witnesses.judged(sheet)
        return sheet

    def _ask(self, party: str, row: int, done: int, every: int) -> str | None:
        from sourcier.trace import cells_text, place_of  # noqa: PLC0415  # not loaded for --help

        place = place_of(self.case, self.examination, row)
        where = {"evidence": place.piece, "table": place.table, "row": place.row}
        why = f"witness {party or WHOLE}"
        shown = self.case.door.open(where, lambda: cells_text(self.case.store, place), who=self.reader, why=why)
        numbers = {"evidence": place.evidence + 1, "table": place.table + 1, "row": place.row + 1}
        head = self.speech.texts.say(_PLACE, done=done + 1, all=every, **numbers)
        self._show(head, place.columns, json.loads(shown.value))
        return answer(self.speech)

    def _show(self, head: str, columns: Sequence[Column], cells: Sequence[tuple[int, str]]) -> None:
        from sourcier.report.safe import harmless  # noqa: PLC0415  # not loaded for --help

        texts = self.speech.texts
        lines = ["", click.style(head, dim=True), ""]
        for at, text in cells:
            column = columns[at]
            kind = texts.gettext(KINDS.get(column.kind, column.kind)) if column.kind else ""
            name = " · ".join(part for part in (kind, harmless(column.name)) if part)
            lines.append(f"    {click.style(name, dim=True)}  {harmless(' ⏎ '.join(text.splitlines()), LONGEST)}")
        lines += ["", click.style(texts.gettext(_QUESTION), bold=True), click.style(texts.gettext(KEYS), dim=True)]
        click.echo("\n".join(lines), err=True)
