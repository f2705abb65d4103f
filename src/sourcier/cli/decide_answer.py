"""`sourcier decide answer`: a question of the queue answered in one word."""

from collections.abc import Sequence
from pathlib import Path

import click

from sourcier.locale import mark as _
from sourcier.model.errors import WrongUse
from sourcier.model.message import Message

from .decide_said import said_options
from .decide_settle import NONE, column, lab, person, reading
from .parts import Command
from .report import examination_in

_YES, _NO = ("yes", "y", "oui", "o"), ("no", "n", "non")


class NoSuchQuestion(WrongUse):
    """The queue holds no such question."""

    code = "E217"

    def __init__(self, question: str) -> None:
        super().__init__(
            Message("The queue holds no question « %(id)s ».", {"id": question}),
            Message("Nothing was decided."),
            Message("sourcier decide queue shows those that are open."),
        )


class NotAnAnswer(WrongUse):
    """The question cannot be answered so."""

    code = "E218"

    def __init__(self, answer: str, commands: Sequence[str]) -> None:
        super().__init__(
            Message("« %(answer)s » does not answer that question.", {"answer": answer}),
            Message("Nothing was decided."),
            Message("It is settled by: %(commands)s", {"commands": ", ".join(f"sourcier {c}" for c in commands)}),
        )


@click.command(
    "answer",
    cls=Command,
    help=_(
        "Answer a question of the queue.\n\n"
        "QUESTION is its name in sourcier decide queue; ANSWER is yes, no, or the name of a kind."
    ),
)
@click.argument("question", metavar="QUESTION")
@click.argument("answer", metavar="ANSWER")
@said_options
@click.pass_context
def answer(
    ctx: click.Context, /, *, question: str, answer: str, case: Path, who: str | None, why: str | None, **_rest: object
) -> int:
    """Run the command that the answer stands for."""
    from sourcier.report.questions import commands  # noqa: PLC0415  # not loaded for --help

    found = next((each for each in examination_in(case).queue if each.id == question), None)
    if found is None:
        raise NoSuchQuestion(question)
    words = _chosen(commands(found), answer)
    if words is None:
        raise NotAnAnswer(answer, commands(found))
    said = [part for name, value in (("--who", who), ("--why", why)) if value is not None for part in (name, value)]
    _, name, *rest = words.split(" ")
    command = {"column": column, "person": person, "lab": lab, "reading": reading}[name]
    with command.make_context(name, [*rest, "--case", str(case), *said], parent=ctx.parent) as made:
        status: int = command.invoke(made)
    return status


def _chosen(commands: Sequence[str], answer: str) -> str | None:
    """The command an answer stands for: the first is yes, the second, where there are two of no kind, is no."""
    word = answer.strip().lower()
    kinds = [command for command in commands if "--kind=" in command]
    if kinds:
        named = "none" if word in NONE else kinds[0].partition("--kind=")[2] if word in _YES else answer.strip()
        return None if word in _NO or named == "KIND" else kinds[0].partition("--kind=")[0] + f"--kind={named}"
    if word in _YES:
        return commands[0]
    return commands[1] if word in _NO and len(commands) > 1 else None
