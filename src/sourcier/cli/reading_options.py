"""The options that say how a text is to be read."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from sourcier.locale import mark as _
from sourcier.model.reading import Overrides

from .parts import option

Function = TypeVar("Function", bound=Callable[..., Any])
_NAMES = {"tab": "\t", "space": " ", "none": ""}


def reading_options(function: Function) -> Function:
    """``--encoding``, ``--delimiter``, ``--quote``, ``--escape``, ``--header-rows`` and ``--skip-lines``."""
    for declared in reversed(
        (
            option("--encoding", "--encodage", "encoding",
                   help=_("Read it in this encoding, instead of the one found.")),
            option("--delimiter", "--separateur", "delimiter",
                   help=_("What separates fields; tab, space and none may be written so.")),
            option("--quote", "--guillemet", "quote", help=_("What quotes fields: one character, or none.")),
            option("--escape", "--echappement", "escape",
                   help=_("What guards a quote inside a field: one character, or none.")),
            option("--header-rows", "--lignes-entete", "header_rows", type=click.IntRange(0, 3),
                   help=_("How many rows name columns.")),
            option("--skip-lines", "--lignes-avant", "preamble_lines", type=click.IntRange(0),
                   help=_("How many lines precede the table.")),
        )
    ):  # fmt: skip
        function = declared(function)
    return function


def overrides_of(chosen: Mapping[str, str | int | None]) -> Overrides:
    """Return what these options say. Raises click's BadParameter."""

    def text(name: str) -> str | None:
        value = chosen.get(name)
        return None if value is None else _NAMES.get(str(value), str(value))

    for name in ("quote", "escape"):
        mark = text(name) or ""
        if len(mark) > 1 or not mark.isascii():
            raise click.BadParameter(_("one character, or none"), param_hint=f"--{name}")
    header, lines = chosen.get("header_rows"), chosen.get("preamble_lines")
    return Overrides(
        encoding=text("encoding"),
        delimiter=text("delimiter"),
        quote=text("quote"),
        escape=text("escape"),
        header_rows=None if header is None else int(header),
        preamble_lines=None if lines is None else int(lines),
    )
