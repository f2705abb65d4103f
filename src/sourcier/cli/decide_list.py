"""What was decided, what is open, and decisions confirmed or taken back."""

import json
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sourcier.locale import Texts
from sourcier.locale import mark as _
from sourcier.model.decisions import (
    ColumnKind,
    Decisions,
    ReadingChoice,
    SameLab,
    SeverityChoice,
    TellingChoice,
)
from sourcier.model.facts import Examination
from sourcier.model.message import Message
from sourcier.model.plain import to_plain
from sourcier.model.queue import Question

from .decide_response import said_of_response
from .decide_said import existing_case_option, named, who_option
from .options import common
from .parts import Command, option
from .report import examination_in
from .session import DEFAULT_CASE, Session, existing

if TYPE_CHECKING:
    from sourcier.case import Decision, Placed

_SHOWN = 20
_FORMATS = click.Choice(["text", "json"])


@click.command(
    "queue",
    cls=Command,
    help=_("Show what the file leaves open, what touches most people first, and the command that settles each."),
)
@existing_case_option
@option("--all", "--tout", "whole", is_flag=True, help=_("Show every question that was kept."))
@option("--format", "form", type=_FORMATS, default="text", show_default=True, help=_("What to print."))
@common
@click.pass_obj
def queue(session: Session, /, *, case: Path, whole: bool, form: str, **_rest: object) -> int:
    """Print the questions nobody answered yet."""
    facts = examination_in(case)
    with session.case(existing(case), None) as opened:
        numbers = {piece.sha256: piece.index for piece in opened.evidence}
        settled = _settled(opened.decisions.current)
    pieces = [numbers.get(piece.sha256, -1) for piece in facts.evidence]
    open_ = [question for question in facts.queue if _target(question, pieces) not in settled]
    shown = open_ if whole else open_[:_SHOWN]
    if form == "json":
        session.speech.result(json.dumps(to_plain(tuple(shown)), indent=1, ensure_ascii=True))
        return 0
    answered = len(facts.queue) - len(open_)
    total = max(facts.queue_total - answered, len(open_))
    session.speech.result("\n".join(_said(shown, total, facts, case, session.speech.texts)))
    return 0


def _said(shown: list[Question], total: int, facts: Examination, folder: Path, texts: Texts) -> Iterator[str]:
    from sourcier.report.questions import commands, sentence  # noqa: PLC0415
    from sourcier.report.safe import cleaned  # noqa: PLC0415  # not loaded for --help

    if not shown:
        yield texts.say("Nothing is open.")
        return
    yield texts.count("%(n)s question is open.", "%(n)s questions are open.", total)
    case = "" if folder == Path(DEFAULT_CASE) else f" --case {shlex.quote(str(folder))}"
    shown_facts = cleaned(facts)
    for question in shown:
        yield ""
        yield f"{question.id}: {sentence(cleaned(question), shown_facts, texts)}"
        yield from (f"  sourcier {command}{case}" for command in commands(cleaned(question)))
    if total > len(shown):
        yield ""
        yield texts.say("%(n)s more: sourcier decide queue --all", n=total - len(shown))


_Target = tuple[object, ...]


def _target(question: Question, pieces: list[int]) -> _Target:
    """What a question is about, as decisions name it."""
    sort, *words = question.decide.split(" ")
    places = [tuple(map(int, word.split("/"))) for word in words if word.replace("/", "").isdigit()]
    known = [(pieces[place[0]], *place[1:]) for place in places]
    return sort, frozenset(known)


def _settled(decisions: Decisions) -> set[_Target]:
    from sourcier.case import placed  # noqa: PLC0415  # not loaded for --help

    return {_about(decision) for decision in placed(decisions)}


def _about(decision: "Placed") -> _Target:
    from sourcier.case import rows_of  # noqa: PLC0415  # not loaded for --help

    if isinstance(decision, ColumnKind):
        return "column", frozenset({(decision.evidence, decision.table, decision.column)})
    if isinstance(decision, ReadingChoice):
        return "reading", frozenset({(decision.evidence,)})
    return "lab" if isinstance(decision, SameLab) else "person", frozenset(rows_of(decision))


