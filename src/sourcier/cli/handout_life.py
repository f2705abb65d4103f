"""`sourcier handout received|imported|returned|deleted|renew|list|due|merge`: the life of copies."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from sourcier.locale import mark as _
from sourcier.model.handing import DELETED, IMPORTED, RECEIVED, RECEIVES, REFUSED, RETURNED, UNKNOWN, Alias
from sourcier.model.message import Message

from .handout_options import key_of, key_option, order_options, register_of, register_option
from .mail_options import server_of, server_options
from .options import common
from .order import order_content
from .parts import Command, option
from .session import Session, now

_HELPS = {
    RECEIVED: _("Enter that a recipient has received its copy."),
    IMPORTED: _("Enter that a copy was imported; from then on nobody needs the file."),
    RETURNED: _("Enter that a copy was returned, with a proof or a declaration."),
    DELETED: _("Enter that a copy was deleted, with a proof or a declaration."),
}
_FORM = option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True,
               help=_("What to print."))  # fmt: skip
_ON = option("--on", "--le", "on", metavar="DATE", help=_("The day it happened; today by default."))


def _act(act: str) -> click.Command:
    """One command that enters one act."""

    @click.command(cls=Command, name=act, help=_HELPS[act])
    @click.argument("copy", metavar="COPY")
    @register_option
    @key_option
    @option("--proof", "--preuve", "proof", type=click.Path(path_type=Path, exists=True, dir_okay=False),
            help=_("A file that proves it; its SHA-256 is entered, and the file is yours to keep."))  # fmt: skip
    @option("--declaration", "declaration", type=click.Path(path_type=Path, exists=True, dir_okay=False),
            help=_("A signed declaration; likewise."))  # fmt: skip
    @_ON
    @common
    @click.pass_obj
    def command(
        session: Session, /, *, copy: str, register: Path, keys: tuple[Path, ...], proof: Path | None,
        declaration: Path | None, on: str | None, **_rest: object,
    ) -> int:  # fmt: skip
        from sourcier.handout import enter_act, entering, shown_by  # noqa: PLC0415  # not loaded for --help

        key = key_of(keys)
        register_of(session, register)
        with entering(register, key, now) as opened:
            enter_act(opened, act, copy, on or now()[:10], shown_by(proof, declaration))
        session.speech.result(session.speech.texts.of(Message("Entered: copy %(copy)s.", {"copy": copy})))
        return 0

    return command


LIFE: tuple[click.Command, ...] = tuple(map(_act, (RECEIVED, IMPORTED, RETURNED, DELETED)))


@click.command(cls=Command, help=_("Enter that a new order lets a copy be kept longer, or less long."))
@click.argument("copy", metavar="COPY")
@order_options
@register_option
@key_option
@_ON
@common
@click.pass_obj
def renew(
    session: Session, /, *, copy: str, order: Path, order_id: str | None, register: Path, keys: tuple[Path, ...],
    on: str | None, **_rest: object,
) -> int:  # fmt: skip
    """Enter a renewal."""
    from sourcier.handout import entering  # noqa: PLC0415  # not loaded for --help
    from sourcier.handout import renew as enter  # noqa: PLC0415
    from sourcier.order import read_order  # noqa: PLC0415

    meant = read_order(order_content(order), order_id)
    key = key_of(keys)
    register_of(session, register)
    with entering(register, key, now) as opened:
        enter(opened, copy, meant, on or now()[:10])
    said = Message("Entered: copy %(copy)s, under order %(order)s.", {"copy": copy, "order": meant.id})
    session.speech.result(session.speech.texts.of(said))
    return 0


@click.command(cls=Command, name="list", help=_("List every copy ever handed out, and what became of it."))
@register_option
@_FORM
@common
@click.pass_obj
def list_(session: Session, /, *, register: Path, form: str, **_rest: object) -> int:
    """Print all copies."""
    from sourcier.report.handing import render_list  # noqa: PLC0415  # not loaded for --help

    found = register_of(session, register)
    session.speech.result(render_list(found.copies, session.speech.texts, form))
    return 1 if found.broken else 0


@click.command(
    cls=Command,
    help=_(
        "List the copies that are kept past the day by which they were to be gone.\n\n"
        "For a line of cron: ends with 0 where none is, else with 11 to 14 by how long. An address that no longer "
        "receives ends it with 11, one whose server does not say with 4."
    ),
)
@register_option
@option("--on", "--le", "on", metavar="DATE", help=_("The day to look at; today by default."))
@option("--ics", "ics", type=click.Path(path_type=Path),
        help=_("Also write a calendar with reminders of every copy that is still kept."))  # fmt: skip
@option("--alias", "aliases", multiple=True, metavar="ADDRESS",
        help=_("A mail address of yours that invented people bear: ask whether it still receives."))  # fmt: skip
@option("--smtp", "smtp", metavar="HOST[:PORT]", help=_("The mail server of these addresses. No mail is sent."))
@server_options
@_FORM
@common
@click.pass_obj
def due(
    session: Session, /, *, register: Path, on: str | None, ics: Path | None, aliases: tuple[str, ...], form: str,
    **asked: object,
) -> int:  # fmt: skip
    """Print what is due."""
    from sourcier.handout import due as due_of  # noqa: PLC0415  # not loaded for --help
    from sourcier.report.calendar_of_copies import calendar_of_copies  # noqa: PLC0415
    from sourcier.report.handing import render_due  # noqa: PLC0415
    from sourcier.secret import write_private  # noqa: PLC0415

    found = register_of(session, register)
    late = due_of(found, on or now()[:10])
    if aliases:
        late = replace(late, aliases=tuple(_tested(session, aliases, asked)))
    if ics is not None:
        write_private(ics, calendar_of_copies(found.copies, now(), session.speech.texts))
    session.speech.result(render_due(late, session.speech.texts, form))
    return 1 if found.broken else late.status


def _tested(session: Session, aliases: tuple[str, ...], asked: dict[str, object]) -> Iterator[Alias]:
    """Ask the server of one's own addresses about each. Raises WrongAddress, ServerUnreachable, ServerRefuses."""
    from sourcier.respond.sending import Connection, Lost, WrongAddress  # noqa: PLC0415  # not loaded for --help

    for address in aliases:
        name, at, domain = address.rpartition("@")
        if not (name and at and domain) or not address.isascii() or not address.isprintable() or " " in address:
            raise WrongAddress("--alias")  # noqa: EM101  # an option's name
    if not asked["smtp"]:
        raise WrongAddress("--smtp")  # noqa: EM101
    with Connection(server_of(session, asked)) as server:
        for place, address in enumerate(aliases):
            try:
                said, code = server.receives(address)
            except Lost:
                yield from (Alias(one, UNKNOWN, 0) for one in aliases[place:])
                return
            yield Alias(address, {"sent": RECEIVES, "refused": REFUSED}.get(said, UNKNOWN), code)


@click.command(
    cls=Command,
    help=_("Take over the register of another site. Chains are taken whole; nothing in them is changed."),
)
@click.argument("other", metavar="DIR", type=click.Path(path_type=Path))
@register_option
@common
@click.pass_obj
def merge(session: Session, /, *, other: Path, register: Path, **_rest: object) -> int:
    """Merge two registers."""
    from sourcier.handout import merge_registers  # noqa: PLC0415  # not loaded for --help

    done = merge_registers(register, other)
    said = Message("Taken over: %(taken)d chains; here already: %(same)d.", {"taken": done.taken, "same": done.same})
    session.speech.result(session.speech.texts.of(said))
    if done.forked:
        session.speech.notice(_FORKED)
    return 1 if done.forked else 0


_FORKED = Message(
    "A chain went two ways: its register was copied and both were added to. Both are kept; find out which is right."
)
