"""The mail server a command speaks to: named by the user in that very command, or not at all."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sourcier.locale import mark as _

from .parts import option
from .session import Session

if TYPE_CHECKING:
    from sourcier.respond.sending import Server

Function = TypeVar("Function", bound=Callable[..., Any])
_PASSWORD = "SOURCIER_SMTP_PASSWORD"  # noqa: S105  # the name of a variable, not a password
"""Environment variable: the login's password, where nobody is there to be asked."""
_PORTS = {"implicit": 465, "starttls": 587}


def server_options(function: Function) -> Function:
    """Add how the server of ``--smtp`` is spoken to."""
    for add in (
        option("--ca", "authority", type=click.Path(path_type=Path, exists=True, dir_okay=False),
               help=_("Certificates to trust instead of the computer's own.")),
        option("--user", "--utilisateur", "user", metavar="NAME",
               help=_("Login at the server; its password is asked for, or read from SOURCIER_SMTP_PASSWORD.")),
        option("--tls", "tls", type=click.Choice(("implicit", "starttls")), default="starttls", show_default=True,
               help=_("How the connection is encrypted; it always is.")),
    ):  # fmt: skip
        function = add(function)
    return function


def server_of(session: Session, asked: Mapping[str, object]) -> "Server":
    """Return the server of ``smtp``, ``tls``, ``user`` and ``authority``. Raises WrongAddress."""
    from sourcier.respond import sending as core  # noqa: PLC0415  # not loaded for --help

    tls = str(asked["tls"])
    host, _colon, port = str(asked["smtp"]).partition(":")
    if not host or (port and not port.isdigit()):
        raise core.WrongAddress("--smtp")  # noqa: EM101  # an option's name
    user = str(asked["user"] or "")
    authority = asked["authority"]
    return core.Server(
        host,
        int(port or _PORTS[tls]),
        tls,
        user,
        _password(session) if user else "",
        authority if isinstance(authority, Path) else None,
    )


def _password(session: Session) -> str:
    known = os.environ.get(_PASSWORD)
    if known is not None:
        return known
    if not sys.stdin.isatty():
        return ""
    question = session.speech.texts.gettext(_("Password for the mail server"))
    return str(click.prompt(question, err=True, hide_input=True))
