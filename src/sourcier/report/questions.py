"""Open questions as sentences, and the commands that settle them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.locale.names import DELIMITERS
from sourcier.model.facts import Column, Examination, Lab
from sourcier.model.queue import Question

from .figures import Figures, capital

ALIKE = {
    "same_words": _("the same words, written another way"),
    "same_finess": _("the same FINESS number stands beside both"),
    "abbreviated": _("one abbreviates the other"),
    "one_letter": _("one letter apart"),
}
"""`params["alike"]` of a question about laboratories."""
_PAIRS = ("same_person", "like_person")
"""Questions about two rows: each moves the count of people by one."""
_PLACE = re.compile(r"evidence (\d+), table (\d+), (?:column|row) (\d+)")


def commands(question: Question) -> tuple[str, ...]:
    """Return what settles a question, one command for each answer: ``decide column 0/0/3 --kind=nir``."""
    every = [""]
    for word in question.decide.split(" "):
        every = [f"{said} {answer}" for said in every for answer in word.split("|")]
    return tuple(f"decide{said}" for said in every)


def sentence(question: Question, examination: Examination, texts: Texts) -> str:
    """Return what is asked, in one plain sentence, and how many people the answer is about."""
    asked = _Asked(question, examination, texts)
    say = _SENTENCES.get(question.code)
    said = capital(say(asked) if say is not None else asked.other())
    if not question.people or question.code in _PAIRS:
        return said
    figures = Figures(texts)
    touched = figures.counted("It is about %(n)s person.", "It is about %(n)s people.", question.people)
    return f"{said} {touched}"


@dataclass(frozen=True, slots=True)
class _Asked:
    """One question and what its words are taken from."""

    question: Question
    examination: Examination
    texts: Texts

    def column_kind(self) -> str:
        guess = self.question.params.get("runner_up")
        if guess is not None:
            text = _("What does %(column)s hold? Its values do not say; %(kind)s comes closest.")
            return self.texts.say(text, column=self._column(), kind=self._kind(guess))
        return self.texts.say(_("What does %(column)s hold? Its values do not say."), column=self._column())

    def column_unsure(self) -> str:
        params = self.question.params
        kind, other = params.get("kind"), params.get("runner_up")
        if other is not None:
            text = _("Does %(column)s hold %(kind)s, or rather %(other)s? Its values speak for both.")
            return self.texts.say(text, column=self._column(), kind=self._kind(kind), other=self._kind(other))
        text = _("Does %(column)s hold %(kind)s? Its values say so, but not surely.")
        return self.texts.say(text, column=self._column(), kind=self._kind(kind))

    def column_by_header(self) -> str:
        text = _("Does %(column)s hold %(kind)s? Only its header says so.")
        return self.texts.say(text, column=self._column(), kind=self._kind(self.question.params.get("kind")))

    def lab_label(self) -> str:
        labs = [self._lab(place) for place in self.question.evidence]
        names = [self._lab_name(lab, place) for lab, place in zip(labs, self.question.evidence, strict=True)]
        why = self.texts.gettext(ALIKE.get(str(self.question.params.get("alike")), ""))
        text = _("Are %(label)s and %(other)s one laboratory? They look alike: %(why)s.")
        return self.texts.say(text, label=names[0], other=names[-1], why=why or "?")

    def same_person(self) -> str:
        rows = [self._row(place) for place in self.question.evidence]
        text = _("Are %(row)s and %(other)s about one person? Something joins them, and something keeps them apart.")
        return self.texts.say(text, row=rows[0], other=rows[-1])

    def like_person(self) -> str:
        rows = [self._row(place) for place in self.question.evidence]
        text = _("Are %(row)s and %(other)s about one person? They look alike, but not enough to say.")
        return self.texts.say(text, row=rows[0], other=rows[-1])

    def reading(self) -> str:
        params = self.question.params
        text = _("Is %(table)s read rightly? Fields are parted by %(delimiter)s; %(other)s explains it nearly as well.")
        names = [self._delimiter(str(params.get(name, ""))) for name in ("delimiter", "other_delimiter")]
        return self.texts.say(text, table=self._table(), delimiter=names[0], other=names[1])

    def rejected(self) -> str:
        params = self.question.params
        share = self.texts.percent(float(params.get("bytes", 0)), float(params.get("total", 0)) or 1.0)
        text = _("Is %(table)s read rightly? %(share)s of it could not be read as rows: about %(rows)s rows.")
        return self.texts.say(
            text, table=self._table(), share=share, rows=Figures(self.texts).count(self.question.rows)
        )

    def other(self) -> str:
        where = self.texts.listing([self._row(place) for place in self.question.evidence])
        return self.texts.say(_("%(code)s: %(where)s"), code=self.question.code, where=where)

    def _kind(self, kind: str | float | None) -> str:
        return self.texts.quote(Figures(self.texts).kind(None if kind is None else str(kind)))

    def _delimiter(self, delimiter: str) -> str:
        return self.texts.quote(Figures(self.texts).name(DELIMITERS, delimiter))

    def _numbers(self, place: str) -> tuple[int, int, int] | None:
        found = _PLACE.fullmatch(place)
        return None if found is None else (int(found[1]), int(found[2]), int(found[3]))

    def _column(self) -> str:
        numbers = self._numbers(self.question.evidence[0])
        column = None if numbers is None else self._found(*numbers)
        if numbers is None or column is None:
            return self.question.evidence[0]
        text = _("the column %(name)s (%(place)s)")
        return self.texts.say(text, name=self.texts.quote(column.name), place="/".join(map(str, numbers)))

    def _found(self, evidence: int, table: int, column: int) -> Column | None:
        try:
            return self.examination.evidence[evidence].tables[table].columns[column]
        except IndexError:
            return None

    def _table(self) -> str:
        found = re.fullmatch(r"evidence (\d+), table (\d+)", self.question.evidence[0])
        if found is None or int(found[1]) >= len(self.examination.evidence):
            return self.question.evidence[0]
        piece = self.examination.evidence[int(found[1])]
        if len(piece.tables) == 1:
            return self.texts.quote(piece.name)
        text = _("the table %(number)s of %(piece)s")
        return self.texts.say(text, number=found[2], piece=self.texts.quote(piece.name))

    def _row(self, place: str) -> str:
        numbers = self._numbers(place)
        if numbers is None:
            return place
        return self.texts.say(_("the row %(place)s"), place="/".join(map(str, numbers)))

    def _lab(self, place: str) -> Lab | None:
        return next((lab for lab in self.examination.labs if lab.seen == place), None)

    def _lab_name(self, lab: Lab | None, place: str) -> str:
        return self._row(place) if lab is None else self.texts.quote(lab.label)


_SENTENCES: Mapping[str, Callable[[_Asked], str]] = {
    "column_kind": _Asked.column_kind,
    "column_unsure": _Asked.column_unsure,
    "column_by_header": _Asked.column_by_header,
    "lab_label": _Asked.lab_label,
    "same_person": _Asked.same_person,
    "like_person": _Asked.like_person,
    "reading": _Asked.reading,
    "rejected": _Asked.rejected,
}