@click.command("list", cls=Command, help=_("Show what was decided in a case."))
@existing_case_option
@option("--format", "form", type=_FORMATS, default="text", show_default=True, help=_("What to print."))
@common
@click.pass_obj
def show(session: Session, /, *, case: Path, form: str, **_rest: object) -> int:
    """Print all decisions, numbered as the file of decisions numbers things."""
    from sourcier.case import every  # noqa: PLC0415  # not loaded for --help
    from sourcier.report.safe import cleaned  # noqa: PLC0415

    with session.case(existing(case), None) as opened:
        decisions = opened.decisions.current
    if form == "json":
        session.speech.result(json.dumps(to_plain(decisions), indent=1, ensure_ascii=True))
        return 0
    texts = session.speech.texts
    lines = [line for decision in every(cleaned(decisions)) for line in _lines(decision, texts)]
    session.speech.result("\n".join(lines) if lines else texts.say("Nothing was decided yet."))
    return 0


def _lines(decision: "Decision", texts: Texts) -> Iterator[str]:
    yield f"{decision.id}: {_what(decision, texts)}"
    said = texts.say("%(who)s, %(when)s: %(why)s", who=decision.who, when=decision.when, why=decision.why)
    reader = decision.second_reader
    yield f"  {said}" + (f" ({texts.say('second reader: %(who)s', who=reader)})" if reader else "")


def _what(decision: "Decision", texts: Texts) -> str:
    if isinstance(decision, ColumnKind):
        place = f"{decision.evidence}/{decision.table}/{decision.column}"
        if decision.kind is None:
            return texts.say("nothing can be said of column %(place)s", place=place)
        return texts.say("column %(place)s holds %(kind)s", place=place, kind=decision.kind)
    if isinstance(decision, ReadingChoice):
        return _reading(decision, texts)
    if isinstance(decision, SeverityChoice | TellingChoice):
        return said_of_response(decision, texts)
    a = f"{decision.a_evidence}/{decision.a_table}/{decision.a_row}"
    b = f"{decision.b_evidence}/{decision.b_table}/{decision.b_row}"
    if isinstance(decision, SameLab):
        one = _("the labels in rows %(a)s and %(b)s name one laboratory")
        two = _("the labels in rows %(a)s and %(b)s name two laboratories")
    else:
        one, two = _("rows %(a)s and %(b)s are about one person"), _("rows %(a)s and %(b)s are about two people")
    return texts.say(one if decision.same else two, a=a, b=b)


def _reading(decision: ReadingChoice, texts: Texts) -> str:
    given = {name: value for name, value in to_plain(decision.overrides).items() if value is not None}
    if not given:
        return texts.say("evidence %(piece)s is read rightly as it is", piece=str(decision.evidence))
    how = ", ".join(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in given.items())
    return texts.say("evidence %(piece)s is read with %(how)s", piece=str(decision.evidence), how=how)


@click.command("confirm", cls=Command, help=_("Say that a second reader looked at a decision and agrees."))
@click.argument("identifier", metavar="ID")
@existing_case_option
@who_option
@common
@click.pass_obj
def confirm(session: Session, /, *, identifier: str, case: Path, who: str | None, **_rest: object) -> int:
    """Note the second reader."""
    with session.case(existing(case), None) as opened:
        opened.decisions.confirm(identifier, named(session, who))
    session.speech.result(session.speech.texts.of(Message("Decision %(id)s is confirmed.", {"id": identifier})))
    return 0


@click.command("undo", cls=Command, help=_("Take a decision back; the journal keeps that it was taken."))
@click.argument("identifier", metavar="ID")
@existing_case_option
@common
@click.pass_obj
def undo(session: Session, /, *, identifier: str, case: Path, **_rest: object) -> int:
    """Take one decision back."""
    with session.case(existing(case), None) as opened:
        opened.decisions.undo(identifier)
    session.speech.result(session.speech.texts.of(Message("Decision %(id)s is taken back.", {"id": identifier})))
    return 0
