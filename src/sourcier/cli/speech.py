"""What the command line says, in the reader's language, and where: results to stdout, all else to stderr."""

import gettext
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import resources

import click

from sourcier.locale import Texts, choose_language
from sourcier.locale import mark as _
from sourcier.model.errors import SourcierError
from sourcier.model.message import Message

_LANGUAGE_OPTIONS = ("--lang", "--langue")


@dataclass(frozen=True, slots=True)
class Speech:
    """One reader's language, and whether stdout and stderr are terminals."""

    texts: Texts
    out_is_terminal: bool
    err_is_terminal: bool

    def notice(self, message: Message) -> None:
        """Say something beside the result."""
        click.echo(self.texts.of(message), err=True)

    def result(self, text: str) -> None:
        """Give the result."""
        click.echo(text, nl=not text.endswith("\n"))

    def part(self, text: str) -> None:
        """Give a part of a long result, exactly as it is."""
        click.echo(text, nl=False)

    def error(self, error: SourcierError) -> None:
        """Say what happened, what was kept, and what to do next."""
        of = self.texts.of
        label = self.texts.say(_ERROR, code=error.code)
        lines = (
            f"{click.style(label, fg='red', bold=True)} {of(error.what)}",
            f"  {of(error.kept)}",
            f"  {click.style('→', fg='cyan')} {of(error.following)}",
        )
        click.echo("\n".join(lines), err=True, color=self.err_is_terminal or False)


_ERROR = _("Error %(code)s.")


def speech_of(arguments: Sequence[str], environ: Mapping[str, str]) -> Speech:
    """Return how to speak to whoever typed these arguments, before any of them is understood."""
    language = choose_language(_asked(arguments), environ)
    _teach_click(language)
    return Speech(Texts(language), sys.stdout.isatty(), sys.stderr.isatty())


def _asked(arguments: Sequence[str]) -> str | None:
    for at, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name in _LANGUAGE_OPTIONS:
            return value or (arguments[at + 1] if at + 1 < len(arguments) else None)
    return None


def _teach_click(language: str) -> None:
    """Click takes its own few sentences from gettext's current domain."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("sourcier", str(resources.files("sourcier.locale")))
    gettext.textdomain("sourcier")
