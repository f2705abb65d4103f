"""The dialogue in which a person judges a sheet: one value at a time, each journaled before it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import click

from sourcier.locale import mark as _
from sourcier.locale.names import KINDS
from sourcier.model.check import Item, Population, Sheet, Verdict

from .speech import Speech

if TYPE_CHECKING:
    from sourcier.case import Case

LONGEST = 4000
"""Characters of a value that are shown: a longer one is cut, and that is seen."""
QUESTIONS = {
    "unknown_column": _("Does this cell say something of a person that should have been recognised?"),
    "silent_comment": _("Nothing was found in this comment. Does it say something that should have been found?"),
    "marked_comment": _("Found in this comment: %(kinds)s. Does it say something else that should have been found?"),
    "rejected": _("These bytes were rejected. Do they hold a row that should have been read?"),
    "column_kind": _("Is this what it was taken for: %(kind)s?"),
    "comment_kind": _("Does this comment hold what was found in it: %(kind)s?"),
}
_PLACE = _("%(done)s of %(all)s · piece %(evidence)s, table %(table)s, column %(column)s, row %(row)s")
_PLACE_REJECTED = _("%(done)s of %(all)s · piece %(evidence)s, rejected row %(row)s")
KEYS = _("y: yes · n: no · u: unsure · q: stop here, answers are kept")
_AGAIN = _("Please answer with one of these letters.")
_WHAT = _("What was missed? A kind such as phone or health.disease; Enter if you cannot say")
_ANSWERS = {"y": True, "o": True, "n": False}
_UNSURE, _STOP = ("u", "i", "?"), "q"
"""i: the French « incertain »."""


@dataclass(frozen=True, slots=True)
class Judging:
    """One reader at one sheet."""

    case: "Case"
    speech: Speech
    reader: str
    pieces: Sequence[int]
    """The case's number of each evidence of the examination."""

    def run(self, sheet: Sheet) -> Sheet:
        """Ask for every item this reader has not judged yet, until the end or the reader stops; each answer is kept."""
        if self.reader not in sheet.readers:
            sheet = replace(sheet, readers=(*sheet.readers, self.reader))
        number = sheet.readers.index(self.reader)
        done = {verdict.item for verdict in sheet.verdicts if verdict.reader == number}
        for place, item in enumerate(sheet.items):
            if place in done:
                continue
            said = self._ask(sheet, place, item, len(done))
            if said is None:
                break
            done.add(place)
            sheet = replace(sheet, verdicts=(*sheet.verdicts, replace(said, reader=number)))
            self.case.judgements.judged(sheet)
        return sheet

    def _ask(self, sheet: Sheet, place: int, item: Item, done: int) -> Verdict | None:
        from sourcier.examine.check import found, text_of  # noqa: PLC0415  # not loaded for --help

        population = sheet.populations[item.population]
        piece = self.pieces[item.evidence]
        where = {"evidence": piece, "table": item.table, "column": item.column, "row": item.row}
        shown = self.case.door.open(
            where, lambda: text_of(self.case.store, piece, item), who=self.reader, why=f"check {population.part}"
        )
        self._show(shown.value, population, item, done, len(sheet.items))
        said = answer(self.speech)
        if said is None:
            return None
        if said == "unsure":
            return Verdict(place, 0, "unsure")
        yes = said == "yes"
        if found(population.part):
            return Verdict(place, 0, "right" if yes else "wrong")
        if not yes:
            return Verdict(place, 0, "nothing")
        return Verdict(place, 0, "missed", self._kind() if population.part != "rejected" else "")

    def _show(self, value: str, population: Population, item: Item, done: int, every: int) -> None:
        from sourcier.examine.check import KindsInside  # noqa: PLC0415  # not loaded for --help
        from sourcier.report.safe import harmless  # noqa: PLC0415

        texts = self.speech.texts
        numbers = {"done": done + 1, "all": every, "evidence": item.evidence + 1, "row": item.row + 1}
        more = {} if item.table < 0 else {"table": item.table + 1, "column": item.column + 1}
        place = texts.say(_PLACE_REJECTED if item.table < 0 else _PLACE, **numbers, **more)
        values = {"kind": self._name(population.kind)}
        if population.part == "marked_comment":
            values["kinds"] = ", ".join(self._name(kind) for kind in KindsInside().of(value))
        question = texts.say(QUESTIONS[population.part], **values)
        plain = harmless(" ⏎ ".join(value.splitlines()), LONGEST)
        lines = ("", click.style(place, dim=True), "", f"    {plain}", "", click.style(question, bold=True))
        click.echo("\n".join(lines), err=True)
        click.echo(click.style(texts.gettext(KEYS), dim=True), err=True)

    def _name(self, kind: str) -> str:
        return self.speech.texts.gettext(KINDS.get(kind, kind)) if kind else ""

    def _kind(self) -> str:
        question = self.speech.texts.gettext(_WHAT)
        said = str(click.prompt(question, default="", show_default=False, err=True)).strip().lower()
        return said if said in KINDS else ""


def answer(speech: Speech) -> str | None:
    """Ask for one letter until it is one: yes, no, unsure, or None for stopping here."""
    while True:
        said = str(click.prompt(">", prompt_suffix=" ", default="", show_default=False, err=True)).strip().lower()
        letter = said[:1]
        if letter == _STOP:
            return None
        if letter in _UNSURE and letter:
            return "unsure"
        if letter in _ANSWERS:
            return "yes" if _ANSWERS[letter] else "no"
        click.echo(speech.texts.gettext(_AGAIN), err=True)
