"""Options that the parts of `sourcier handout` share."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sourcier.locale import mark as _

from .parts import option
from .session import Session, keys_folder

if TYPE_CHECKING:
    from sourcier.handout import Register, RegisterKey

Function = TypeVar("Function", bound=Callable[..., Any])


def register_option(function: Function) -> Function:
    """``--register DIR``."""
    return option("--register", "--registre", "register", required=True, type=click.Path(path_type=Path),
                  help=_("The folder of the register of copies, made where there is none."))(function)  # fmt: skip


def key_option(function: Function) -> Function:
    """``--key FILE``, twice for two halves."""
    return option("--key", "--cle", "keys", required=True, multiple=True, type=click.Path(path_type=Path),
                  help=_("The register's key; given twice where it is cut in two halves."))(function)  # fmt: skip


def order_options(function: Function) -> Function:
    """``--order FILE`` and ``--order-id ID``."""
    function = option("--order-id", "--id-ordre", "order_id", metavar="ID",
                      help=_("Which order of the file; may be left out where it holds one."))(function)  # fmt: skip
    return option("--order", "--ordre", "order", required=True, type=click.Path(path_type=Path),
                  help=_("The file of orders."))(function)  # fmt: skip


def key_of(paths: tuple[Path, ...]) -> "RegisterKey":
    """Return the register's key."""
    from sourcier.handout import read_key  # noqa: PLC0415  # not loaded for --help

    return read_key(paths, keys_folder())


def register_of(session: Session, folder: Path) -> "Register":
    """Return what a register says; what is not whole about it is said."""
    from sourcier.handout import read_register  # noqa: PLC0415  # not loaded for --help

    found = read_register(folder)
    for fault in found.faults:
        session.speech.notice(fault)
    return found
