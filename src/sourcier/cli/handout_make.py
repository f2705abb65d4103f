"""`sourcier handout make`: one copy for each recipient, under one order."""

import os
import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sourcier import __version__
from sourcier.locale import mark as _
from sourcier.model.message import Message

from .examine import PARTLY
from .handout_options import key_of, key_option, order_options, register_option
from .options import common, workers_option
from .order import order_content
from .parts import Command, option
from .reading_options import overrides_of, reading_options
from .session import Session, now

if TYPE_CHECKING:
    from sourcier.handout import Example, To
    from sourcier.model.handing import Offer, Receipt

_PASSWORD = "SOURCIER_DATABASE_PASSWORD"  # noqa: S105  # the name of the variable
_LAYERS = ("ids", "spellings", "canaries")


class _Seen(Exception):  # not an error: the preview ends here
    """Everything that was asked for was shown."""


@click.command(
    cls=Command,
    help=_(
        "Hand out exactly what an order says: its columns and rows and nothing else, one copy for each recipient.\n\n"
        "SOURCE is a file, a folder, or the address of a database (postgresql://, mysql://, sqlite:///). Each column "
        "is checked by its values, the copy is marked, encrypted (age) and entered in the register; a receipt for the "
        "controller lies beside it."
    ),
)
@click.argument("source", metavar="SOURCE")
@option("-o", "--output", "--sortie", "target", required=True, type=click.Path(path_type=Path),
        help=_("Where to write the copy; with several recipients, each has its number in the name."))  # fmt: skip
@order_options
@register_option
@key_option
@option("--to", "--pour", "to", multiple=True, metavar="AGE_RECIPIENT",
        help=_("A recipient's public key, or a file of it; may be given again. The order's by default."))  # fmt: skip
@option("--table", "tables", multiple=True, help=_("Table or view of a database; may be given again. All by default."))
@option("--off", "--sans", "off", multiple=True, metavar="LAYER[:COLUMN]",
        help=_("Switch a layer of marks off (ids, spellings, canaries), or off in one column."))  # fmt: skip
@option("--alias", "aliases", multiple=True,
        help=_("An address or number of yours where an invented person is reached; may be given again."))  # fmt: skip
@option("--changes", "--changements", "changes", type=click.Path(path_type=Path),
        help=_("Where to write which cells were changed in form; sealed with the register's key."))  # fmt: skip
@option("--preview", "--apercu", "preview", is_flag=True,
        help=_("Only show what would leave, with some cells before and after (values: look alone)."))  # fmt: skip
@option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True,
        help=_("What to print."))  # fmt: skip
@reading_options
@workers_option
@common
@click.pass_obj
def make(
    session: Session, /, *, source: str, target: Path, order: Path, order_id: str | None, register: Path,
    keys: tuple[Path, ...], to: tuple[str, ...], tables: tuple[str, ...], off: tuple[str, ...],
    aliases: tuple[str, ...], changes: Path | None, preview: bool, form: str, workers: int | None, **chosen: Any,
) -> int:  # fmt: skip
    """Make copies, and say what left."""
    from sourcier.handout import Asked, Desk, Wishes, examples, hand_out  # noqa: PLC0415  # not loaded for --help
    from sourcier.marks import Options  # noqa: PLC0415
    from sourcier.order import read_order  # noqa: PLC0415
    from sourcier.report.handing import render_offer  # noqa: PLC0415
    from sourcier.secret import Key  # noqa: PLC0415

    meant = read_order(order_content(order), order_id)
    asked = Asked(
        source, tables, _password(session, source), overrides_of(chosen), workers=workers or os.cpu_count() or 1,
        progress=session.progress,
    )  # fmt: skip
    scratch = target.absolute().with_name(f".{target.name}.scratch")
    desk = Desk(register, key_of(keys), now, scratch, Key(secrets.token_bytes(32)), __version__)
    wishes = Wishes(Options(off=_off(off)), aliases, changes)
    told: list[Offer] = []

    def said(offer: "Offer", ready: Any) -> None:
        told.append(offer)
        text = render_offer(offer, session.speech.texts)
        if preview:
            session.speech.result(text + _shown(session, examples(meant, ready, desk)))
            raise _Seen
        click.echo(text, err=True, nl=False)

    recipients = _recipients(to, meant.age_key, target)
    try:
        receipts = hand_out(meant, asked, recipients, desk, wishes=wishes, said=said)
    except _Seen:
        return 0 if told[0].complete else PARTLY
    _written(session, receipts, recipients, told[0], form)
    return 0 if told[0].complete else PARTLY


