"""Who decides and why: asked at a terminal, never guessed."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from sourcier.locale import mark as _
from sourcier.model.errors import WrongUse
from sourcier.model.message import Message

from .options import common
from .parts import option
from .session import DEFAULT_CASE, Session

Function = TypeVar("Function", bound=Callable[..., Any])


class WhoNeeded(WrongUse):
    """A decision needs somebody who answers for it."""

    code = "E215"

    def __init__(self) -> None:
        super().__init__(
            Message("Nobody was named who decides this."),
            Message("Nothing was decided."),
            Message('Add your name or function, for instance: --who "A. Analyst".'),
        )


class WhyNeeded(WrongUse):
    """A decision needs grounds."""

    code = "E216"

    def __init__(self) -> None:
        super().__init__(
            Message("No grounds were given for the decision."),
            Message("Nothing was decided."),
            Message('Add them in a few words, without naming a person of the file: --why "seen in the manual".'),
        )


def existing_case_option(function: Function) -> Function:
    """``--case DIR``, of a case that is there."""
    return option(
        "--case", "--dossier", "case", type=click.Path(path_type=Path), default=DEFAULT_CASE, show_default=True,
        help=_("The case's folder."),
    )(function)  # fmt: skip


def who_option(function: Function) -> Function:
    """``--who TEXT``."""
    return option("--who", "--qui", "who", help=_("Who decides: a name or function; asked at a terminal."))(function)


def said_options(function: Function) -> Function:
    """``--case``, ``--who`` and ``--why``, and what all commands take."""
    function = option("--why", "--pourquoi", "why", help=_("On what grounds, in a few words; asked at a terminal."))(
        common(function)
    )
    return existing_case_option(who_option(function))


def named(session: Session, who: str | None) -> str:
    """Return who decides. Raises WhoNeeded."""
    said = _asked(session, who, _("Who decides this (name or function)?"))
    if not said:
        raise WhoNeeded
    return said


def grounds(session: Session, why: str | None) -> str:
    """Return why. Raises WhyNeeded."""
    said = _asked(session, why, _("On what grounds? (No name of a person in the file, please.)"))
    if not said:
        raise WhyNeeded
    return said


def _asked(session: Session, given: str | None, question: str) -> str:
    if given is None and sys.stdin.isatty() and session.speech.err_is_terminal:
        given = str(click.prompt(session.speech.texts.gettext(question), err=True))
    return (given or "").strip()
