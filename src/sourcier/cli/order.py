"""`sourcier order`: what a controller tells a processor to extract, written, checked and shown."""

from datetime import date, timedelta
from pathlib import Path

import click

from sourcier.locale import mark as _
from sourcier.model.errors import WrongUse
from sourcier.model.message import Message

from .options import common, everywhere
from .parts import Command, Group, option
from .session import Session, now

_FRENCH = {"new": "nouveau", "check": "controler", "show": "montrer"}
_HELP = _(
    "The order: what a controller tells a processor to extract, for whom and until when.\n\n"
    "A small file that people read and sign; copies are handed out under it and under nothing else."
)
_DAYS = 30


class OrderFileExists(WrongUse):
    """Something lies where the order is to be written."""

    code = "E601"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message("%(path)s exists already: it is not written over.", {"path": str(path)}),
            Message("Nothing was written."),
            Message("Choose another name with -o."),
        )


class OrderFileMissing(WrongUse):
    """The file of orders cannot be read."""

    code = "E602"

    def __init__(self, path: Path) -> None:
        super().__init__(
            Message("The file of orders cannot be read: %(path)s", {"path": str(path)}),
            Message("Nothing was changed."),
            Message("Check its name. A new one is written by: sourcier order new -o order.toml"),
        )


def order(language: str) -> click.Group:
    """Return the command with all its parts."""
    group = Group("order", french=_FRENCH, language=language, help=_HELP, no_args_is_help=True)
    for command in (new, check, show):
        group.add_command(command)
    return everywhere(group)


def order_content(path: Path) -> bytes:
    """Return the bytes of a file of orders. Raises OrderFileMissing."""
    try:
        return path.read_bytes()
    except OSError:
        raise OrderFileMissing(path) from None


@click.command(cls=Command, help=_("Write an order to begin with, every key explained."))
@option("-o", "--output", "--sortie", "target", type=click.Path(path_type=Path), default=Path("order.toml"),
        show_default=True, help=_("Where to write it."))  # fmt: skip
@common
@click.pass_obj
def new(session: Session, /, *, target: Path, **_rest: object) -> int:
    """Write a commented order."""
    from sourcier.order import new_order  # noqa: PLC0415  # not loaded for --help
    from sourcier.secret import write_private  # noqa: PLC0415

    if target.exists():
        raise OrderFileExists(target)
    today = date.fromisoformat(now()[:10])
    text = new_order(today.isoformat(), (today + timedelta(days=_DAYS)).isoformat(), session.speech.texts.of)
    write_private(target, text.encode(), replace=False)
    said = Message("Written: %(path)s. Fill it in, then: sourcier order check %(path)s", {"path": str(target)})
    session.speech.result(session.speech.texts.of(said))
    return 0


@click.command(
    cls=Command,
    help=_(
        "Say what an order lacks of what GDPR art. 28(3) asks for, and what is more than its purpose needs.\n\n"
        "Each with its line and its remedy. Ends with 0 where nothing is to be mended, else with 11 to 13."
    ),
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True,
        help=_("What to print."))  # fmt: skip
@common
@click.pass_obj
def check(session: Session, /, *, file: Path, form: str, **_rest: object) -> int:
    """Check every order of a file."""
    from sourcier.order import check_orders  # noqa: PLC0415  # not loaded for --help
    from sourcier.report.orders import render_orders  # noqa: PLC0415

    found = check_orders(order_content(file))
    session.speech.result(render_orders(found, session.speech.texts, form))
    return found.status


@click.command(cls=Command, help=_("Show the orders of a file as they will be understood."))
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True,
        help=_("What to print."))  # fmt: skip
@common
@click.pass_obj
def show(session: Session, /, *, file: Path, form: str, **_rest: object) -> int:
    """Print the orders of a file."""
    from sourcier.order import read_orders  # noqa: PLC0415  # not loaded for --help
    from sourcier.report.orders_shown import render_shown  # noqa: PLC0415

    session.speech.result(render_shown(read_orders(order_content(file)), session.speech.texts, form))
    return 0
