"""Commands and options with a French name beside the English one, and help in the reader's language."""

import gettext
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., Any])
HELP = "Show this message and exit."
"""Click's own msgid."""


@contextmanager
def _translated(part: Any) -> Iterator[None]:
    """Let a part speak the reader's language for as long as the block runs."""
    msgid = part.help
    part.help = gettext.gettext(msgid) if msgid else msgid
    try:
        yield
    finally:
        part.help = msgid


class _Speaking(click.Command):
    """A part whose own help option speaks the reader's language: click keeps the words of the first asking."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help``."""
        found = super().get_help_option(ctx)
        if found is not None:
            found.help = gettext.gettext(HELP)
        return found


class Command(_Speaking):
    """A command whose help is a msgid."""

    def get_help(self, ctx: click.Context) -> str:
        """Return the help in the reader's language."""
        with _translated(self):
            return super().get_help(ctx)

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the first sentence of the help in the reader's language."""
        text = gettext.gettext(self.help or "")
        return text.split(". ")[0].split("\n")[0].rstrip(".")[: limit * 2]


class Option(click.Option):
    """An option whose help is a msgid."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option's line of help in the reader's language."""
        with _translated(self):
            return super().get_help_record(ctx)


class Group(_Speaking, click.Group):
    """Commands that answer to a French name too; help lists them under the reader's one."""

    def __init__(
        self,
        *arguments: Any,
        french: Mapping[str, str],
        language: str,
        load: Callable[[str], click.Command] | None = None,
        **named: Any,
    ) -> None:
        super().__init__(*arguments, **named)
        self._french = french
        self._language = language
        self._load = load

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its English or French name."""
        english = {french: name for name, french in self._french.items()}
        name = english.get(cmd_name, cmd_name)
        if self._load is not None and name in self._french and name not in self.commands:
            self.add_command(self._load(name))
        return super().get_command(ctx, name)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click hands it in
        """Return the commands in the order of an affair, by the reader's names."""
        names = [name for name in self._french if self._load is not None or name in self.commands]
        return [self._french[name] for name in names] if self._language == "fr" else names

    def get_help(self, ctx: click.Context) -> str:
        """Return the help in the reader's language."""
        with _translated(self):
            return super().get_help(ctx)


def option(*names: str, **named: Any) -> Callable[[Function], Function]:
    """Declare an option with help that is translated."""
    return click.option(*names, cls=Option, **named)
