"""What opens targets: from the environment, the system's keyring, or asked at the terminal; kept nowhere."""

import importlib
import os
import re
import sys
from typing import TYPE_CHECKING

import click

from sourcier.locale import mark as _

from .session import Session

if TYPE_CHECKING:
    from sourcier.audit.credentials import Ask, Credential

_VARIABLE = "SOURCIER_LOGIN_"
_KEY_FILE = "SOURCIER_KEYFILE_"
SERVICE = "sourcier-audit"
"""The keyring's service; the login's name is its user name, ``user:password`` what it keeps."""


def variable(login: str, prefix: str = _VARIABLE) -> str:
    """Return the environment variable of a login."""
    return prefix + re.sub(r"[^A-Z0-9]", "_", login.upper())


def asking(session: Session) -> "Ask":
    """Return how a login's name is turned into what it stands for."""

    def ask(login: str) -> "Credential | None":
        kept = os.environ.get(variable(login)) or _from_keyring(login)
        if kept is not None:
            return _credential(kept, login)
        return _prompted(session, login)

    return ask


def _credential(kept: str, login: str) -> "Credential":
    from sourcier.audit.credentials import Credential  # noqa: PLC0415  # not loaded for --help

    user, _mark, password = kept.partition(":")
    return Credential(user, password, os.environ.get(variable(login, _KEY_FILE), ""))


def _from_keyring(login: str) -> str | None:
    """Ask the system's keyring, where the package for it is installed and one is open."""
    try:
        keyring = importlib.import_module("keyring")
        found: str | None = keyring.get_password(SERVICE, login)
    except Exception:  # noqa: BLE001  # without a keyring there is none to ask: each system fails in its own way
        return None
    return found


def _prompted(session: Session, login: str) -> "Credential | None":
    if not (sys.stdin.isatty() and session.speech.err_is_terminal):
        return None
    texts = session.speech.texts
    user = str(click.prompt(texts.say(_("User of %(login)s"), login=login), err=True))
    question = texts.say(_("Password of %(login)s (none: Enter)"), login=login)
    password = str(click.prompt(question, default="", show_default=False, hide_input=True, err=True))
    return _credential(f"{user}:{password}", login)