def _password(session: Session, source: str) -> str | None:
    """From the environment, else asked at the terminal; never from the command, which others can read."""
    if "://" not in source or source.startswith("sqlite:"):
        return None
    if (known := os.environ.get(_PASSWORD)) is not None:
        return known
    if not (sys.stdin.isatty() and session.speech.err_is_terminal):
        return None
    question = session.speech.texts.gettext(_("Password of the database (none: Enter)"))
    return str(click.prompt(question, default="", show_default=False, hide_input=True, err=True)) or None


def _off(wanted: tuple[str, ...]) -> dict[str, Any]:
    """What is switched off: a whole layer, or a layer in columns named by header or number."""
    found: dict[str, Any] = {}
    for one in wanted:
        layer, mark, column = one.partition(":")
        if layer not in _LAYERS or (mark and not column):
            raise click.BadParameter(_("one of ids, spellings, canaries, or of these with :COLUMN"), param_hint="--off")
        if not mark:
            found[layer] = "*"
        elif found.get(layer) != "*":
            found.setdefault(layer, set()).add(column)
    return found


def _recipients(given: tuple[str, ...], ordered: str, target: Path) -> "list[To]":
    from sourcier.handout import To  # noqa: PLC0415  # not loaded for --help

    keys = [key for one in given for key in _keys(one)] or ordered.split()
    if len(keys) == 1:
        return [To(keys[0], target)]
    return [To(key, target.with_name(f"{target.stem}-{at}{target.suffix}")) for at, key in enumerate(keys, start=1)]


def _keys(text: str) -> list[str]:
    """A public key itself, or those of a file, one a line (as age's own option -R)."""
    path = Path(text)
    if text.startswith("age1") or not path.is_file():
        return [text]
    lines = path.read_text("utf-8", "replace").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def _shown(session: Session, found: "list[Example]") -> str:
    texts = session.speech.texts
    lines = [texts.gettext(_("Some cells, before and after:")) if found else texts.gettext(_("No cell is changed."))]
    said = _("%(column)s: %(before)s → %(after)s")
    lines += [
        "  " + texts.say(said, column=_clean(one.column), before=_clean(one.before), after=_clean(one.after))
        for one in found
    ]
    return "\n".join(lines) + "\n"


def _clean(text: str) -> str:
    from sourcier.report.safe import harmless  # noqa: PLC0415  # not loaded for --help

    return harmless(text)


def _written(session: Session, receipts: "list[Receipt]", to: "list[To]", offer: "Offer", form: str) -> None:
    """Write each receipt beside its copy, and say what was written."""
    from sourcier.report.handing import render_list  # noqa: PLC0415  # not loaded for --help
    from sourcier.report.receipt import render_receipt  # noqa: PLC0415
    from sourcier.secret import write_private  # noqa: PLC0415

    texts = session.speech.texts
    for one, receipt in zip(to, receipts, strict=True):
        beside = one.path.with_name(f"{one.path.name}.receipt.txt")
        write_private(beside, render_receipt(receipt, offer.strength, texts).encode())
        if form == "text":
            said = Message(
                "Written: %(path)s, copy %(copy)s (%(size)s). Receipt for the controller: %(receipt)s",
                {
                    "path": str(one.path), "copy": receipt.copy.copy, "size": texts.size(receipt.copy.bytes),
                    "receipt": str(beside),
                },
            )  # fmt: skip
            session.speech.result(texts.of(said))
    if form == "json":
        session.speech.result(render_list([receipt.copy for receipt in receipts], texts, "json"))
