"""`sourcier audit gate FILE`: may this file leave?"""

import secrets
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sourcier.locale import mark as _

from .options import common
from .order import order_content
from .parts import Command, option
from .session import Session, keys_folder, now

if TYPE_CHECKING:
    from sourcier.audit import Copies
    from sourcier.model.parties import Order


@click.command(
    cls=Command,
    help=_(
        "Say whether a file may leave: encrypted, marked, within its order, before its day.\n\n"
        "For a script before an upload or a mail: ends with 0 where it may, else with 11 to 14 by what speaks against "
        "it, or with 4 where it could not be read. The file is read here and goes nowhere. What was not named (no "
        "register, no order) is said to be not known."
    ),
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@option("--order", "--ordre", "order", type=click.Path(path_type=Path),
        help=_("The file of orders: it may hold no more than one of them asks for."))  # fmt: skip
@option(
    "--order-id", "--id-ordre", "order_id", metavar="ID", help=_("Which order of the file; any of them if not said.")
)
@option("--register", "--registre", "register", type=click.Path(path_type=Path),
        help=_("The folder of the register of copies."))  # fmt: skip
@option("--key", "--cle", "keys", multiple=True, type=click.Path(path_type=Path),
        help=_("The register's key, by which marks in a clear file are read; twice for two halves."))  # fmt: skip
@option("--on", "--le", "on", metavar="DATE", help=_("The day to look at; today by default."))
@option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True,
        help=_("What to print."))  # fmt: skip
@common
@click.pass_obj
def gate(
    session: Session, /, *, file: Path, order: Path | None, order_id: str | None, register: Path | None,
    keys: tuple[Path, ...], on: str | None, form: str, **_rest: object,
) -> int:  # fmt: skip
    """Look at one file and say so."""
    from sourcier.audit import Keeper, rulebook  # noqa: PLC0415  # not loaded for --help
    from sourcier.audit import gate as judged  # noqa: PLC0415
    from sourcier.report.audit import render_gate  # noqa: PLC0415
    from sourcier.secret import Key  # noqa: PLC0415
    from sourcier.store import Store  # noqa: PLC0415

    orders = _orders(order, order_id)
    copies = _copies(session, register, keys)
    with tempfile.TemporaryDirectory(prefix="sourcier-gate-") as folder:
        made: list[Store] = []

        def scratch() -> Store:
            made.append(Store(Path(folder) / str(len(made)), Key(secrets.token_bytes(32))))
            return made[-1]

        keeper = Keeper(
            on or now()[:10], Key(secrets.token_bytes(32)), scratch, orders, copies, has_register=register is not None
        )
        found = judged(file, keeper)
    session.speech.result(render_gate(found, session.speech.texts, rulebook(), form))
    return found.status


def _orders(path: Path | None, wanted: str | None) -> "tuple[Order, ...]":
    from sourcier.order import read_order, read_orders  # noqa: PLC0415  # not loaded for --help

    if path is None:
        return ()
    content = order_content(path)
    return (read_order(content, wanted),) if wanted else read_orders(content)


def _copies(session: Session, register: Path | None, keys: tuple[Path, ...]) -> "Copies":
    from sourcier.audit import Copies  # noqa: PLC0415  # not loaded for --help
    from sourcier.handout import read_key  # noqa: PLC0415

    from .handout_options import register_of  # noqa: PLC0415

    if register is None:
        return Copies()
    known = register_of(session, register)
    if not keys:
        return Copies(known.copies)
    key = read_key(keys, keys_folder())
    return Copies(known.copies, key.key, key.id)
