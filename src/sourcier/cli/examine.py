"""`sourcier examine PATH...`: what a leaked file is."""

import os
import platform
import shutil
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from sourcier.locale import mark as _
from sourcier.model.facts import Examination
from sourcier.model.message import Message
from sourcier.model.reading import Overrides

from .options import basis_option, case_option, common, workers_option
from .parts import Command, option
from .reading_options import overrides_of, reading_options
from .session import Session

if TYPE_CHECKING:
    from sourcier.read import Limits

FORMATS = ("text", "json", "html", "csv")
LIMITS = {"most_columns": 1, "longest_record": 1 << 20, "expansion": 1}
"""Limits that options raise, and in which unit they are given."""
PARTLY = 4
"""Exit status: done, but part could not be read."""


@click.command(
    cls=Command,
    help=_(
        "Say what a leaked file is: its columns, people, laboratories, places and dates.\n\n"
        "PATH is a file, or a folder whose files are examined together. Nothing is changed in it. The rows are kept "
        "encrypted in the case; no value of a person is shown."
    ),
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@case_option
@basis_option
@option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help=_("What to print."))
@reading_options
@option("--max-columns", "--colonnes-max", "most_columns", type=click.IntRange(1),
        help=_("Columns a table may have; one that has more is refused."))  # fmt: skip
@option("--max-record", "--ligne-max", "longest_record", type=click.IntRange(1), metavar="MB",
        help=_("Megabytes a record may have; a longer one is rejected."))  # fmt: skip
@option("--max-expansion", "--detente-max", "expansion", type=click.IntRange(1),
        help=_("How many times its size a compressed file may grow to before it is taken for a bomb."))  # fmt: skip
@option("--known", "--connu", "known", metavar="PATH", multiple=True, type=click.Path(path_type=Path),
        help=_("An earlier file or folder: say how many of its people stand here. May be repeated."))  # fmt: skip
@option("--password", "--mot-de-passe", "password", is_flag=True,
        help=_("Ask for passwords of archives and documents; scripts set SOURCIER_PASSWORDS, one a line."))  # fmt: skip
@option("--copy", "--copier", "copy", is_flag=True, help=_("Keep a sealed copy of the file in the case."))
@workers_option
@common
@click.pass_obj
def examine(
    session: Session, /, *, paths: tuple[Path, ...], case: Path, basis: str | None, form: str, copy: bool,
    known: tuple[Path, ...], workers: int | None, password: bool, **chosen: str | int | None,
) -> int:  # fmt: skip
    """Run an examination and print it."""
    limits = {name: int(value) for name in LIMITS if (value := chosen.get(name)) is not None}
    return run(
        session,
        paths,
        case,
        basis,
        form=form,
        overrides=overrides_of(chosen),
        copy=copy,
        known=known,
        workers=workers,
        limits=limits,
        passwords=_passwords(session, ask=password),
    )


def _passwords(session: Session, *, ask: bool) -> tuple[str, ...]:
    """Passwords from the environment, then from the terminal until an empty one is given."""
    found = [one for one in os.environ.get("SOURCIER_PASSWORDS", "").splitlines() if one]
    words = session.speech.texts.gettext(_("Password (empty when there is no other)"))
    while ask and (given := click.prompt(words, hide_input=True, default="", show_default=False, err=True)):
        found.append(given)
    return tuple(found)


def run(
    session: Session, paths: tuple[Path, ...], folder: Path, basis: str | None, *, form: str, overrides: Overrides,
    copy: bool = False, known: tuple[Path, ...] = (), workers: int | None = None,
    limits: Mapping[str, int] = MappingProxyType({}), passwords: tuple[str, ...] = (),
) -> int:  # fmt: skip
    """Examine, write the report into the case, print the result; return the exit status."""
    from sourcier import examine as core  # noqa: PLC0415  # the engine is not loaded for --help
    from sourcier.report import render  # noqa: PLC0415

    from .report import check_in  # noqa: PLC0415  # it stands on this file

    texts = session.speech.texts
    for files in (paths, known) if not (folder / "case.json").exists() else ():
        core.look_in(files, folder)  # what is not there is said before a case is made
    with session.case(folder, basis) as case:
        bounds = _limits(limits)
        request = core.Request(
            overrides=overrides, limits=bounds, copy=copy, own_kinds=case.own_file("kinds.toml"), known=known,
            passwords=passwords,
        )  # fmt: skip
        examined = core.examine(case, paths, request, workers or os.cpu_count() or 1, session.progress)
        facts: Examination = examined.facts
        with case.sink("report", "examination.html") as stream:
            stream.write(render(facts, "html", texts, check=check_in(case.folder)).encode())
        page = case.place("report", "examination.html")
    if examined.reused:
        session.speech.notice(Message("Nothing changed since the last run: its facts are shown."))
    width = shutil.get_terminal_size((100, 24)).columns
    colour = session.speech.out_is_terminal and "NO_COLOR" not in os.environ
    session.speech.result(render(facts, form, texts, width=width, colour=colour, steps=(_open_command(page),)))
    return 0 if facts.complete else PARTLY


def _limits(chosen: Mapping[str, int]) -> "Limits":
    from sourcier.read import Limits  # noqa: PLC0415  # not loaded for --help

    return Limits(**{name: value * LIMITS[name] for name, value in chosen.items()})


def _open_command(page: Path) -> str:
    """How people open a page from a terminal on their system."""
    opener = {"Windows": "start", "Darwin": "open"}.get(platform.system(), "xdg-open")
    return f"{opener} {_short(page)}"


def _short(page: Path) -> str:
    try:
        return str(page.relative_to(Path.cwd()))
    except ValueError:
        return str(page)
