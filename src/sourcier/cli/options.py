"""Options that several commands take."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from sourcier.locale import LANGUAGES
from sourcier.locale import mark as _

from .parts import Group, Option, option
from .session import DEFAULT_CASE

Function = TypeVar("Function", bound=Callable[..., Any])


def case_option(function: Function) -> Function:
    """``--case DIR``."""
    text = _("The case's folder; it is made where there is none.")
    return option(
        "--case",
        "--dossier",
        "case",
        type=click.Path(path_type=Path),
        default=DEFAULT_CASE,
        show_default=True,
        help=text,
    )(function)


_LANGUAGE = _("The language of what you read.")
_NO_PROGRESS = _("Say nothing on the way.")


def common(function: Function) -> Function:
    """``--lang`` and ``--no-progress``: read before all others, and said here for the help."""
    function = option("--no-progress", "--sans-progression", "no_progress", is_flag=True, help=_NO_PROGRESS)(function)
    return option("--lang", "--langue", "lang", type=click.Choice(LANGUAGES), help=_LANGUAGE)(function)


def everywhere(group: Group) -> Group:
    """Add ``--lang`` and ``--no-progress`` to a group of commands: they may stand before its commands too."""
    group.params += [
        Option(["--lang", "--langue"], expose_value=False, type=click.Choice(LANGUAGES), help=_LANGUAGE),
        Option(["--no-progress", "--sans-progression"], expose_value=False, is_flag=True, help=_NO_PROGRESS),
    ]
    return group


def workers_option(function: Function) -> Function:
    """``--workers N``."""
    return option(
        "--workers",
        "--fils",
        "workers",
        type=click.IntRange(1, 256),
        help=_("Threads to use; all processors by default."),
    )(function)


def basis_option(function: Function) -> Function:
    """``--basis TEXT``."""
    return option(
        "--basis", "--fondement", "basis", help=_("Why you may hold this file; asked when a case is first opened.")
    )(function)
