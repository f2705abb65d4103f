"""What commands share: the case they work in, the clock, the keys, the language."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sourcier.locale import mark as _
from sourcier.model.errors import WrongUse
from sourcier.model.message import Message
from sourcier.model.progress import Progress, Silent

from .progress import Shown
from .speech import Speech

if TYPE_CHECKING:
    from sourcier.case import Case

DEFAULT_CASE = "sourcier-case"
_KEYS = "SOURCIER_KEYS"
"""Environment variable: the folder of the cases' keys, where the usual one does not suit."""


class NoCase(WrongUse):
    """A command that asks an existing case was given another folder."""

    code = "E212"

    def __init__(self, folder: Path) -> None:
        super().__init__(
            Message("There is no case in %(folder)s.", {"folder": str(folder)}),
            Message("Nothing was changed."),
            Message("Check the folder given with --case. A case is made by: sourcier examine FILE --case FOLDER"),
        )


def existing(folder: Path) -> Path:
    """Return the folder of a case this version can read. Raises NoCase, CaseNewer, CaseDamaged."""
    if not (folder / "case.json").is_file():
        raise NoCase(folder)
    from sourcier.case import read_identity  # noqa: PLC0415  # not loaded for --help

    read_identity(folder)
    return folder


@dataclass(frozen=True, slots=True)
class Session:
    """One call of the command line."""

    speech: Speech
    show_progress: bool

    @property
    def progress(self) -> Progress:
        """Progress on stderr, or none if it was not wanted."""
        if not self.show_progress:
            return Silent()
        return Shown(self.speech.texts, terminal=self.speech.err_is_terminal)

    @contextmanager
    def case(self, folder: Path, basis: str | None) -> Iterator["Case"]:
        """Open a case, or make one; a first case asks for its lawful basis."""
        from sourcier.case import Case  # noqa: PLC0415  # not loaded for --help
        from sourcier.secret import KeyRing  # noqa: PLC0415

        keys = KeyRing(keys_folder())
        basis = basis or self._ask_basis(folder)
        with Case.open(folder, key_ring=keys, basis=basis, clock=now) as case:
            for notice in case.notices:
                self.speech.notice(notice)
            yield case

    def _ask_basis(self, folder: Path) -> str | None:
        if (folder / "case.json").exists() or not (sys.stdin.isatty() and self.speech.err_is_terminal):
            return None
        from sourcier.case import basis_needed  # noqa: PLC0415  # not loaded for --help

        self.speech.notice(basis_needed().what)
        question = self.speech.texts.gettext(_("Why may you hold this file?"))
        return str(click.prompt(question, err=True)).strip() or None


def now() -> str:
    """The time, as journals write it: ISO 8601, UTC, seconds."""
    return datetime.now(UTC).replace(microsecond=0).isoformat()


def keys_folder() -> Path:
    """Where the cases' keys are kept."""
    from sourcier.secret import default_folder  # noqa: PLC0415  # not loaded for --help

    return Path(os.environ[_KEYS]) if os.environ.get(_KEYS) else default_folder()
