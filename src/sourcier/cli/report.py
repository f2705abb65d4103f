"""`sourcier report`: the facts of a case as a page, a text or a table, exact or to be shared."""

from pathlib import Path
from typing import TypeVar

import click

from sourcier.locale import mark as _
from sourcier.model.check import Check
from sourcier.model.errors import WrongUse
from sourcier.model.facts import Examination
from sourcier.model.message import Message
from sourcier.model.response import Response
from sourcier.model.trace import Trace

from .examine import FORMATS
from .options import case_option, common
from .parts import Command, option
from .pseudonyms import pseudonyms_option
from .session import Session, existing


class NothingExamined(WrongUse):
    """The case holds no examination yet."""

    code = "E210"

    def __init__(self) -> None:
        super().__init__(
            Message("This case holds no examination yet."),
            Message("Nothing was changed."),
            Message("Run sourcier examine on the leaked file first, with the same --case."),
        )


class OutputIsFolder(WrongUse):
    """The place to write to is a folder."""

    code = "E213"

    def __init__(self, output: Path) -> None:
        super().__init__(
            Message("%(path)s is a folder: a file cannot take its place.", {"path": str(output)}),
            Message("Nothing was changed."),
            Message("Name a file with -o, inside that folder or elsewhere."),
        )


@click.command(
    cls=Command,
    help=_(
        "Print what a case found: for yourself, or to be shared.\n\n"
        "The shareable edition shows counts from 1 to 10 as <11, so that nobody is singled out."
    ),
)
@case_option
@option("--format", "form", type=click.Choice(FORMATS), default="html", show_default=True, help=_("What to print."))
@option(
    "--edition",
    type=click.Choice(["exact", "shareable"]),
    default="exact",
    show_default=True,
    help=_("exact stays with those in charge; shareable may leave the house."),
)
@option("-o", "--output", "--sortie", "output", type=click.Path(path_type=Path), help=_("Write it to this file."))
@pseudonyms_option
@common
@click.pass_obj
def report(
    session: Session, /, *, case: Path, form: str, edition: str, output: Path | None, pseudonyms: bool, **_rest: object
) -> int:
    """Draw the facts anew; nothing is computed."""
    from sourcier.report import render  # noqa: PLC0415  # not loaded for --help

    from .answering import Seen  # noqa: PLC0415  # it asks for what stands below

    texts = session.speech.texts
    seen = Seen.of(case, trace_in(case), texts, pseudonyms=pseudonyms)
    text = render(
        seen.examination, form, texts, edition, check=check_in(case), trace=seen.trace, changes=seen.changes,
        response=None if pseudonyms else response_in(case),
    )  # fmt: skip
    if output is None:
        session.speech.result(text)
        return 0
    write_output(output, text)
    session.speech.notice(Message("Written: %(path)s.", {"path": str(output)}))
    return 0


def write_output(output: Path, text: str) -> None:
    """Write a text whole, for its owner only. Raises OutputIsFolder, DiskFull, NotWritable."""
    from sourcier.secret import write_error, write_private  # noqa: PLC0415

    if output.is_dir():
        raise OutputIsFolder(output)
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(error, output) from error
    write_private(output, text.encode())


def examination_in(case: Path) -> Examination:
    """Return the facts of a case's examination.

    Raises:
        NothingExamined: there are none.
        NoCase, CaseNewer, CaseDamaged: the folder is no case that can be read.
    """
    from sourcier.case import read_facts  # noqa: PLC0415  # not loaded for --help
    from sourcier.examine import STEP  # noqa: PLC0415

    facts = read_facts(existing(case), STEP, Examination)
    if facts is None:
        raise NothingExamined
    return facts


def check_in(case: Path) -> Check | None:
    """Return what a judged sample bounds, if one was judged and the examination is still the one it was drawn from."""
    from sourcier.case import facts_digest, read_facts  # noqa: PLC0415  # not loaded for --help
    from sourcier.examine import STEP  # noqa: PLC0415

    found = read_facts(case, "check", Check)
    return found if found is not None and found.inputs[0].sha256 == facts_digest(case, STEP) else None


def response_in(case: Path) -> Response | None:
    """Return what is owed, if the examination is still the one it started from."""
    return _of_the_examination(case, "response", Response)


def trace_in(case: Path) -> Trace | None:
    """Return what a trace of this case found, if the examination is still the one it started from."""
    return _of_the_examination(case, "trace", Trace)


Later = TypeVar("Later", Response, Trace)


def _of_the_examination(case: Path, name: str, kind: type[Later]) -> Later | None:
    from sourcier.case import facts_digest, read_facts  # noqa: PLC0415  # not loaded for --help
    from sourcier.examine import STEP  # noqa: PLC0415

    found = read_facts(case, name, kind)
    return found if found is not None and found.examination == facts_digest(case, STEP) else None
